import { counted } from '../../text/counted.ts';
import { UserError } from '../../user-error.ts';

/** Words that a pasted text must have to be taken for an article. */
const FEWEST_WORDS = 20;

/** @throws UserError when a text that somebody pasted or wrote is too short for an article */
export function checkLeastLength(text: string): void {
  const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  if (words >= FEWEST_WORDS) return;
  throw new UserError(
    `This text has ${counted(words, 'word')}; an article has at least ${FEWEST_WORDS}. Nothing was added.`,
  );
}
