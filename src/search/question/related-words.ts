import data from '../../english/related-words.json' with { type: 'json' };
import words from '../../english/word-stems.json' with { type: 'json' };
import { memo } from '../../text/memo.ts';

/** A stem of like meaning, and how like it is, from 0 to 1. */
export interface RelatedWord {
  readonly stem: string;
  readonly likeness: number;
}

const written: Readonly<Record<string, string>> = data.related;
const dictionary = ` ${words.stems} `;
const mostRead = 10_000;

/** Whether a stem is one of an English word: of a dictionary's, or of those that the model of meaning knows whole, names too. */
export function isEnglishStem(stem: string): boolean {
  // Asked for few words: a set of all would take longer to make than looking through the list a thousand times.
  return Object.hasOwn(written, stem) || dictionary.includes(` ${stem} `);
}

/** Stems that mean nearly the same as `stem`, or belong to the same things; the nearest first. */
export const relatedWords: (stem: string) => readonly RelatedWord[] = memo(mostRead, (stem) => {
  const entry = Object.hasOwn(written, stem) ? written[stem] : undefined;
  return (entry ?? '').split(' ').flatMap((one) => {
    const [other, hundredths] = one.split(':');
    return other && hundredths ? [{ stem: other, likeness: Number(hundredths) / 100 }] : [];
  });
});
