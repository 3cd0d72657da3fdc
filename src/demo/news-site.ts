import type { Web } from 'local-discord';
import { ARRIVING, EARLIER, type Story } from './stories.ts';

/** The feed of the made-up paper, below the local Discord's own address. */
export const FEED_PATH = '/web/elsin-courier/feed.xml';

const PAPER = 'The Elsin Courier';

/**
 * A made-up paper with a feed, served by the local Discord, so that a newcomer sees what following one is like.
 *
 * @param origin - the local Discord's own address, known once it listens
 * @param hasArrived - whether the newest story is out
 */
export function newsSite(origin: () => string, hasArrived: () => boolean): Web {
  const addressOf = ({ path }: Story) => `${origin()}/web/elsin-courier/${path}.html`;
  return (path) => {
    const stories = hasArrived() ? [ARRIVING, ...EARLIER] : EARLIER;
    if (path === FEED_PATH) return { type: 'application/rss+xml', body: feedOf(stories, addressOf) };
    const story = stories.find((one) => addressOf(one).endsWith(path));
    return story === undefined ? null : { type: 'text/html; charset=utf-8', body: pageOf(story) };
  };
}

function feedOf(stories: readonly Story[], addressOf: (story: Story) => string): string {
  const items = stories.map(
    (story) =>
      `<item><title>${escaped(story.title)}</title><link>${addressOf(story)}</link><guid isPermaLink="false">${story.path}</guid>` +
      `<description>${escaped(story.paragraphs[0] ?? '')}</description></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>${PAPER}</title>${items.join('')}</channel></rss>`;
}

function pageOf({ title, author, paragraphs }: Story): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title><meta property="og:site_name" content="${PAPER}"><meta name="author" content="${author}"></head>
<body><main><article><h1>${escaped(title)}</h1><p class="byline">By ${author}</p>
${paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('\n')}
</article></main></body></html>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
