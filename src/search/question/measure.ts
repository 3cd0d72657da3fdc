import type { Range } from '../../article/article.ts';
import data from '../../english/measures.json' with { type: 'json' };

/** What a question wants measured. */
export interface MeasureAsked {
  /** Where the question says how: “old” of “How old …”. */
  readonly word: Range;
  /** Matches a text that tells it. */
  readonly told: RegExp;
}

const asked = new RegExp(`\\bhow\\s+(${Object.keys(data.measures).join('|')})\\b`, 'iu');
const number = `(?:\\d[\\d,.]*|(?:${data.numbers.split(' ').join('|')}))`;
const measures = new Map(
  Object.entries(data.measures).map(([word, forms]) => [
    word,
    new RegExp(forms.map((form) => `(?:${form.replaceAll('{number}', number)})`).join('|'), 'iu'),
  ]),
);

/** What a question wants measured: “How old is Quill?”, “How far …”. Null where it asks for something else. */
export function measureAsked(question: string): MeasureAsked | null {
  const found = asked.exec(question);
  const word = found?.[1];
  const told = word === undefined ? undefined : measures.get(word.toLowerCase());
  if (found === null || word === undefined || told === undefined) return null;
  const end = found.index + found[0].length;
  return { word: { start: end - word.length, end }, told };
}
