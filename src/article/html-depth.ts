/** Elements that never hold others, or that the next of their kind closes. */
const shallow = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd option optgroup tr td th thead tbody tfoot colgroup rp rt'.split(
    ' ',
  ),
);
/** Elements whose content is no markup. */
const raw = new Set(['script', 'style', 'textarea', 'title', 'xmp']);

/**
 * How deep a piece of HTML nests its elements, at most and about: counted from the tags alone, in one
 * pass, before any parser is let near it.
 */
export function nestingDepth(html: string): number {
  const tags = /<(?:!--|(\/?)([a-z][a-z0-9-]*))/giu;
  let depth = 0;
  let deepest = 0;
  let tagEnd = -1;
  for (let tag = tags.exec(html); tag !== null; tag = tags.exec(html)) {
    const name = tag[2]?.toLowerCase();
    if (name === undefined) {
      tags.lastIndex = after(html, '-->', tag.index);
      continue;
    }
    if (shallow.has(name)) continue;
    if (tag[1] === '/') depth = Math.max(0, depth - 1);
    else {
      if (tagEnd < tag.index) tagEnd = after(html, '>', tag.index);
      if (html.charAt(tagEnd - 2) === '/') continue;
      if (raw.has(name)) tags.lastIndex = after(html.slice(0), `</${name}`, tag.index);
      else depth += 1;
      deepest = Math.max(deepest, depth);
    }
  }
  return deepest;
}

/** Where the next `mark` ends; the end of the text when there is none. */
function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at === -1 ? html.length : at + mark.length;
}
