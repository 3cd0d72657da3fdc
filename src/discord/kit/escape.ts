/**
 * What an article or a person wrote, as text that Discord shows as it stands: nothing in it formats, links,
 * mentions or becomes an emoji. Undone by {@link unescapeText}.
 *
 * discord.js's `escapeMarkdown` knows only part of Discord's marks and looks at their surroundings, so it
 * leaves block quotes, subtext, mentions, timestamps and links alone and overlooks marks inside addresses.
 * Discord shows any punctuation mark that follows a backslash as itself; so every mark that can start,
 * end or be part of a construct gets one, wherever it stands.
 *
 * Bidirectional controls that the text leaves open are closed at its end, so that they cannot reorder
 * what follows.
 *
 * @param text - may have several lines; each is treated as if Discord's line began there
 * @example
 * escapeText('# **Breaking** <@123>'); // '\# \*\*Breaking\*\* \<\@123\>'
 */
export function escapeText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replaceAll(MARKS, '\\$&')
    .replaceAll(LINK_ENDS, '\\]\\(')
    .replaceAll(LINKS, '\\:')
    .replaceAll(SHORTCODES, '\\:')
    .replaceAll(LINE_STARTS, '$1\\$2')
    .replaceAll(NUMBERED, '$1\\$2')
    .concat(bidiClosers(text));
}

/** What was escaped: the text in which Discord shows each backslashed punctuation mark as itself. */
export function unescapeText(escaped: string): string {
  return escaped.replaceAll(/\\([^0-9A-Za-z\s])/gu, '$1');
}

/** Most texts: one line without any of the marks below, seen at once. */
const PLAIN = /^(?![\s#+\-\d])[^\\*_~|`[\]<>@:\n\r\u2028\u2029\u202A-\u202E\u2066-\u2069]*$/;

/** Marks that mean something wherever they stand: emphasis, code, spoiler, links, mentions, the escape. */
const MARKS = /[\\*_~|`[\]<>@]/g;

/**
 * A bracket that closes with a parenthesis after it. Discord's rule for links looks for `](` without regard to
 * the backslash before it: an earlier link of the bot's own would end here.
 */
const LINK_ENDS = /\\\]\(/g;

/** The colon of an address (`https://`), without which Discord makes no link. */
const LINKS = /:(?=\/\/)/g;

/** The first colon of an emoji's short name (`:smile:`). */
const SHORTCODES = /(?<!\\):(?=[^\s:]+:)/g;

/** Headings, lists and subtext, which begin a line. */
const LINE_STARTS = /^([^\S\n\r\u2028\u2029]*)([#+-])(?=[\s#]|$)/gm;

/** Numbered lists. */
const NUMBERED = /^([^\S\n\r\u2028\u2029]*\d+)([.)])(?=\s|$)/gm;

/** Closes embeddings and overrides (with U+202C) and isolates (with U+2069) that each line leaves open. */
function bidiClosers(text: string): string {
  const line = text.slice(text.lastIndexOf('\n') + 1);
  const open: string[] = [];
  for (const [control] of line.matchAll(/[\u202A-\u202E\u2066-\u2069]/g)) {
    if (control === '\u202C' || control === '\u2069') {
      if (open.at(-1) === control) open.pop();
    } else open.push(control >= '\u2066' ? '\u2069' : '\u202C');
  }
  return open.reverse().join('');
}
