import { patterns } from '../../english/patterns.ts';
import { termKind } from '../ranking/term-kinds.ts';

/** What kinds of things questions ask for. */
export const answerKinds = ['name', 'time', 'number', 'place', 'reason', 'words', 'other'] as const;
export type AnswerKind = (typeof answerKinds)[number];

const kinds: readonly { readonly kind: AnswerKind; readonly asked: RegExp }[] = [
  {
    kind: 'words',
    asked: patterns.asksForWords,
  },
  {
    kind: 'time',
    asked: patterns.asksForTime,
  },
  {
    kind: 'number',
    asked: patterns.asksForNumber,
  },
  {
    kind: 'place',
    asked: patterns.asksForPlace,
  },
  {
    kind: 'name',
    asked: patterns.asksForName,
  },
  { kind: 'reason', asked: patterns.asksForReason },
  // Most other things that are chosen from many have a name.
  { kind: 'name', asked: patterns.asksForOneOfMany },
];

const sums = patterns.asksForSum;

/** The kinds of terms (bits of `termKind`) that can be an answer; 0 when any can. */
export function wantedKinds(kind: AnswerKind, question: string): number {
  if (kind === 'time') return termKind.time;
  if (kind === 'number') return sums.test(question) ? termKind.amount : termKind.number;
  if (kind === 'place') return termKind.place | termKind.name;
  if (kind === 'name') return termKind.name | termKind.place | termKind.run;
  return 0;
}

/** What kind of thing a question asks for, by its question words. */
export function answerKindOf(question: string): AnswerKind {
  return kinds.find(({ asked }) => asked.test(question))?.kind ?? 'other';
}

const reasons = patterns.givesReason;
const speech = patterns.reportsSpeech;

/** Whether a text reads like an answer to a question of a kind whose answers are no single terms. */
export function readsLike(kind: AnswerKind, text: string): boolean {
  if (kind === 'reason') return reasons.test(text);
  return kind !== 'words' || speech.test(text);
}
