import type { Span } from '../article/article.ts';
import { paragraphText, spanText } from '../article/paragraph-text.ts';
import { sentencesOf } from '../text/sentences.ts';
import type { Checked, Place } from './checked.ts';

/** A stretch of a comparison: words that both have, words that only the quotation has, and words it leaves out. */
export interface Segment {
  readonly kind: 'same' | 'added' | 'leftOut';
  readonly text: string;
}

/** The quotation as given with what differs in the article, in reading order, blanks between them included. */
export function wordByWord({ asked: { quote }, differences, places }: Checked): readonly Segment[] {
  const article = places[0]?.read.article;
  const segments: Segment[] = [];
  let at = 0;
  for (const { asked, source } of differences) {
    const before = quote.slice(at, asked.start);
    const added = quote.slice(asked.start, asked.end);
    const leftOut = source === null || article === undefined ? '' : spanText(article, source);
    const after = quote.slice(asked.end, asked.end + 1);
    segments.push({ kind: 'same', text: before });
    if (leftOut !== '') {
      if (!/(?:^|\s)$/u.test(before)) segments.push({ kind: 'same', text: ' ' });
      segments.push({ kind: 'leftOut', text: leftOut });
      if (added !== '' || /[\p{L}\p{N}]/u.test(after)) segments.push({ kind: 'same', text: ' ' });
    }
    segments.push({ kind: 'added', text: added });
    at = asked.end;
  }
  segments.push({ kind: 'same', text: quote.slice(at) });
  return segments.filter(({ text }) => text !== '');
}

/** The sentences of the article that a place stands in, whole. */
export function originalOf({ read, paragraph, range }: Place): Span {
  const touched = sentencesOf(paragraphText(read.article, paragraph)).filter(
    ({ start, end }) => start < range.end && end > range.start,
  );
  const start = touched[0]?.start ?? range.start;
  return { paragraph, start, end: touched.at(-1)?.end ?? range.end };
}
