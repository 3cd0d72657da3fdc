import type { Article, ParagraphKind } from '../../article/article.ts';
import { openers, prepositions } from '../../english/names.ts';
import type { DraftQuotation } from '../draft.ts';
import type { Entity } from './entity.ts';
import { type NameMention, nameMentions } from './mentions.ts';
import type { CommonWords } from './openers.ts';
import { type Word, wordsOf } from './words.ts';

/** A name in a paragraph and, once that is known, whom it names. */
export interface Naming {
  readonly mention: NameMention;
  entity: Entity | null;
}

/** A paragraph taken apart. */
export interface ReadParagraph {
  /** Its place in the article, from 0; `number` is the one people see. */
  readonly index: number;
  readonly number: number;
  readonly kind: ParagraphKind;
  readonly text: string;
  readonly words: readonly Word[];
  readonly namings: readonly Naming[];
  /** For each word, which of the article's drafts it stands in, or -1. */
  readonly quotedIn: Int32Array;
  /** Capitals throughout, as in headlines: they tell no names. */
  readonly headline: boolean;
}

function commonWords(taken: readonly (readonly Word[])[]): CommonWords {
  const small = new Set<string>();
  const pairs = new Set<string>();
  for (const words of taken) {
    // A headline has capitals throughout.
    const headline = isHeadline(words);
    for (const [at, word] of words.entries()) {
      if (word.isWord && !word.capital) small.add(word.lower);
      const next = words[at + 1];
      if (word.capital && next?.capital && !word.opens && !headline) pairs.add(`${word.lower} ${next.lower}`);
    }
  }
  return { small, pairs };
}

/** Takes every paragraph apart into words and names. */
export function readParagraphs(
  article: Article,
  drafts: readonly DraftQuotation[],
): readonly ReadParagraph[] {
  const taken = article.paragraphs.map((paragraph) => wordsOf(paragraph.text));
  const common = commonWords(taken);
  const draftsOf = new Map<number, number[]>();
  for (const [index, draft] of drafts.entries()) {
    const list = draftsOf.get(draft.paragraph);
    if (list) list.push(index);
    else draftsOf.set(draft.paragraph, [index]);
  }
  return article.paragraphs.map(({ number, kind, text }, index) => {
    const words = taken[index] ?? [];
    return {
      index,
      number,
      kind,
      text,
      words,
      namings: nameMentions(words, common).map((mention) => ({ mention, entity: null })),
      quotedIn: quotedWords(words, drafts, draftsOf.get(number) ?? []),
      headline: isHeadline(words),
    };
  });
}

function quotedWords(
  words: readonly Word[],
  drafts: readonly DraftQuotation[],
  numbers: readonly number[],
): Int32Array {
  const quotedIn = new Int32Array(words.length).fill(-1);
  let word = 0;
  for (const number of numbers) {
    const draft = drafts[number];
    if (draft === undefined) continue;
    while (word < words.length && (words[word]?.end ?? 0) <= draft.start) word += 1;
    while (word < words.length && (words[word]?.start ?? 0) < draft.end) {
      quotedIn[word] = number;
      word += 1;
    }
  }
  return quotedIn;
}

/** "Anna Bergstrom Opens New Pier in Larvik": every word but the small ones with a capital. */
function isHeadline(words: readonly Word[]): boolean {
  let capital = 0;
  for (const word of words) {
    if (word.sentence > 1) return false;
    if (!word.isWord) continue;
    if (word.capital) capital += word.text.length > 3 ? 1 : 0;
    else if (/^\p{Ll}/u.test(word.text) && !openers.has(word.lower) && !prepositions.has(word.lower))
      return false;
  }
  return capital >= 4;
}

/** The name that a word belongs to, its titles included. */
export function namingCovering(paragraph: ReadParagraph, word: number): Naming | null {
  const { namings } = paragraph;
  let low = 0;
  let high = namings.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const naming = namings[middle];
    if (naming === undefined) return null;
    if (naming.mention.last < word) low = middle + 1;
    else if (naming.mention.titleFirst > word) high = middle - 1;
    else return naming;
  }
  return null;
}
