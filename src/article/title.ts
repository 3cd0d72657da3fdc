import { sentencesOf } from '../text/sentences.ts';
import type { Block } from './block.ts';
import { repairLine } from './repair.ts';

const LONGEST_TITLE = 200;

/**
 * An article's title: the first of those known (given, said by its format, standing above its byline), else its
 * first heading when it stands before the text, else its first sentence. Never empty; longer than 200 characters
 * it is cut between words with an ellipsis.
 */
export function titleOf(known: readonly (string | undefined)[], blocks: readonly Block[]): string {
  const named = known.map((title) => repairLine((title ?? '').slice(0, 2000)));
  for (const title of named) if (title !== '') return cutAtWord(title);
  const heading = blocks.slice(0, 3).find((block) => block.kind === 'heading');
  if (heading !== undefined) return cutAtWord(heading.text);
  const text = (blocks.find((block) => block.kind === 'body') ?? blocks[0])?.text ?? '';
  const first = sentencesOf(text.slice(0, 2000))[0];
  return cutAtWord(first === undefined ? text : text.slice(first.start, first.end));
}

function cutAtWord(text: string): string {
  if (text.length <= LONGEST_TITLE) return text;
  // Two units for the space and the ellipsis; a single long word is cut, never inside a pair.
  const room = text.slice(0, LONGEST_TITLE - 1);
  const space = room.lastIndexOf(' ');
  const cut = space > 0 ? room.slice(0, space) : room.slice(0, -1).replace(/[\ud800-\udbff]$/u, '');
  return `${cut.replace(/[\s,;:–—-]+$/u, '')} …`;
}
