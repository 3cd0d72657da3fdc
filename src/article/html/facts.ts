import { Parser } from 'htmlparser2';

/** What a page says about itself. */
export interface PageFacts {
  /** The page's `<title>`. */
  readonly title?: string;
  /** The text of its `<h1>` when there is exactly one with text. */
  readonly heading?: string;
  /** Its canonical address (http or https). */
  readonly link?: string;
}

/** Reads a page's title, heading and canonical address. */
export function factsOfHtml(html: string): PageFacts {
  const headings: string[] = [];
  const titles: string[] = [];
  const links: string[] = [];
  let into: string[] | undefined;
  let text = '';
  const parser = new Parser({
    onopentag(name, attributes) {
      const link = linkIn(name, attributes);
      if (link !== undefined) links.push(link);
      if (name === 'h1' || name === 'title') {
        into = name === 'h1' ? headings : titles;
        text = '';
      }
    },
    ontext(piece) {
      if (into !== undefined) text += piece;
    },
    onclosetag(name) {
      if (name !== 'h1' && name !== 'title') return;
      if (text.trim() !== '') into?.push(text);
      into = undefined;
    },
  });
  parser.write(html);
  parser.end();
  const [title] = titles;
  const [heading, second] = headings;
  const [link] = links;
  return {
    ...(title === undefined ? {} : { title }),
    ...(heading === undefined || second !== undefined ? {} : { heading }),
    ...(link === undefined ? {} : { link }),
  };
}

function linkIn(name: string, attributes: Readonly<Record<string, string>>): string | undefined {
  const canonical = name === 'link' && attributes.rel === 'canonical' ? attributes.href : undefined;
  const shared = name === 'meta' && attributes.property === 'og:url' ? attributes.content : undefined;
  const link = canonical ?? shared;
  return link !== undefined && /^https?:\/\//iu.test(link) ? link : undefined;
}
