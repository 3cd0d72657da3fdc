/** What kind of thing a question asks for. */
export type AnswerKind = 'name' | 'time' | 'number' | 'place' | 'reason' | 'words' | 'other';

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
];

const month = 'january|february|march|april|may|june|july|august|september|october|november|december';
const weekday = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday';
const numberWords =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|twenty|thirty|forty|fifty|hundreds?|thousands?|millions?|billions?|half|quarter|third|twice';

const signs: Readonly<Record<AnswerKind, RegExp | null>> = {
  time: new RegExp(
    `\\b(?:1[0-9]|20)\\d\\ds?\\b|\\b(?:${month}|${weekday})\\b|\\b(?:yesterday|today|tomorrow|tonight|centur(?:y|ies))\\b|\\b(?:last|next|this|earlier|within) (?:week|month|year|night|summer|winter|spring|autumn)`,
    'gi',
  ),
  number: new RegExp(`\\d[\\d.,]*|\\b(?:${numberWords})\\b|\\bper cent\\b`, 'gi'),
  place: /\b(?:in|at|near|from|to|of|on|outside|across) (?:the )?(?:\p{Lu}[\p{L}.’'-]+ ?)+/gu,
  name: /(?:\p{Lu}[\p{L}’'-]+ ?)+/gu,
  reason:
    /\b(?:because|due to|since|after|so that|in order to|as a result|result(?:ed|ing)? (?:in|from)|owing to|thanks to|caus(?:e|ed|es|ing)|reasons?|led to|therefore|to avoid|to prevent)\b/gi,
  words: /[“”‘"]|\b(?:said|says|told|warned|claimed|added|called|described|insisted|argued|suggested)\b/gi,
  other: null,
};

/** What kind of thing a question asks for, by its question words. */
export function answerKindOf(question: string): AnswerKind {
  return kinds.find(({ asked }) => asked.test(question))?.kind ?? 'other';
}

/**
 * Whether a text has something of the kind asked for that the question itself does not contain. Always
 * true for `other`.
 */
export function offersKind(kind: AnswerKind, text: string, question: string): boolean {
  const sign = signs[kind];
  if (sign === null) return true;
  const asked = question.toLowerCase();
  for (const [found] of text.matchAll(sign)) {
    const words = found.trim().toLowerCase().split(/\s+/);
    if (kind === 'reason' || kind === 'words') return true;
    if (words.some((word) => !asked.includes(word.replace(/[’']s$/, '')) && !ignored.has(word))) return true;
  }
  return false;
}

const ignored = new Set([
  'the',
  'in',
  'at',
  'near',
  'from',
  'to',
  'of',
  'on',
  'a',
  'an',
  'it',
  'this',
  'he',
  'she',
  'they',
  'but',
  'and',
  'as',
  'his',
  'her',
  'its',
  'their',
  'these',
  'for',
  'after',
  'when',
  'while',
  'we',
  'there',
  'that',
  'with',
  'by',
  'however',
  'although',
  'some',
  'one',
  'two',
  'i',
  'if',
  'most',
  'many',
  'since',
]);
