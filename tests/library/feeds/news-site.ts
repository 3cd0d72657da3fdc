import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A story as the site has it. */
export interface SiteStory {
  readonly path: string;
  readonly title: string;
  readonly text: readonly string[];
  readonly date?: string;
}

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A whole answer. */
export function answerOf(
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body: string | Buffer = '',
): Answer {
  return (_, response) => {
    response.writeHead(status, headers).end(body);
  };
}

/** An answer with a page, or with a feed. */
export const pageOf = (body: string) => answerOf(200, { 'content-type': 'text/html' }, body);
export const feedOf = (body: string) => answerOf(200, { 'content-type': 'application/rss+xml' }, body);

/** A news site on this machine: stories under their paths, an RSS feed of them under /feed, and whatever a test puts there. */
export class NewsSite {
  readonly #answers = new Map<string, Answer>();
  readonly #server = createServer((request, response) => this.#answer(request, response));
  /** The paths that were asked for, in order. */
  readonly asked: string[] = [];
  /** What /feed has, newest first. */
  stories: readonly SiteStory[] = [];
  title = 'Port Elsin Gazette';

  static async start(): Promise<NewsSite> {
    const site = new NewsSite();
    await new Promise<void>((resolve) => site.#server.listen(0, '127.0.0.1', resolve));
    return site;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Answers a path in its own way; null: as usual. */
  answer(path: string, answer: Answer | null): void {
    if (answer === null) this.#answers.delete(path);
    else this.#answers.set(path, answer);
  }

  /** How often a path was asked for. */
  count(path: string): number {
    return this.asked.filter((one) => one === path).length;
  }

  /** The feed as it is now. */
  feed(more = ''): string {
    return rssOf(
      this.title,
      this.stories.map(
        ({ path, title, text, date }) =>
          `<item><title>${escaped(title)}</title><link>${this.url}${path}</link><guid isPermaLink="false">${path}</guid>${date === undefined ? '' : `<pubDate>${date}</pubDate>`}<description>${escaped(text[0] ?? '')}</description></item>`,
      ),
      more,
    );
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? '';
    this.asked.push(path);
    const own = this.#answers.get(path);
    if (own) return void own(request, response);
    if (path === '/feed') return void this.#sendFeed(request, response);
    const story = this.stories.find((one) => one.path === path);
    if (story === undefined) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/html' }).end(this.#page(story));
  }

  #sendFeed(request: IncomingMessage, response: ServerResponse): void {
    const body = this.feed();
    const etag = `"${Buffer.from(body).length}-${body.length}-${hash(body)}"`;
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
    response.writeHead(200, { 'content-type': 'application/rss+xml', etag }).end(body);
  }

  #page({ title, text, path }: SiteStory): string {
    const paragraphs = text.map((line) => `<p>${escaped(line)}</p>`).join('\n');
    return `<!doctype html><html lang="en"><head><title>${escaped(title)}</title><link rel="canonical" href="${this.url}${path}"><meta property="og:site_name" content="${this.title}"></head><body><nav><a href="/">Home</a></nav><article><h1>${escaped(title)}</h1>${paragraphs}</article></body></html>`;
  }
}

/** An RSS feed. */
export function rssOf(title: string, items: readonly string[], more = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${escaped(title)}</title>${more}${items.join('')}</channel></rss>`;
}

/** A story of some sentences, each its own. */
export function storyOf(name: string, more: Partial<SiteStory> = {}): SiteStory {
  return {
    path: `/${name}`,
    title: `${name} to close for a year, council decides`,
    text: [
      `The ${name} of Port Elsin will close in June for a whole year, the council of the town decided on Monday evening.`,
      `“We have waited twenty years for a new ${name},” said Mayor Ada Thorne, who opened the meeting in the old customs house.`,
      `Work on the ${name} costs forty million crowns, of which the county pays half and the town the rest over ten years.`,
    ],
    ...more,
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function hash(text: string): number {
  let sum = 7;
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 2 ** 31;
  return sum;
}
