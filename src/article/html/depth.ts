/** Elements that never hold others, or that the next of their kind closes. */
const shallow = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd option optgroup tr td th thead tbody tfoot colgroup rp rt'.split(
    ' ',
  ),
);
/** Elements whose content is no markup. */
const raw = new Set(['script', 'style', 'textarea', 'title', 'xmp']);

/**
 * How deep a piece of HTML nests its elements, counted from the tags alone, in one pass, before any
 * parser is let near it. Counting ends just beyond `limit`.
 */
export function nestingDepth(html: string, limit: number): number {
  const tags = /<(?:!--|(\/?)([a-z][a-z0-9-]*))/giu;
  const open: string[] = [];
  let deepest = 0;
  let tagEnd = -1;
  for (let tag = tags.exec(html); tag !== null && deepest <= limit; tag = tags.exec(html)) {
    const name = tag[2]?.toLowerCase();
    if (name === undefined) {
      tags.lastIndex = after(html, '-->', tag.index);
      continue;
    }
    if (shallow.has(name)) continue;
    if (tag[1] === '/') {
      // As parsers do: a closing tag ends everything inside, one that closes nothing is ignored.
      const at = open.lastIndexOf(name);
      if (at !== -1) open.length = at;
      continue;
    }
    if (tagEnd < tag.index) tagEnd = after(html, '>', tag.index);
    if (html.charAt(tagEnd - 2) === '/') continue;
    if (raw.has(name)) tags.lastIndex = after(html, `</${name}`, tag.index);
    else open.push(name);
    deepest = Math.max(deepest, open.length);
  }
  return deepest;
}

/** Where the next `mark` ends; the end of the text when there is none. */
function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at === -1 ? html.length : at + mark.length;
}
