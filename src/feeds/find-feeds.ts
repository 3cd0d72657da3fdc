import { Parser } from 'htmlparser2';
import { plainLink } from '../article/link.ts';

/** A feed that a page names. */
export interface NamedFeed {
  readonly address: string;
  /** What the page calls it; empty when it does not say. */
  readonly title: string;
}

/** Media types of feeds. */
const TYPES = /^\s*application\/(?:rss|atom|feed|rdf)\+(?:xml|json)|^\s*application\/json/iu;
/** Feeds of comments are not the site's news. */
const COMMENTS = /\bcomments?\b/iu;
/** The tags that name feeds, and what their addresses are relative to: alone they are read in one pass. */
const TAGS = /<(?:link|base)\s[^>]{1,2000}>/giu;

/** The feeds that a page names with `<link rel="alternate">`, in its order, those of comments last. */
export function feedsNamed(html: string, address: string): readonly NamedFeed[] {
  const found = new Map<string, NamedFeed>();
  let base = address;
  const parser = new Parser({
    onopentag(name, { rel = '', type = '', href = '', title = '' }) {
      const link = absolute(href, name === 'base' ? address : base);
      if (link === null) return;
      if (name === 'base') base = link;
      else if (/(?:^|\s)(?:alternate|feed)(?:\s|$)/iu.test(rel) && TYPES.test(type) && !found.has(link))
        found.set(link, { address: link, title: title.trim() });
    },
  });
  for (const [tag] of html.matchAll(TAGS)) parser.write(tag);
  parser.end();
  const all = [...found.values()];
  const isOfComments = (feed: NamedFeed) => COMMENTS.test(feed.title) || COMMENTS.test(feed.address);
  return [...all.filter((feed) => !isOfComments(feed)), ...all.filter(isOfComments)];
}

function absolute(link: string, base: string): string | null {
  return link.trim() !== '' && URL.canParse(link, base) ? plainLink(new URL(link, base).href) : null;
}
