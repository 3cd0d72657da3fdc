import type { Range } from '../../article/article.ts';
import { patterns } from '../../english/patterns.ts';
import { fittedFor, requireFit } from '../../text/fitted-for.ts';
import { cosine, countsOf, inverseFrequenciesOf, termsOf, type Vector, weighed, wordsOf } from '../terms.ts';
import type { KeyMessage, Thread } from './digest.ts';
import { repliesTo } from './noticed.ts';
import type { Prose } from './thread-prose.ts';
import file from './thread-weights.json' with { type: 'json' };

/** What is known of a sentence of a message; the names are the keys of the weights. */
const featureNames = [
  /** Cosines with the whole thread, its title and its opening message. */
  'central',
  'likeTitle',
  'likeOpening',
  /** 1 for a message's first sentence, a half for its second, and so on; and the first sentence alone. */
  'early',
  'firstOfMessage',
  /** In the opening message. */
  'opens',
  /** From 0 for the thread's first message to 1 for its last. */
  'late',
  'logWords',
  'short',
  /** Without a sign at its end. */
  'unended',
  'question',
  'figures',
  'names',
  'courtesy',
  /** Logarithm of reactions and replies. */
  'noticed',
] as const;
type Features = Readonly<Record<(typeof featureNames)[number], number>>;

/** What each feature counts, what likeness to a chosen sentence costs, and a second one of the same message. */
export type ThreadWeights = Features & { readonly redundancy: number; readonly second: number };

const { source: _, ...trained } = file;
requireFit(
  'src/summary/thread/thread-weights.json',
  fittedFor(Object.keys(trained)),
  fittedFor([...featureNames, 'redundancy', 'second']),
  'scripts/summary/compare-summaries.ts, as the weights are set by hand',
);

/** Thanks, apologies and agreement: polite, and seldom what a thread is about. */
const courtesy = patterns.courtesy;

interface Candidate {
  readonly message: number;
  readonly range: Range;
  readonly words: number;
  readonly vector: Vector;
  score: number;
}

/**
 * The sentences that cover most of a thread, by message, in time order: those near its centre, its title and
 * its opening, early in their message, unlike those chosen already. A message's second sentence costs.
 */
export function chooseRanges(
  thread: Thread,
  prose: readonly Prose[],
  limits: { readonly words?: number; readonly messages?: number },
  weights: ThreadWeights = trained,
): readonly KeyMessage[] {
  const { words: wordLimit = 120, messages: messageLimit = 8 } = limits;
  const left = new Set(candidatesOf(thread, prose, weights));
  const chosen = new Map<number, Range[]>();
  let words = 0;
  for (;;) {
    let best: Candidate | undefined;
    for (const candidate of left) {
      const fits = words + candidate.words <= wordLimit;
      const fresh = !chosen.has(candidate.message);
      if (!fits || (fresh && chosen.size >= messageLimit)) left.delete(candidate);
      else if (best === undefined || candidate.score > best.score) best = candidate;
    }
    if (best === undefined) break;
    left.delete(best);
    words += best.words;
    const first = !chosen.has(best.message);
    chosen.set(best.message, [...(chosen.get(best.message) ?? []), best.range]);
    for (const candidate of left) {
      candidate.score -= weights.redundancy * cosine(candidate.vector, best.vector);
      if (first && candidate.message === best.message) candidate.score -= weights.second;
    }
  }
  return [...chosen]
    .sort(([a], [b]) => a - b)
    .flatMap(([place, ranges]) => {
      const message = prose[place]?.message;
      return message === undefined ? [] : [{ message, ranges: ranges.sort((a, b) => a.start - b.start) }];
    });
}

function candidatesOf(thread: Thread, prose: readonly Prose[], weights: ThreadWeights): Candidate[] {
  const replies = repliesTo(thread.messages);
  const plain = prose.flatMap(({ message, sentences }, place) =>
    sentences.map((range, order) => {
      const text = message.text.slice(range.start, range.end);
      return { place, order, range, text, terms: termsOf(text) };
    }),
  );
  const rarity = inverseFrequenciesOf(plain.map(({ terms }) => terms));
  const centre = weighed(countsOf(plain.flatMap(({ terms }) => terms)), rarity);
  const title = countsOf(termsOf(thread.title));
  const opening = weighed(
    countsOf(plain.filter(({ place }) => place === 0).flatMap(({ terms }) => terms)),
    rarity,
  );
  return plain.map(({ place, order, range, text, terms }) => {
    const vector = weighed(countsOf(terms), rarity);
    const words = wordsOf(text).length;
    const message = prose[place]?.message;
    const notice = (message?.reactions ?? 0) + (message === undefined ? 0 : (replies.get(message.id) ?? 0));
    const features: Features = {
      central: cosine(vector, centre),
      likeTitle: cosine(vector, title),
      likeOpening: place === 0 ? 0 : cosine(vector, opening),
      early: 1 / (1 + order),
      firstOfMessage: order === 0 ? 1 : 0,
      opens: place === 0 ? 1 : 0,
      late: place / prose.length,
      logWords: Math.log(words),
      short: words < 7 ? 1 : 0,
      unended: /[.?!:…]["'”’)\]]*$/u.test(text) ? 0 : 1,
      question: text.includes('?') ? 1 : 0,
      figures: /\p{N}/u.test(text) ? 1 : 0,
      names: /(?<=[\p{Ll},;] )\p{Lu}\p{L}/u.test(text) ? 1 : 0,
      courtesy: courtesy.test(text) ? 1 : 0,
      noticed: Math.log1p(notice),
    };
    const score = featureNames.reduce((sum, name) => sum + weights[name] * features[name], 0);
    return { message: place, range, words, vector, score };
  });
}
