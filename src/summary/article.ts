import { sentencesOf } from '../article/sentences.ts';
import type { ReadArticle } from '../search/answer.ts';
import type { KeySentence } from './digest.ts';
import { cosine, countsOf, termsOf, wordsOf } from './terms.ts';

/**
 * The sentences that tell most of an article, letter for letter, in the article's order.
 *
 * @param sentences how many at most; fewer when the article has fewer.
 */
export function summariseArticle(read: ReadArticle, sentences: number): readonly KeySentence[] {
  const candidates = candidatesOf(read);
  const centre = countsOf(candidates.flatMap((candidate) => candidate.terms));
  const start = countsOf(candidates.slice(0, 3).flatMap((candidate) => candidate.terms));
  const scored = candidates.map((candidate, index) => {
    const vector = countsOf(candidate.terms);
    const score = cosine(vector, centre) + cosine(vector, start) + 1 / (1 + index);
    return { candidate, index, score };
  });
  return scored
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, Math.max(0, sentences))
    .sort((a, b) => a.index - b.index)
    .map(({ candidate }) => candidate.sentence);
}

function candidatesOf(read: ReadArticle): readonly { sentence: KeySentence; terms: readonly string[] }[] {
  const all = read.article.paragraphs
    .filter((paragraph) => paragraph.kind === 'body' || paragraph.kind === 'listItem')
    .flatMap((paragraph) =>
      sentencesOf(paragraph.text).map(({ start, end }) => {
        const text = paragraph.text.slice(start, end);
        return { sentence: { paragraph: paragraph.number, start, end, text }, terms: termsOf(text) };
      }),
    );
  const long = all.filter(({ sentence }) => wordsOf(sentence.text).length >= 5);
  return long.length > 0 ? long : all;
}
