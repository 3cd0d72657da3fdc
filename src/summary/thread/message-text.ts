import type { Range } from '../../article/article.ts';
import { sentencesOf } from '../../text/sentences.ts';
import { plainWordsOf } from '../../text/tokens.ts';
import { endsMessage, isCloser, isJunk, isQuoted, type Line, linesOf } from './message-lines.ts';

/**
 * The sentences of a message that say something: without quoted replies, code, spoilers, signatures,
 * greetings, bare links and what has fewer than three words.
 *
 * @param author the name the message is signed with; lines of nothing else are left out.
 * @returns ranges in the message's text, in order.
 */
export function proseOf(text: string, author = ''): readonly Range[] {
  const visible = hide(text);
  const sentences: Range[] = [];
  for (const block of blocksOf(visible, author)) {
    const words = visible.slice(block.start, block.end).replaceAll('\n', ' ');
    for (const sentence of sentencesOf(words)) {
      const start = block.start + sentence.start;
      const end = block.start + sentence.end;
      if (saysSomething(visible.slice(start, end))) sentences.push({ start, end });
    }
  }
  return sentences;
}

/** A message's text without code, spoilers and the quoted rest, which nobody should see in a digest. */
export function withoutHidden(text: string): string {
  return hide(text).replaceAll(hidden, '');
}

/** Stands for a character that must not be shown. */
const hidden = '\u0000';

/** The text, as long as before, with code, spoilers and quoted rests blotted out and odd blanks made plain. */
function hide(text: string): string {
  return text
    .replace(/```[\s\S]*?(?:```|$)|\|\|[\s\S]*?\|\||(?:^|\n)>>> [\s\S]*$/gu, (part) =>
      hidden.repeat(part.length),
    )
    .replace(/[^\S\n]/gu, ' ');
}

/** Lines that belong together: what a mail program broke at the margin is one block. */
function blocksOf(text: string, author: string): readonly Range[] {
  const blocks: { start: number; end: number }[] = [];
  let open: { start: number; end: number; last: Line } | null = null;
  let closed = false;
  for (const line of linesOf(text)) {
    if (endsMessage(line.text)) break;
    if (isCloser(line.text)) closed = true;
    if (closed && isStatement(line.text)) closed = false;
    if (closed || isQuoted(line.text) || isJunk(line.text) || isSignature(line.text, author)) {
      open = null;
      continue;
    }
    if (open !== null && continues(open.last, line)) {
      open.end = line.end;
      open.last = line;
    } else {
      const marker = /^(?:[-*•#]+|\d{1,2}[.)])\s+/u.exec(line.text)?.[0].length ?? 0;
      open = { start: line.start + marker, end: line.end, last: line };
      blocks.push(open);
    }
  }
  return blocks;
}

/** Whether `line` goes on where `before` was broken: no end of a sentence, and small letters or a full line. */
function continues(before: Line, line: Line): boolean {
  if (/[.?!:;]["'”’)]*$/u.test(before.text) || /^(?:[-*•#]+|\d{1,2}[.)])\s/u.test(line.text)) return false;
  return /^\p{Ll}/u.test(line.text) || before.text.length >= 50;
}

function isStatement(line: string): boolean {
  return /[.?!:]["'”’)]*$/u.test(line) && plainWordsOf(line).length >= 8;
}

function isSignature(line: string, author: string): boolean {
  const names = new Set(plainWordsOf(author));
  return names.size > 0 && plainWordsOf(line).every((word) => names.has(word));
}

/** At least three words besides links, mentions and emoji, nothing hidden, more letters than signs. */
function saysSomething(sentence: string): boolean {
  if (sentence.includes(hidden)) return false;
  const plain = sentence.replace(/<?(?:https?:\/\/|www\.)\S+|<(?:[@#]|a?:|t:)[^>\s]*>|:\w+:/gu, ' ');
  const letters = plain.match(/\p{L}/gu)?.length ?? 0;
  return plainWordsOf(plain).length >= 3 && letters * 2 > plain.replace(/\s/gu, '').length;
}
