import { functionWordsInTexts } from '../../../english/stop-words.ts';
import { joined, LETTERS_AND_DIGITS, tokeniser, tokenTexts } from '../../../text/tokens.ts';
import type { PageBlock } from '../page-block.ts';
import { textPatterns } from '../wording.ts';

/** Measures by their names. */
export type Measures = Record<string, number>;

const tokensOf = tokeniser(joined(LETTERS_AND_DIGITS, "['’.-]"));
/** Longer lines are all alike, and only their beginning is looked at for words. */
const LONGEST_LOOKED_AT = 1000;
const unwanted = ['subscribe', 'more', 'follow', 'rights', 'comments', 'advert', 'about', 'cookies'] as const;

/** What can be told from a block's text alone. */
export function textMeasures({ text, kind, linkShare, boldShare, dated }: PageBlock): Measures {
  const beginning = text.slice(0, LONGEST_LOOKED_AT);
  const words = tokenTexts(beginning, tokensOf);
  const share = (test: (word: string) => boolean) =>
    words.length === 0 ? 0 : words.filter(test).length / words.length;
  const says: Measures = {};
  for (const [name, pattern] of textPatterns) says[`says ${name}`] = Number(pattern.test(beginning));
  return {
    words: Math.min(120, words.length),
    letters: Math.log1p(text.length),
    'ends in a stop': Number(/[.!?…]['"”’)\]]{0,3}$/u.test(text)),
    'ends in a colon': Number(/:$/u.test(text)),
    commas: Math.min(5, beginning.split(',').length - 1),
    sentences: Math.min(6, beginning.match(/[.!?]["”’)]?(?:\s|$)/gu)?.length ?? 0),
    quotes: Number(/["“”„«»]/u.test(beginning)),
    'begins small': Number(/^\p{Ll}/u.test(text)),
    'capitalised words': share((word) => /^\p{Lu}/u.test(word)),
    'words in capitals': share(
      (word) => word.length > 1 && /\p{Lu}/u.test(word) && word === word.toUpperCase(),
    ),
    'function words': share((word) => functionWordsInTexts.has(word.toLowerCase())),
    digits: (beginning.match(/\d/gu)?.length ?? 0) / Math.max(1, beginning.length),
    'words in links': linkShare,
    'words in bold': boldShare,
    'has a time': Number(dated),
    heading: Number(kind === 'heading'),
    'list item': Number(kind === 'listItem'),
    ...says,
    unwanted: unwanted.reduce((sum, name) => sum + (says[`says ${name}`] ?? 0), 0),
  };
}
