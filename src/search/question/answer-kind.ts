import { termKind } from '../ranking/term-kinds.ts';

/** What kinds of things questions ask for. */
export const answerKinds = ['name', 'time', 'number', 'place', 'reason', 'words', 'other'] as const;
export type AnswerKind = (typeof answerKinds)[number];

const kinds: readonly { readonly kind: AnswerKind; readonly asked: RegExp }[] = [
  {
    kind: 'words',
    asked:
      /^\s*what (?:did|does|has|have|had) .{2,60}\b(?:say|said|tell|told|think|call|called|warn|warned|claim|claimed)\b/i,
  },
  {
    kind: 'time',
    asked:
      /\bwhen\b|\b(?:what|which|in what|in which)\s+(?:\w+\s+)?(?:year|years|date|day|month|century|decade|time|season)\b/i,
  },
  {
    kind: 'number',
    asked:
      /\bhow (?:many|much|long|old|far|tall|big|large|high|often|deep|heavy|fast|wide|large)\b|\b(?:what|which)\s+(?:\w+\s+)?(?:percent|percentage|number|amount|proportion|share|rate|age|population|size|score|temperature|price|cost)\b/i,
  },
  {
    kind: 'place',
    asked:
      /\bwhere\b|\b(?:what|which)\s+(?:\w+\s+)?(?:city|country|state|town|place|location|region|province|continent|area|island|county|village|nation)\b/i,
  },
  {
    kind: 'name',
    asked:
      /\bwho(?:s|m|se)?\b|\bwho['’]s\b|\b(?:what|which)\s+(?:\w+\s+){0,2}(?:person|man|woman|player|politician|president|actor|singer|company|team|leader|king|queen|name|group|organization|organisation)\b/i,
  },
  { kind: 'reason', asked: /\bwhy\b|\bwhat (?:reason|caused|causes|led|made|prompted)\b|\bhow come\b/i },
  // Most other things that are chosen from many have a name.
  { kind: 'name', asked: /\bwhich\b|\bnames? of\b|\bwhose\b/i },
];

const sums =
  /\bhow much\b.{0,60}\b(?:costs?|pay|paid|worth|spen[dt]|raised?|fined?|earn|earned|money|charged?)\b|\b(?:price|cost|percent|percentage|salary|budget)\b/i;

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

const reasons =
  /\b(?:because|due to|since|after|so that|in order to|as a result|result(?:ed|ing)? (?:in|from)|owing to|thanks to|caus(?:e|ed|es|ing)|reasons?|led to|therefore|to avoid|to prevent)\b/i;
const speech =
  /[“”‘"]|\b(?:said|says|told|warned|claimed|added|called|described|insisted|argued|suggested)\b/i;

/** Whether a text reads like an answer to a question of a kind whose answers are no single terms. */
export function readsLike(kind: AnswerKind, text: string): boolean {
  if (kind === 'reason') return reasons.test(text);
  return kind !== 'words' || speech.test(text);
}
