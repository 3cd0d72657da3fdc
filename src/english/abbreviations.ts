import list from './abbreviations.json' with { type: 'json' };

/** What an abbreviation is for a reader: the list says what each class means. */
export type AbbreviationClass = 'beforeNames' | 'beforeNumbers' | 'anywhere' | 'inTokens';

const words = Object.entries(list.words);

/** The abbreviations of a class without their full stop, in small letters. */
export function abbreviations(wanted: AbbreviationClass): ReadonlySet<string> {
  return new Set(words.filter(([, classes]) => classes.split(' ').includes(wanted)).map(([word]) => word));
}
