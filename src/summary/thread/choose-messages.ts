import type { Range } from '../../article/article.ts';
import { patterns } from '../../english/patterns.ts';
import { fittedFor, requireFit } from '../../text/fitted-for.ts';
import { plainWordsOf } from '../../text/tokens.ts';
import { cosine, countsOf, inverseFrequenciesOf, termsOf, type Vector, weighed } from '../terms.ts';
import type { KeyMessage, Thread } from './digest.ts';
import { repliesTo } from './noticed.ts';
import type { Prose } from './thread-prose.ts';
import file from './thread-weights.json' with { type: 'json' };
import { answersIn, isQuestion, questionOf } from './unanswered.ts';

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
  /** Its place among the message's sentences. */
  readonly order: number;
  readonly range: Range;
  readonly words: number;
  readonly vector: Vector;
  score: number;
}

/** Sentences that are understood only together; the first is the one that is weighed. */
type Together = readonly [Candidate, ...Candidate[]];

/**
 * The sentences that cover most of a thread, by message, in time order: those near its centre, its title and
 * its opening, early in their message, unlike those chosen already. A message's second sentence costs. What is not
 * understood alone comes with what it needs: a question with its answer, "But …" with the sentence before.
 */
export function chooseRanges(
  thread: Thread,
  prose: readonly Prose[],
  limits: { readonly words?: number; readonly messages?: number },
  weights: ThreadWeights = trained,
): readonly KeyMessage[] {
  const { words: wordLimit = 120, messages: messageLimit = 8 } = limits;
  const left = new Set(togetherIn(prose, candidatesOf(thread, prose, weights)));
  const chosen = new Map<number, Set<Candidate>>();
  const talks = prose.some(({ message }) => message.replyTo !== undefined);
  let words = 0;
  const isNew = (candidate: Candidate) => chosen.get(candidate.message)?.has(candidate) !== true;
  const fits = (together: Together) => {
    const added = together.filter(isNew);
    const messages = new Set(added.map(({ message }) => message).filter((message) => !chosen.has(message)));
    const sum = added.reduce((total, one) => total + one.words, words);
    return sum <= wordLimit && chosen.size + messages.size <= messageLimit && isNew(together[0]);
  };
  for (;;) {
    for (const together of left) if (!fits(together)) left.delete(together);
    const best = likeliestOf(left);
    // What is left only fills the room: people who talk with each other say such things, and mean nothing by them.
    if (best === undefined || (talks && best[0].score < 0)) break;
    left.delete(best);
    for (const one of best.filter(isNew)) {
      words += one.words;
      const known = chosen.get(one.message);
      if (known === undefined) chosen.set(one.message, new Set([one]));
      else known.add(one);
      for (const [candidate] of left) {
        candidate.score -= weights.redundancy * cosine(candidate.vector, one.vector);
        if (known === undefined && candidate.message === one.message) candidate.score -= weights.second;
      }
    }
  }
  return [...chosen]
    .sort(([a], [b]) => a - b)
    .flatMap(([place, sentences]) => {
      const message = prose[place]?.message;
      const ranges = [...sentences].sort((a, b) => a.order - b.order).map(({ range }) => range);
      return message === undefined ? [] : [{ message, ranges }];
    });
}

function likeliestOf(left: Iterable<Together>): Together | undefined {
  let best: Together | undefined;
  for (const together of left) if (best === undefined || together[0].score > best[0].score) best = together;
  return best;
}

/** Each sentence with those it needs; what praises the thread, announces nothing or asks in vain is left out. */
function togetherIn(prose: readonly Prose[], all: readonly Candidate[]): readonly Together[] {
  const textOf = ({ message, range }: Candidate) =>
    prose[message]?.message.text.slice(range.start, range.end) ?? '';
  const praised = new Set(all.filter((one) => patterns.applause.test(textOf(one))));
  const applauded = new Set([...praised].filter(({ order }) => order === 0).map(({ message }) => message));
  const candidates = all.filter((one) => !praised.has(one) && !applauded.has(one.message));
  const byMessage = groupedByMessage(candidates);
  const conversation = conversationOf(prose, byMessage);
  return candidates.flatMap((candidate): Together[] => {
    const text = textOf(candidate);
    const own = byMessage.get(candidate.message) ?? [];
    const at = own.indexOf(candidate);
    const before = patterns.leansOnBefore.test(text) ? own.slice(Math.max(0, at - 1), at) : [];
    const announces = patterns.announces.test(text);
    const asked = conversation.questionOf(candidate);
    // "Late to this. The captain says …": a few words that begin a message and answer nothing come with what they begin.
    const isScrap = conversation.isKnown && candidate.words < fewestWords && asked.length === 0;
    const begins = isScrap && at === 0 && own.length > 1;
    // "Fair point.": alone it is no key to anything.
    if (isScrap && !begins) return [];
    const after = announces || begins ? own.slice(at + 1, at + 2) : [];
    if (announces && after.length === 0 && text.endsWith(':')) return [];
    const answer = isQuestion(text) ? conversation.answerTo(candidate) : [];
    if (answer === null) return [];
    return [[candidate, ...before, ...after, ...answer, ...asked]];
  });
}

/** Words of a first sentence that may stand for its message. */
const fewestWords = 4;
/** A short answer ("It seems not.") goes on for another sentence. */
const shortAnswer = 8;

/** What answers a question in the thread (null: nothing), and what the beginning of a reply answers. */
interface Conversation {
  /** Whether the thread says who replies to whom. */
  readonly isKnown: boolean;
  readonly answerTo: (question: Candidate) => readonly Candidate[] | null;
  readonly questionOf: (answer: Candidate) => readonly Candidate[];
}

/**
 * Where a thread does not say who replies to whom, nobody can tell what answers a question: each stands alone there, as
 * the opening does everywhere.
 */
function conversationOf(
  prose: readonly Prose[],
  byMessage: ReadonlyMap<number, readonly Candidate[]>,
): Conversation {
  if (prose.every(({ message }) => message.replyTo === undefined)) {
    return { isKnown: false, answerTo: () => [], questionOf: () => [] };
  }
  const answerTo = answersIn(prose);
  const places = new Map(prose.map(({ message }, place) => [message.id, place]));
  return {
    isKnown: true,
    answerTo({ message, range }) {
      if (message === 0) return [];
      const [first, second] = byMessage.get(answerTo(message, range) ?? -1) ?? [];
      if (first === undefined) return null;
      return second !== undefined && first.words < shortAnswer ? [first, second] : [first];
    },
    questionOf({ message, order }) {
      const asker = places.get(prose[message]?.message.replyTo ?? '') ?? 0;
      if (order > 0 || asker === 0) return [];
      const question = questionOf(prose[asker]);
      return (byMessage.get(asker) ?? []).filter(({ range }) => range === question);
    },
  };
}

function groupedByMessage(candidates: readonly Candidate[]): ReadonlyMap<number, readonly Candidate[]> {
  const groups = new Map<number, Candidate[]>();
  for (const candidate of candidates) {
    const group = groups.get(candidate.message);
    if (group === undefined) groups.set(candidate.message, [candidate]);
    else group.push(candidate);
  }
  return groups;
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
    const words = plainWordsOf(text).length;
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
    return { message: place, order, range, words, vector, score };
  });
}
