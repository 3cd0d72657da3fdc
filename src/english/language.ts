import grammar from './grammar.json' with { type: 'json' };
import type { Gender } from './names.ts';

/** The closed classes of words that reading a text depends on, by what each is asked for. */
export type WordClass = Exclude<keyof typeof grammar, 'source'>;

/** The word classes of a language, in lower case. */
export type Language = Readonly<Record<WordClass, ReadonlySet<string>>>;

/** English, the language that the weights were learned in. */
export const english: Language = classesOf(grammar);

function classesOf({ source: _source, ...lists }: typeof grammar): Language {
  const classes = Object.entries(lists).map(([name, words]) => [name, new Set(words.split(' '))]);
  return Object.fromEntries(classes) as Language;
}

/** The words of a class, one after the other, as they stand in its list. */
export function listOf(name: WordClass): string {
  return grammar[name];
}

/** The words of a class as alternatives of a regular expression. */
export function alternativesOf(name: WordClass): string {
  return grammar[name].replaceAll(' ', '|');
}

/** A folded text without the article that it begins with. */
export function withoutArticle(folded: string, articles: ReadonlySet<string> = english.articles): string {
  const blank = folded.indexOf(' ');
  return blank > 0 && blank < folded.length - 1 && articles.has(folded.slice(0, blank))
    ? folded.slice(blank + 1)
    : folded;
}

/** The gender that "he", "her" and the like tell; null for other words. */
export function genderOfPronoun(word: string): Gender {
  if (english.masculinePronouns.has(word)) return 'm';
  return english.femininePronouns.has(word) ? 'f' : null;
}
