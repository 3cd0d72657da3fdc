import type { Range } from '../../article/article.ts';
import { patterns } from '../../english/patterns.ts';
import { wordsOf } from '../../text/fold.ts';
import type { Term } from '../index/terms.ts';

const askedForm = patterns.namesKindAskedFor;

/**
 * Where a question says what kind of thing it asks for ("which *football club* has …"): the words behind its
 * question word until the next one that is none of `terms`.
 */
export function askedFor(question: string, terms: readonly Term[]): Range | undefined {
  const match = askedForm.exec(question);
  const words = match?.[1];
  if (match === null || words === undefined) return undefined;
  const start = match.index + match[0].length - words.length;
  const starts = new Set(terms.map((term) => term.start));
  let end = start;
  for (const word of wordsOf(words)) {
    if (!starts.has(start + word.start)) break;
    end = start + word.end;
  }
  return end > start ? { start, end } : undefined;
}
