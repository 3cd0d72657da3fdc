import type { Span } from '../../article/article.ts';
import { english } from '../../english/language.ts';
import type { Entity } from '../entities/entity.ts';
import type { ReadParagraph } from '../entities/read-paragraphs.ts';
import { type Discourse, descriptionText } from './discourse.ts';

/** Whom a source stands for, how certain that is (from 0 to 1), and by what it was found. */
export interface Resolution {
  readonly entity: Entity;
  readonly certainty: number;
  readonly how: 'name' | 'pronoun' | 'who' | 'role' | 'description' | 'it' | 'author' | 'as described';
  /** The words that describe somebody who is not named. */
  readonly mention?: Span;
}

/** Somebody who is described and not named, by the words from `first` to `last`, both inclusive; `head` is their noun in lower case. */
export function described(
  discourse: Discourse,
  paragraph: ReadParagraph,
  first: number,
  last: number,
  head: string,
): Resolution | null {
  const { words, text, number } = paragraph;
  let begin = first;
  while (begin < last && english.leadingConjunctions.has(words[begin]?.lower ?? '')) begin += 1;
  const entity = discourse.describe(paragraph, begin, last, head);
  if (!entity) return null;
  const start = words[begin]?.start ?? 0;
  const name = descriptionText(text, start, words[last]?.end ?? start);
  const mention = { paragraph: number, start, end: start + name.length };
  return { entity, certainty: 1, how: 'as described', mention };
}
