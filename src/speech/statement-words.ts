import type { Article, Range, Span } from '../article/article.ts';
import { paragraphText } from '../article/paragraph-text.ts';
import { sentencesOf } from '../text/sentences.ts';
import type { Speaker, Statement } from './speech.ts';

/**
 * The sentence that reports a statement, with its source and cue where they stand in the paragraph; several where
 * the statement runs over them.
 */
export function reportingSentence(article: Article, { paragraph, start, end, cue, source }: Statement): Span {
  const text = paragraphText(article, paragraph);
  const own = source?.paragraph === paragraph ? [source] : [];
  const first = Math.min(start, cue.start, ...own.map((span) => span.start));
  const last = Math.max(end, cue.end, ...own.map((span) => span.end));
  const touched = sentencesOf(text).filter((sentence) => sentence.end > first && sentence.start < last);
  return { paragraph, start: touched[0]?.start ?? first, end: touched.at(-1)?.end ?? last };
}

/** Who is reported in a paragraph's statements, each once, those of one sentence first. */
export function reportedSpeakers(statements: readonly Statement[], sentence: Range): readonly Speaker[] {
  const inside = ({ start, end }: Statement): boolean => start < sentence.end && end > sentence.start;
  const inOrder = [...statements.filter(inside), ...statements.filter((each) => !inside(each))];
  return [...new Set(inOrder.flatMap(({ speaker }) => speaker ?? []))];
}
