import type { MarkedSpan } from '../marks/marks.ts';
import { type GrowingTokens, noTokens, TokenKind, type Tokens, tokenise } from './tokens.ts';

/**
 * A paragraph with each marked span folded into one token: what the sentence around the quotations looks
 * like. `span[i]` is the index in the article's marked spans for a token of kind `quotation`, else -1.
 */
export interface Outline extends Tokens {
  readonly text: string;
  readonly span: readonly number[];
  /** The number of the sentence each token stands in, from 0. */
  readonly sentence: readonly number[];
}

/** The outline of paragraph `text`, whose marked spans are `spans`, the first of them number `first`. */
export function outlineOf(text: string, spans: readonly MarkedSpan[], first: number): Outline {
  const tokens = noTokens();
  const span: number[] = [];
  let at = 0;
  for (const [index, marked] of spans.entries()) {
    tokenise(text, at, marked.outerStart, tokens);
    const from = afterLabel(text, marked);
    if (from > marked.outerStart) tokenise(text, marked.start, from, tokens);
    while (span.length < tokens.count) span.push(-1);
    tokens.start.push(from);
    tokens.end.push(marked.outerEnd);
    tokens.hash.push(0);
    tokens.kind.push(TokenKind.quotation);
    tokens.count++;
    span.push(first + index);
    at = marked.outerEnd;
  }
  tokenise(text, at, text.length, tokens);
  while (span.length < tokens.count) span.push(-1);
  return { ...tokens, text, span, sentence: sentencesIn(text, tokens) };
}

const LABEL = /^\p{Lu}[\p{Lu}'’.-]+(?: \p{Lu}[\p{Lu}'’.-]+){0,3}:(?=\s)/u;
const LABEL_REACH = 60;

/** Where the words after a transcript's label within the marks start (“DOE: Well, …”), or the opening mark. */
function afterLabel(text: string, marked: MarkedSpan): number {
  const label = LABEL.exec(text.slice(marked.start, Math.min(marked.end, marked.start + LABEL_REACH)));
  return label ? marked.start + label[0].length : marked.outerStart;
}

function sentencesIn(text: string, tokens: GrowingTokens): readonly number[] {
  const sentence = new Array<number>(tokens.count);
  let number = 0;
  for (let index = 0; index < tokens.count; index++) {
    sentence[index] = number;
    if (endsSentence(text, tokens, index)) number++;
  }
  return sentence;
}

/** A full stop outside marks, or one inside them when no lower-case word goes on after them. */
function endsSentence(text: string, tokens: Tokens, index: number): boolean {
  const kind = tokens.kind[index];
  const next = tokens.kind[index + 1];
  if (kind === TokenKind.sign) {
    const sign = text.charAt(tokens.start[index] ?? 0);
    return (sign === '.' || sign === '!' || sign === '?') && next !== TokenKind.lower;
  }
  if (kind !== TokenKind.quotation) return false;
  if (next === TokenKind.lower || next === TokenKind.sign || next === undefined) return false;
  const sign = lastSign(text, tokens.end[index] ?? 0);
  if (sign === '.') return true;
  if (sign !== '!' && sign !== '?') return false;
  return !nameThenWord(tokens, index + 1);
}

/** The last character before the closing mark that ends at `end`. */
export function lastSign(text: string, end: number): string {
  let at = end - 1;
  while (at > 0 && /["“”‘’'\s)]/.test(text.charAt(at))) at--;
  return text.charAt(at);
}

/** One to three capitalised words and then a lower-case one: “Why now?” Jane Doe asked. */
function nameThenWord(tokens: Tokens, from: number): boolean {
  let at = from;
  while (at < from + 3 && (tokens.kind[at] === TokenKind.capital || tokens.kind[at] === TokenKind.upper))
    at++;
  return at > from && tokens.kind[at] === TokenKind.lower && tokens.count - at < 12;
}
