import { resultOf } from '../text/steps.ts';
import { askedWords } from './asked-words.ts';
import type { AskedQuotation, Checked, Verdict } from './checked.ts';
import { type CommonRun, RunFinder } from './common-runs.ts';
import { absent, judge } from './judge.ts';
import { type CandidateArticle, choosePieces } from './pieces.ts';
import { markedWords } from './utterances.ts';
import type { ArticleNumbers, WordIndex } from './word-index.ts';
import { numberOf } from './words.ts';

export interface CheckOptions {
  /** Look in this article alone (its id). */
  readonly article?: string;
  /** Of places that are as good the one in this article (its id) is named. */
  readonly first?: string;
}

/** So many articles are looked at closely. */
const MOST_CANDIDATES = 8;
/** Articles are looked at between two pauses. */
const ARTICLES_A_STEP = 20;

/** What the articles have of a quotation. See `checking`. */
export function check(index: WordIndex, asked: AskedQuotation, options: CheckOptions = {}): Checked {
  return resultOf(checking(index, asked, options));
}

/**
 * `check` in small steps: a caller who has other things to do can pause between them. Never throws; linear in
 * the length of the articles.
 */
export function* checking(
  index: WordIndex,
  asked: AskedQuotation,
  options: CheckOptions = {},
): Generator<void, Checked> {
  const words = askedWords(asked.quote);
  if (words.words.length === 0) return absent(asked);
  const numbers = Int32Array.from(words.words, ({ folded }) => numberOf(folded));
  const nearest = yield* nearestArticles(index, numbers, options);
  const candidates: CandidateArticle[] = [];
  const results: Checked[] = [];
  for (const { of, runs } of nearest) {
    const candidate = { of, marked: markedWords(of), runs };
    candidates.push(candidate);
    yield;
    results.push(judge(asked, words, numbers, choosePieces([candidate], words.joints)));
    yield;
  }
  if (candidates.length > 1)
    results.push(judge(asked, words, numbers, choosePieces(candidates, words.joints)));
  return best(results, options.first) ?? absent(asked);
}

interface Near {
  readonly of: ArticleNumbers;
  readonly runs: readonly CommonRun[];
  readonly covered: number;
}

/** The articles that have most of the quotation's words in runs, most first. */
function* nearestArticles(
  index: WordIndex,
  numbers: Int32Array,
  { article }: CheckOptions,
): Generator<void, readonly Near[]> {
  const finder = new RunFinder(numbers, rowFor(numbers.length));
  const nearest: Near[] = [];
  let least = 0;
  let seen = 0;
  for (const of of index.all()) {
    if (article !== undefined && of.read.article.id !== article) continue;
    seen += 1;
    if (seen % ARTICLES_A_STEP === 0) yield;
    const runs = finder.runsIn(of);
    if (runs.length === 0) continue;
    const covered = coveredBy(runs, numbers.length);
    if (covered <= least) continue;
    nearest.push({ of, runs, covered });
    nearest.sort((one, other) => other.covered - one.covered);
    if (nearest.length <= MOST_CANDIDATES) continue;
    nearest.length = MOST_CANDIDATES;
    least = nearest.at(-1)?.covered ?? 0;
  }
  return nearest;
}

/** Longer rows are rarer, but a short quotation with a word changed has none. */
function rowFor(words: number): number {
  return words >= 8 ? 3 : Math.min(2, words);
}

function coveredBy(runs: readonly CommonRun[], length: number): number {
  const covered = new Uint8Array(length);
  for (const run of runs) covered.fill(1, run.asked, run.asked + run.length);
  return covered.reduce((sum, one) => sum + one, 0);
}

const order: readonly Verdict[] = [
  'verbatim',
  'misattributed',
  'altered',
  'shortened',
  'joined',
  'reported',
  'absent',
];

function best(results: readonly Checked[], first: string | undefined): Checked | undefined {
  const rank = (result: Checked): number => order.indexOf(result.verdict);
  const isFirst = ({ places }: Checked): number => (places[0]?.read.article.id === first ? 0 : 1);
  return [...results].sort((one, other) => rank(one) - rank(other) || isFirst(one) - isFirst(other))[0];
}
