import type { Article } from '../../article/article.ts';
import { sameAddress } from '../../article/link.ts';
import { plainWordsOf } from '../../text/tokens.ts';
import { addressesIn } from './links.ts';
import { withoutHidden } from './message-text.ts';

/** A title of fewer words is too common to tell an article by. */
const titleWords = 4;
/** So many words of a longer title, from its beginning, tell it: people leave out "…, the paper can reveal". */
const titleBeginning = 12;
/** Runs of so many words are compared to see whether a text was pasted from an article. */
const run = 5;
/** So many runs must be the article's, and this share of all runs in the message. */
const runs = 12;
const share = 0.5;

/**
 * The article that a thread is about, or null: the one whose address its opening message shares, whose title
 * is its name or stands in its opening message, or from whose text the opening message is pasted.
 *
 * @param opening the text of the thread's first message; empty when there is none
 * @param articles those to choose from, best known first: the first that fits is returned
 */
export function articleOfThread<Kept extends { readonly article: Article }>(
  title: string,
  opening: string,
  articles: readonly Kept[],
): Kept | null {
  const visible = withoutHidden(opening);
  const addresses = new Set(addressesIn(visible).map(sameAddress));
  const texts = [title, visible].map((text) => ` ${plainWordsOf(text).join(' ')} `);
  const pasted = runsOf(plainWordsOf(visible));
  return (
    articles.find(({ article }) => isShared(article, addresses)) ??
    articles.find(({ article }) => isNamed(article, texts)) ??
    articles.find(({ article }) => isPasted(article, pasted)) ??
    null
  );
}

function isShared({ link, origin }: Article, addresses: ReadonlySet<string>): boolean {
  return [link, origin].some(
    (address) => address !== undefined && /^https?:/iu.test(address) && addresses.has(sameAddress(address)),
  );
}

/** The title stands in one of the texts; a title that was cut, up to the cut; a long one, its beginning. */
function isNamed({ title }: Article, texts: readonly string[]): boolean {
  const words = plainWordsOf(title.replace(/\s*…$/u, '')).slice(0, titleBeginning);
  return words.length >= titleWords && texts.some((text) => text.includes(` ${words.join(' ')} `));
}

function isPasted({ paragraphs }: Article, pasted: ReadonlySet<string>): boolean {
  if (pasted.size < runs) return false;
  const own = new Set<string>();
  for (const { text } of paragraphs) {
    for (const words of runsOf(plainWordsOf(text))) if (pasted.has(words)) own.add(words);
  }
  return own.size >= Math.max(runs, share * pasted.size);
}

function runsOf(words: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (let start = 0; start + run <= words.length; start += 1) {
    found.add(words.slice(start, start + run).join(' '));
  }
  return found;
}
