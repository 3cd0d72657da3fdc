import type { Range } from '../../article/article.ts';
import type { KeyMessage } from './digest.ts';

/**
 * What was chosen of a message on one line, without the marks of Discord's Markdown: the words that people saw. An
 * ellipsis stands where something was left out between.
 *
 * @example
 * // message.text 'It is **not** [signed](https://example.org).', all of it chosen
 * chosenWords(key); // 'It is not signed.'
 */
export function chosenWords({ message, ranges }: KeyMessage): string {
  const { text } = message;
  const markup = markupOf(text);
  let words = '';
  let reached = 0;
  for (const range of ranges) {
    if (words !== '')
      words += without(text, { start: reached, end: range.start }, markup).trim() === '' ? ' ' : ' … ';
    words += without(text, range, markup);
    reached = range.end;
  }
  return words.replaceAll(/\s+/g, ' ').trim();
}

/** A whole text as people saw it: without the marks of Discord's Markdown, its lines as they are. */
export function plainText(text: string): string {
  return without(text, { start: 0, end: text.length }, markupOf(text));
}

function without(text: string, { start, end }: Range, markup: readonly Range[]): string {
  let kept = '';
  let reached = start;
  for (const mark of markup) {
    if (mark.end <= start) continue;
    if (mark.start >= end) break;
    kept += text.slice(reached, Math.max(reached, mark.start));
    reached = Math.min(end, Math.max(reached, mark.end));
  }
  return kept + text.slice(reached, end);
}

/** Everything that may be markup, longest first. An address is one token, so that nothing in it is taken for marks. */
const tokens =
  /(?<escaping>\\(?=[\\*_~|`<>#@:[\]()-]))|(?<code>`{1,3})|(?<emoji><a?:\w{2,32}:\d{15,21}>)|(?<address><?https?:\/\/[^\s<>*|)\]]{1,500}>?)|(?<target>\]\(<?https?:\/\/[^\s)]{1,500}\))|(?<open>\[)|(?<line>^[^\S\n]*(?:#{1,3}|-#|>{1,3})[^\S\n])|(?<pair>\*{1,3}|_{1,3}|~~|\|\|)/gmu;

/** The marks of Discord's Markdown in a message, in order: pairs around words, escapes, names of links' targets. */
function markupOf(text: string): readonly Range[] {
  const marks: Range[] = [];
  const pairs = new Pairs(text);
  let skipTo = 0;
  for (const match of text.matchAll(tokens)) {
    const range = { start: match.index, end: match.index + match[0].length };
    if (range.start < skipTo) continue;
    const kind = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined)?.[0];
    if (kind === 'escaping') skipTo = range.end + 1;
    if (kind === 'escaping' || kind === 'line') marks.push(range);
    else if (kind === 'emoji' || kind === 'address') marks.push(...aroundName(match[0], range));
    else marks.push(...pairs.take(kind, match[0], range));
  }
  return marks.sort((a, b) => a.start - b.start);
}

/** What stands around an emoji's name (`<` and `123>` in `<:name:123>`), or an address between angle brackets. */
function aroundName(token: string, { start, end }: Range): readonly Range[] {
  if (!token.startsWith('<') || !token.endsWith('>')) return [];
  if (token.includes('://'))
    return [
      { start, end: start + 1 },
      { start: end - 1, end },
    ];
  const name = token.indexOf(':');
  return [
    { start, end: start + name },
    { start: start + token.indexOf(':', name + 1) + 1, end },
  ];
}

/** Marks that wait for their partner. */
class Pairs {
  readonly #text: string;
  readonly #open = new Map<string, Range>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Both marks when this one closes a pair; else none. */
  take(kind: string | undefined, token: string, range: Range): readonly Range[] {
    const name = kind === 'target' ? '[' : token;
    const before = this.#open.get(name);
    const fits = kind !== 'pair' || closes(this.#text, range, token);
    if (before !== undefined && kind !== 'open' && before.end < range.start && fits) {
      // Whatever opened within the pair and has not been closed is no mark; in code nothing is.
      for (const [each, { start }] of this.#open) if (start >= before.start) this.#open.delete(each);
      return [before, range];
    }
    if (kind !== 'target' && (kind !== 'pair' || opens(this.#text, range, token)))
      this.#open.set(name, range);
    return [];
  }
}

function opens(text: string, { start, end }: Range, pair: string): boolean {
  const inWord = pair.startsWith('_') && /[\p{L}\p{N}]/u.test(text.charAt(start - 1));
  return /\S/u.test(text.charAt(end)) && !inWord;
}

function closes(text: string, { start, end }: Range, pair: string): boolean {
  const inWord = pair.startsWith('_') && /[\p{L}\p{N}]/u.test(text.charAt(end));
  return /\S/u.test(text.charAt(start - 1)) && !inWord;
}
