import type { Range } from '../../article/article.ts';
import { cosine, countsOf, inverseFrequenciesOf, termsOf, type Vector, weighed, wordsOf } from '../terms.ts';
import type { KeyMessage, Thread } from './digest.ts';
import { repliesTo } from './noticed.ts';
import type { Prose } from './thread-prose.ts';
import trained from './thread-weights.json' with { type: 'json' };

/** What each feature of a sentence counts; see `describe` for what they are. */
export interface ThreadWeights {
  readonly central: number;
  readonly likeTitle: number;
  readonly likeOpening: number;
  readonly early: number;
  readonly firstOfMessage: number;
  readonly opens: number;
  readonly late: number;
  readonly logWords: number;
  readonly short: number;
  readonly unended: number;
  readonly question: number;
  readonly figures: number;
  readonly names: number;
  readonly courtesy: number;
  readonly noticed: number;
  readonly redundancy: number;
  readonly second: number;
}

/** Thanks, apologies and agreement: polite, and seldom what a thread is about. */
const courtesy =
  /^(?:many |much )?(?:thanks|thank you|thx|sorry|apologies|my apologies|welcome|congrat|good (?:point|idea|job)|agreed|i agree|hope this)\b/iu;

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
    const score =
      weights.central * cosine(vector, centre) +
      weights.likeTitle * cosine(vector, title) +
      (place === 0 ? weights.opens : weights.likeOpening * cosine(vector, opening)) +
      weights.early / (1 + order) +
      (order === 0 ? weights.firstOfMessage : 0) +
      weights.late * (place / prose.length) +
      weights.logWords * Math.log(words) +
      (words < 7 ? weights.short : 0) +
      (/[.?!:…]["'”’)\]]*$/u.test(text) ? 0 : weights.unended) +
      (text.includes('?') ? weights.question : 0) +
      (/\p{N}/u.test(text) ? weights.figures : 0) +
      (/(?<=[\p{Ll},;] )\p{Lu}\p{L}/u.test(text) ? weights.names : 0) +
      (courtesy.test(text) ? weights.courtesy : 0) +
      weights.noticed * Math.log1p(notice);
    return { message: place, range, words, vector, score };
  });
}
