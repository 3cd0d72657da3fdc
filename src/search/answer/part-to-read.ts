import type { Range } from '../../article/article.ts';

/** UTF-16 units of a paragraph that are read together with a question. */
const mostUnits = 400;

/**
 * The part of a paragraph that is read with a question: the sentence that most likely answers with as many of its
 * neighbours as there is room for, so that a long paragraph takes no longer than others.
 *
 * @param sentences - the paragraph's sentences, in order
 * @param place - which of them most likely answers
 * @param units - the length of the paragraph's text
 */
export function partToRead(sentences: readonly Range[], place: number, units: number): Range {
  const middle = sentences[place];
  if (units <= mostUnits || middle === undefined) return { start: 0, end: Math.min(units, mostUnits) };
  let first = place;
  let last = place;
  const fits = (from: number, to: number): boolean => {
    const [start, end] = [sentences[from]?.start, sentences[to]?.end];
    return start !== undefined && end !== undefined && end - start <= mostUnits;
  };
  for (let grows = true; grows; ) {
    grows = false;
    if (fits(first - 1, last)) {
      first -= 1;
      grows = true;
    }
    if (fits(first, last + 1)) {
      last += 1;
      grows = true;
    }
  }
  const start = sentences[first]?.start ?? middle.start;
  return { start, end: Math.min(sentences[last]?.end ?? middle.end, start + mostUnits) };
}
