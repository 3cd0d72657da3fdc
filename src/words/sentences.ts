import type { Language } from './languages.ts';

/** A sentence, or what stands for one (a label, a title), in every language; ICU MessageFormat. */
export type Sentence = Readonly<Record<Language, string>>;

/** A part of the catalogue. The types of its keys and of the values that its sentences take are read from the English ones. */
export function sentences<const Part extends Readonly<Record<string, Sentence>>>(part: Part): Part {
  return part;
}
