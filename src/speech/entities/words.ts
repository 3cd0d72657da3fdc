import { abbreviations } from '../../english/abbreviations.ts';
import { english } from '../../english/language.ts';
import type { Range } from '../../text/range.ts';
import { sentencesOf } from '../../text/sentences.ts';
import { tokensOf } from '../tokens.ts';

/** A word or a mark of a paragraph. Offsets are UTF-16 units in the paragraph's text. */
export interface Word {
  readonly text: string;
  /**
   * The text in lower case, full stops left out of abbreviations ("U.S." is "us"); a pronoun without what is drawn
   * together with it ("she’d" is "she").
   */
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  /** False for a mark, such as a comma or a bracket. */
  readonly isWord: boolean;
  /** Begins with a capital letter, or with a particle that is written small ("al-Nouri"). */
  readonly capital: boolean;
  /** Counted from 0 in the paragraph; a quotation does not end the sentence it stands in. */
  readonly sentence: number;
  /** The first word of its sentence, or of a quotation. */
  readonly opens: boolean;
}

/** Divides a paragraph into words and marks, with the sentence each belongs to. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  const sentences = sentencesOf(text);
  let sentence = 0;
  let opens = true;
  for (const { start, end, ownEnd } of wholeWords(text)) {
    const found = text.slice(start, end);
    const isWord = /[\p{L}\p{N}]/u.test(found);
    if (start >= (sentences[sentence]?.end ?? text.length) && sentence < sentences.length - 1) {
      sentence += 1;
      opens = true;
    }
    words.push({
      text: found,
      lower: fold(text.slice(start, ownEnd)),
      start,
      end,
      isWord,
      capital: isWord && (isUpper(found) || hasSmallParticle(found)),
      sentence,
      opens: isWord && opens,
    });
    if (isWord) opens = false;
    else if (OPENS.test(found)) opens = true;
  }
  return words;
}

/** After these marks, too, a word with a capital is not for that a name. */
const OPENS = /^["“‘:]/u;

/** A word as it stands, with the end of its own letters: "they" of "they’re". */
interface WholeWord extends Range {
  readonly ownEnd: number;
}

/** The tokens of a text; a contracted verb ("’ll", not "’s") goes with its subject, a full stop with the title it shortens. */
function wholeWords(text: string): readonly WholeWord[] {
  const whole: { start: number; end: number; ownEnd: number }[] = [];
  for (const { start, end } of tokensOf(text)) {
    const before = whole.at(-1);
    const found = text.slice(start, end);
    if (before?.end !== start) whole.push({ start, end, ownEnd: end });
    else if (CONTRACTED.test(found)) before.end = end;
    else if (found === '.' && titles.has(text.slice(before.start, start).toLowerCase())) before.end = end;
    else whole.push({ start, end, ownEnd: end });
  }
  return whole;
}

const CONTRACTED = /^['’](?![sS]$)\p{L}/u;
const titles = abbreviations('beforeNames');

function isUpper(found: string): boolean {
  const code = found.charCodeAt(0);
  if (code < 128) return code >= 65 && code <= 90;
  return /^\p{Lu}/u.test(found);
}

/** "el-Nouri", "d’Angelo": a name whose particle is joined to it. */
function hasSmallParticle(found: string): boolean {
  const joint = found.search(/['’-]/u);
  if (joint < 1 || joint > 3 || !/^\p{Lu}/u.test(found.slice(joint + 1))) return false;
  return english.joinedParticles.has(found.slice(0, joint));
}

function fold(found: string): string {
  return found.toLowerCase().replaceAll('.', '').replaceAll('’', "'");
}

/** A word in lower case; nothing beyond either end. */
export function lowerAt(words: readonly Word[], index: number): string {
  return words[index]?.lower ?? '';
}
