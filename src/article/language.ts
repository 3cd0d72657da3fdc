import { franc } from 'franc-min';
import { functionWordsInTexts } from '../english/stop-words.ts';
import { plainWordsOf } from '../text/tokens.ts';

/** UTF-16 units of text that a language is told from, and those that are too few to tell. */
const LOOKED_AT = 4000;
const TOO_FEW = 200;
/** Of English news, two words in five are function words; of other languages' hardly one in ten looks like one. */
const LEAST_FUNCTION_WORDS = 0.2;

const functionWords = new Set([...functionWordsInTexts].filter((word) => word.length > 1));

/**
 * The code (ISO 639-3) of the language that a text is in, when that is surely not English: its letters are another
 * language's (by their trigrams), and it has few of the words that no English text is without.
 */
export function otherLanguage(texts: readonly string[]): string | undefined {
  const sample = sampleOf(texts);
  if (sample.length < TOO_FEW) return undefined;
  const words = plainWordsOf(sample);
  const known = words.filter((word) => functionWords.has(word)).length;
  if (known > words.length * LEAST_FUNCTION_WORDS) return undefined;
  const code = franc(sample, { minLength: TOO_FEW });
  return code === 'und' || code === 'eng' || code === 'sco' ? undefined : code;
}

/** The longest texts together: menus and names tell little. */
function sampleOf(texts: readonly string[]): string {
  let sample = '';
  for (const text of texts) {
    if (sample.length >= LOOKED_AT) break;
    if (text.length > 40) sample += `${text} `;
  }
  return sample.slice(0, LOOKED_AT);
}
