import { sentencesOf } from '../text/sentences.ts';
import type { Block } from './block.ts';

/**
 * UTF-16 units of a paragraph at most. Newspapers' have a few hundred; a text of megabytes without a line end
 * would otherwise be one paragraph, which nobody could be shown and which would keep everything else waiting.
 */
export const LONGEST_PARAGRAPH = 20_000;

/** The blocks, with those that are too long for a paragraph divided between sentences. */
export function withoutLongBlocks(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block) => {
    if (block.text.length <= LONGEST_PARAGRAPH) return block;
    return divided(block.text).map((text, index) => ({
      ...block,
      text,
      apart: index === 0 ? block.apart : false,
    }));
  });
}

/** As many sentences together as fit; longer ones are cut at a blank, and where there is none, anywhere. */
function divided(text: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  let end = 0;
  for (const sentence of sentencesOf(text)) {
    if (sentence.end - start > LONGEST_PARAGRAPH && end > start) {
      parts.push(text.slice(start, end));
      start = sentence.start;
    }
    while (sentence.end - start > LONGEST_PARAGRAPH) {
      const cut = cutWithin(text, start);
      parts.push(text.slice(start, cut).trimEnd());
      start = cut;
    }
    end = sentence.end;
  }
  if (end > start) parts.push(text.slice(start, end));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** Where a part that begins at `start` ends at the latest: behind a blank in its last tenth, if there is one. */
function cutWithin(text: string, start: number): number {
  const latest = start + LONGEST_PARAGRAPH;
  const blank = text.lastIndexOf(' ', latest - 1);
  if (blank > latest - LONGEST_PARAGRAPH / 10) return blank + 1;
  // Between the halves of a character, neither would be one.
  return /[\uD800-\uDBFF]/.test(text.charAt(latest - 1)) ? latest - 1 : latest;
}
