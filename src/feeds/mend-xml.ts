import { DomUtils, parseDocument } from 'htmlparser2';

/** Elements that a feed nests at most, its texts' own included; mending deeper ones takes very long. */
const DEEPEST = 100;

/**
 * XML that is not well-formed (a tag that nobody closes, an end that is missing) as a forgiving parser understands
 * it, without declarations.
 *
 * @returns null when it is no XML, or nests too deeply to be a feed
 */
export function mendXml(text: string): string | null {
  if (!/^\s*</u.test(text) || depthOf(text) > DEEPEST) return null;
  const document = parseDocument(text, { xmlMode: true });
  document.children = document.children.filter(({ type }) => type === 'tag');
  return DomUtils.getOuterHTML(document, { xmlMode: true });
}

/** How deep the tags nest when every one that is not closed goes on to the end; counting ends just beyond the limit. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [tag] of text.matchAll(/<!\[CDATA\[.*?\]\]>|<\/?[a-z][^>]*>/gisu)) {
    if (tag.startsWith('<!') || tag.endsWith('/>')) continue;
    depth = tag.startsWith('</') ? Math.max(0, depth - 1) : depth + 1;
    deepest = Math.max(deepest, depth);
    if (deepest > DEEPEST) break;
  }
  return deepest;
}
