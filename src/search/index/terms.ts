import { patterns } from '../../english/patterns.ts';
import { askingWords, functionWords } from '../../english/stop-words.ts';
import { type Word, wordsOf } from '../../text/fold.ts';
import { stemOf } from '../../text/stem.ts';

/** A word as the index counts it: folded and stemmed, with where it stands. */
export interface Term extends Word {
  readonly stem: string;
}

/** Every word of a paragraph that carries meaning, stemmed. */
export function termsOf(text: string): readonly Term[] {
  return withStems(text, (word) => !functionWords.has(word.folded) || isAbbreviation(text, word));
}

/** The words of a question that carry meaning; all of its words where none does. */
export function questionTermsOf(question: string): readonly Term[] {
  const terms = tellingTermsOf(question);
  return terms.length > 0 ? terms : withStems(question, () => true);
}

/** The words of a question that carry meaning; none where none does. */
export function tellingTermsOf(question: string): readonly Term[] {
  return withStems(question, (word) => !isAsking(question, word));
}

function isAsking(question: string, word: Word): boolean {
  if (isAbbreviation(question, word)) return false;
  return functionWords.has(word.folded) || askingWords.has(word.folded);
}

/** "US", "U.S." and "the us" are no pronoun. */
function isAbbreviation(text: string, word: Word): boolean {
  if (word.folded !== 'us') return false;
  if (patterns.unitedStates.test(text.slice(word.start, word.end))) return true;
  return patterns.afterArticle.test(text.slice(Math.max(0, word.start - 6), word.start));
}

function withStems(text: string, wanted: (word: Word) => boolean): Term[] {
  return wordsOf(text)
    .filter(wanted)
    .map((word) => ({ ...word, stem: stemOf(word.folded) }));
}
