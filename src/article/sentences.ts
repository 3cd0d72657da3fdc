import type { Range } from './article.ts';

/** The sentences of a text, in order, blanks between them left out. */
export function sentencesOf(text: string): readonly Range[] {
  const sentences: Range[] = [];
  let start = 0;
  const ends = /[.!?…]+["'”’)\]]*(?=\s+["'“‘(]*[\p{Lu}\p{N}])/gu;
  for (const match of text.matchAll(ends)) {
    const before = text.slice(Math.max(start, match.index - 12), match.index);
    if (
      match[0].startsWith('.') &&
      /(?:^|[\s("“‘])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Prof|St|Jan|Feb|Aug|Sept|Oct|Nov|Dec|No|(?:\p{L}\.)+\p{L})$/u.test(
        before,
      )
    ) {
      continue;
    }
    const end = match.index + match[0].length;
    sentences.push({ start, end });
    start = end;
    while (text[start] === ' ') start += 1;
  }
  const end = text.trimEnd().length;
  if (start < end) sentences.push({ start, end });
  return sentences;
}
