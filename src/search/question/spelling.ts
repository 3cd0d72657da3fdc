import { askingWords, functionWords } from '../../english/stop-words.ts';
import { foldWord, type Word, wordsOf } from '../../text/fold.ts';
import { likelyMeant, misspelt } from '../../text/misspelling.ts';
import { stemOf } from '../../text/stem.ts';
import type { Vocabulary } from '../index/vocabulary.ts';
import { isEnglishStem } from './related-words.ts';

/** What a question is compared with to find what is misspelt in it. */
export interface Spellings {
  readonly vocabulary: Vocabulary;
  /** How a stem is written in the articles, most like the word that was typed; undefined when it stands in none. */
  readonly written: (stem: string, typed: string) => string | undefined;
}

/** Words of questions that stand in articles of every kind. Of words equally near those are more likely meant. */
const commonWords = new Set([...functionWords, ...askingWords]);

/**
 * A question with what is misspelt in it put right: words that are no English words and stand in no article become
 * those of questions or of the articles that they are one or two letters from. Real words and other names are
 * left alone, and so is a question of which less is understood than not: it is in another language.
 *
 * @returns the question as it is, where nothing is misspelt
 */
export function spelledRight(question: string, spellings: Spellings): string {
  const unknown = wordsOf(question).filter((word) => isUnknown(word, question, spellings.vocabulary));
  const corrections = unknown.flatMap((word) => {
    const meant = meantBy(word, question, spellings);
    return meant === undefined ? [] : [{ word, meant }];
  });
  if (2 * corrections.length < unknown.length) return question;
  return corrections.reduceRight(
    (text, { word, meant }) => text.slice(0, word.start) + meant + text.slice(word.end),
    question,
  );
}

function isUnknown({ folded, start, end }: Word, question: string, vocabulary: Vocabulary): boolean {
  // What has digits, points or apostrophes is misread more easily than misspelt.
  if (!/^\p{L}{3,}$/u.test(question.slice(start, end)) || commonWords.has(folded)) return false;
  const stem = stemOf(folded);
  return vocabulary.find(stem) === undefined && !isEnglishStem(stem);
}

function meantBy(word: Word, question: string, spellings: Spellings): string | undefined {
  const { folded } = word;
  const raw = question.slice(word.start, word.end);
  // Of three letters two in each other's place are the only mistake that says what was meant.
  if (folded.length === 3) return likeCase(raw, onlySwapped(folded));
  const isName = word.start > 0 && /^\p{Lu}/u.test(raw);
  const asked = isName ? undefined : commonMeantBy(folded);
  const told = toldBy(folded, isName, spellings);
  if (asked === undefined || told === undefined) return likeCase(raw, asked ?? told);
  const edits = (other: string) => misspelt(folded, foldWord(other)) ?? Number.POSITIVE_INFINITY;
  return likeCase(raw, edits(told) < edits(asked) ? told : asked);
}

/** The word of the articles that was meant, as they write it. */
function toldBy(typed: string, isName: boolean, { vocabulary, written }: Spellings): string | undefined {
  // A misspelt word may lose more than its ending: “reckles” is stemmed to “reckl”, “reckless” to itself.
  const stem = vocabulary.meantBy(stemOf(typed)) ?? vocabulary.meantBy(typed);
  const told = stem === undefined ? undefined : written(stem, typed);
  if (stem === undefined || told === undefined) return undefined;
  const folded = foldWord(told);
  const named = isName || vocabulary.isName(vocabulary.find(stem) ?? -1);
  return isLikely(typed, folded) && (!named || isSameName(typed, folded)) ? told : undefined;
}

/**
 * Hansen is not Hanson, nor Petrov Petrova: names that differ in a letter or in their ending are different ones. What is
 * mistyped has its letters in the wrong order, or one too many or too few inside.
 */
function isSameName(typed: string, name: string): boolean {
  if (typed.length === name.length) return [...typed].sort().join('') === [...name].sort().join('');
  return !typed.startsWith(name) && !name.startsWith(typed);
}

/** At the beginning of a sentence words have capitals. */
function likeCase(typed: string, meant: string | undefined): string | undefined {
  if (meant === undefined || !/^\p{Lu}/u.test(typed)) return meant;
  return meant.charAt(0).toUpperCase() + meant.slice(1);
}

/** “happend” is “happened”, not “happen”: of words equally near the one that ends alike. */
function commonMeantBy(typed: string): string | undefined {
  const likely = [...commonWords].filter((word) => isLikely(typed, word));
  const count = (word: string) => (word.at(-1) === typed.at(-1) ? 1 : 0);
  return likelyMeant(
    typed,
    likely.map((word) => ({ word, folded: word, count: count(word) })),
  );
}

/** Few get the first letter wrong. */
function isLikely(typed: string, word: string): boolean {
  return (
    misspelt(typed, word) !== null && (typed[0] === word[0] || (typed[0] === word[1] && typed[1] === word[0]))
  );
}

function onlySwapped(typed: string): string | undefined {
  const [a = '', b = '', c = ''] = typed;
  const swapped = [b + a + c, a + c + b].filter((one) => commonWords.has(one));
  return swapped.length === 1 ? swapped[0] : undefined;
}
