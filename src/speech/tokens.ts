import { abbreviations } from '../english/abbreviations.ts';
import { english } from '../english/language.ts';
import { inAnyCase, joined, type Tokeniser, tokeniser } from '../text/tokens.ts';

/** Letters of every script, digits, and the signs of sums, handles and tags ("$5", "@name", "#tag", "AT&T"). */
const PART = '[#-&0-9@-Z_a-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u1fff\\u2070-\\u{10ffff}]';
const COMMA_IN_NUMBER = '(?<=\\d),(?=\\d)';
const NO_MORE = `(?!${PART}|[-'’.](?=${PART})|${COMMA_IN_NUMBER})`;
/** An ending that is a token of its own: "’s", "’re"; "n’t" is none. */
const ENDING = `['’](?:${inAnyCase([...english.contractions, ...english.contractedLetters])})${NO_MORE}`;
const JOINT = `(?:(?!${ENDING})['’]|[-.]|${COMMA_IN_NUMBER})(?=${PART})`;
const WORD = joined(`${PART}+`, JOINT);

/**
 * Divides a text into what speech is read by: words with the hyphens, apostrophes and full stops inside them ("co-chair",
 * "O’Brien", "U.S."), numbers, and every other sign alone. Abbreviations and initials keep their full stop; a
 * possessive or contracted ending is a token of its own.
 */
export const tokensOf: Tokeniser = tokeniser(
  `(?:${inAnyCase(abbreviations('inTokens'))})\\.(?!${PART})`,
  // "J.", "U.S."
  `(?:${PART}+(?:${JOINT}${PART}+)*?\\.)?[A-Z]\\.(?!${PART})`,
  `(?<=${PART})${ENDING}`,
  WORD,
  // Dashes, two hyphens too.
  '[-‒–—―]+',
  '\\S',
);

const part = new RegExp(PART, 'u');

/** True for a token that is no word and no number: a comma, a dash. */
export function isSign(token: string): boolean {
  return token.length > 1 ? /^[-‒–—―]/u.test(token) : !part.test(token);
}
