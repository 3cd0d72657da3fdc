import type { Range } from '../article/article.ts';
import { sentencesOf } from '../article/sentences.ts';
import { wordsOf } from './terms.ts';

/**
 * The sentences of a message that say something: without quoted replies, code, signatures, greetings,
 * bare links and lines without words. Ranges in the message's text, in order.
 */
export function proseOf(text: string): readonly Range[] {
  const plain = text
    .replace(/```[\s\S]*?(?:```|$)/gu, (code) => '\u0000'.repeat(code.length))
    .replace(/[^\S\n]/gu, ' ');
  const sentences: Range[] = [];
  for (const block of blocksOf(plain)) {
    for (const { start, end } of sentencesOf(plain.slice(block.start, block.end).replaceAll('\n', ' '))) {
      const sentence = plain.slice(block.start + start, block.start + end);
      if (isProse(sentence)) sentences.push({ start: block.start + start, end: block.start + end });
    }
  }
  return sentences;
}

/** Lines that belong together: a line broken by a mail program continues on the next. */
function blocksOf(text: string): readonly Range[] {
  const blocks: { start: number; end: number }[] = [];
  let open: { start: number; end: number } | null = null;
  for (const line of linesOf(text)) {
    const words = text.slice(line.start, line.end);
    if (/^(?:--+|__+|==+)(?:\s|$)/u.test(words)) break;
    if (/^[>|]/u.test(words) || words.includes('\u0000')) {
      open = null;
      continue;
    }
    const before: string = open === null ? '' : text.slice(open.start, open.end);
    if (open !== null && !/[.!?:]$/u.test(before) && /^\p{Ll}/u.test(words)) {
      open.end = line.end;
    } else {
      open = { ...line };
      blocks.push(open);
    }
  }
  return blocks;
}

/** Lines, also where a mail archive has put a run of blanks in a line break's place. */
function linesOf(text: string): readonly Range[] {
  const lines: Range[] = [];
  for (const match of text.matchAll(/\S(?:(?!\n| {3})[\s\S])*/gu)) {
    const end = match.index + match[0].trimEnd().length;
    lines.push({ start: match.index, end });
  }
  return lines;
}

function isProse(sentence: string): boolean {
  return wordsOf(sentence.replace(/<?https?:\/\/\S+/gu, '')).length >= 3;
}
