import type { Quotation, ReadArticle } from '../../speech/speech.ts';
import { type FittedFor, fittedFor, requireFit } from '../../text/fitted-for.ts';
import { sentencesOf } from '../../text/sentences.ts';
import { plainWordsOf } from '../../text/tokens.ts';
import { cosine, stopWords } from '../terms.ts';
import type { KeySentence } from '../thread/digest.ts';
import trained from './article-weights.json' with { type: 'json' };
import { type Described, describe, type Features, featureNames, type Sentence } from './sentence-features.ts';

const ARTICLE_WEIGHTS_FILE = 'src/summary/article/article-weights.json';

/** What the weights of an article's sentences are fitted for. */
export function articleFit(): FittedFor {
  return fittedFor([...featureNames, 'redundancy'], { 'stop words': stopWords });
}

requireFit(
  ARTICLE_WEIGHTS_FILE,
  trained.fittedFor,
  articleFit(),
  `npx tsx scripts/summary/fit-article-summary.ts ARTICLES.jsonl ${ARTICLE_WEIGHTS_FILE}`,
);

/** What each feature of a sentence counts, and how much likeness to a chosen sentence costs. */
export interface SummaryWeights {
  readonly features: Features;
  readonly redundancy: number;
}

/**
 * The sentences that tell most of an article, letter for letter, in the article's order. Captions and
 * headings are never chosen; a dateline before a sentence is left out.
 *
 * @param sentences how many at most; fewer when the article has fewer.
 * @param weights those of `article-weights.json` unless given.
 */
export function summariseArticle(
  read: ReadArticle,
  sentences: number,
  weights: SummaryWeights = trained,
): readonly KeySentence[] {
  const candidates = candidatesOf(read);
  const described = describe(candidates);
  return chooseSentences(described, sentences, weights).flatMap((index) => {
    const candidate = candidates[index];
    return candidate === undefined ? [] : [candidate.sentence];
  });
}

/**
 * The places of the best sentences, ascending: the best first, then whichever adds most to those chosen. One that leans
 * on the sentence before is chosen only once that is; where nothing else is left, the two are chosen together.
 */
export function chooseSentences(
  described: readonly Described[],
  count: number,
  weights: SummaryWeights,
): readonly number[] {
  const left = new Map<number, number>();
  for (const index of shortlistOf(described, count)) {
    const features = described[index]?.features;
    if (features !== undefined) left.set(index, scoreOf(features, weights));
  }
  const chosen: number[] = [];
  const stands = (index: number) =>
    described[index]?.leansOnBefore !== true || index === 0 || chosen.includes(index - 1);
  while (chosen.length < count && left.size > 0) {
    const standing = [...left].filter(([index]) => stands(index));
    const from = standing.length > 0 ? standing : [...left];
    const first = from.reduce((a, b) => (b[1] > a[1] ? b : a))[0];
    // The sentence before may itself lean on the one before it.
    let best = first;
    while (!stands(best)) best -= 1;
    chosen.push(best);
    left.delete(best);
    const vector = described[best]?.vector ?? new Map<string, number>();
    for (const [index, score] of left) {
      const likeness = cosine(described[index]?.vector ?? new Map(), vector);
      left.set(index, score + weights.redundancy * likeness);
    }
  }
  return chosen.sort((a, b) => a - b);
}

/** Sentences that are weighed against each other; with few examples to learn from, a rough rank goes first. */
const shortlist = 14;

/** The places of the sentences near the article's start and centre, from which the weights then choose. */
export function shortlistOf(described: readonly Described[], count: number): readonly number[] {
  return described
    .map(({ rank }, index) => ({ index, rank }))
    .sort((a, b) => b.rank - a.rank || a.index - b.index)
    .slice(0, Math.max(shortlist, 3 * count))
    .map(({ index }) => index);
}

function scoreOf(features: Features, weights: SummaryWeights): number {
  return featureNames.reduce((score, name) => score + weights.features[name] * features[name], 0);
}

interface Candidate extends Sentence {
  readonly sentence: KeySentence;
}

/** The sentences to choose from, in order: all of body and list, the very short left out where others remain. */
export function candidatesOf({ article, speech }: ReadArticle): readonly Candidate[] {
  const said = new Map<number, Quotation[]>();
  for (const quotation of speech.quotations) {
    const known = said.get(quotation.paragraph);
    if (known) known.push(quotation);
    else said.set(quotation.paragraph, [quotation]);
  }
  const all = article.paragraphs
    .filter((paragraph) => paragraph.kind === 'body' || paragraph.kind === 'listItem')
    .flatMap((paragraph) => {
      const quotations = said.get(paragraph.number) ?? [];
      return sentencesOf(paragraph.text).map((range): Candidate => {
        const start = range.start + datelineOf(paragraph.text.slice(range.start, range.end));
        const { end } = range;
        const text = paragraph.text.slice(start, end);
        const quoted = quotations
          .filter((quotation) => quotation.start < end && quotation.end > start)
          .map((quotation) => ({
            start: Math.max(0, quotation.start - start),
            end: Math.min(end, quotation.end) - start,
          }));
        return { text, quoted, sentence: { paragraph: paragraph.number, start, end, text } };
      });
    });
  const long = all.filter(({ text }) => plainWordsOf(text).length >= 5);
  return long.length > 0 ? long : all;
}

/** How many characters a dateline takes at a sentence's start: "(CNN)", "LONDON (Reuters) - ". */
function datelineOf(sentence: string): number {
  const dateline = /^(?:\p{Lu}[\p{L}.'’ ,]{0,40})?\(\p{Lu}[\p{L} .]{1,30}\)\s*(?:[-–—]+\s*)?(?=\S)/u.exec(
    sentence,
  );
  return dateline?.[0].length ?? 0;
}
