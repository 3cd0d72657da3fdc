import { patterns } from '../../english/patterns.ts';
import type { PageBlock, QuotedPart } from './page-block.ts';

const dash = /^\s*(?:[—–―-]{1,2}|&mdash;)\s*/u;
const MOST_WORDS_OF_NAME = 10;

/** Notes for set-apart words that have ended whose they are, when their last line says so. */
export function attributeWords(blocks: readonly PageBlock[], part: QuotedPart): void {
  const last = blocks.at(-1);
  if (last === undefined || last.quoted !== part || blocks.length - part.first < 2) return;
  const name = nameIn(last.text);
  if (name === undefined) return;
  part.by = name;
  part.line = last;
}

function nameIn(line: string): string | undefined {
  const introduced = dash.test(line) || patterns.postedBy.test(line);
  const name = line
    .replace(dash, '')
    .replace(patterns.postedBy, '')
    .replace(patterns.afterNameOfPost, '')
    .trim();
  if (!/^\p{Lu}/u.test(name) || name.split(' ').length > MOST_WORDS_OF_NAME) return undefined;
  if (introduced) return name;
  // Without a dash, a line of a few capitalised words that is no sentence.
  const [first = ''] = name.split(',');
  const words = first.split(' ');
  const isName =
    words.length >= 2 && words.length <= 5 && words.every((word) => patterns.wordOfName.test(word));
  return isName && !/[!?…"”’:;]$/u.test(line) ? name : undefined;
}
