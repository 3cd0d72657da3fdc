import type { Block } from '../block.ts';
import type { Doubt } from '../doubt.ts';
import type { PageScan } from './scan.ts';
import { walls } from './wording.ts';

/** Words that pages which are no article have at most; those of consent are longer. */
const MOST_WORDS = 150;
const MOST_WORDS_OF_BEGINNING = 220;
const MOST_WORDS_OF_CONSENT = 600;
/** Of the words, those in paragraphs about consent. */
const MOSTLY = 0.5;

interface ReadPage {
  readonly scan: PageScan;
  readonly html: string;
  /** What is read of it as the article, and everything. */
  readonly article: readonly Block[];
  readonly whole: readonly Block[];
}

/** Whether a page shows something in the place of an article, and what: few words, and what such pages say. */
export function wallOf({ scan, html, article, whole }: ReadPage): Doubt | undefined {
  const words = wordsIn(article);
  if (words > MOST_WORDS_OF_CONSENT) return undefined;
  const everything = whole.map(({ text }) => text).join('\n');
  const titles = [scan.title, ...scan.headings.flat()].flatMap((title) => title ?? []);
  const isTitled = (pattern: RegExp) => titles.some((title) => pattern.test(title));
  if (words <= MOST_WORDS && isTitled(walls.error)) return { kind: 'error' };
  const entry = walls.login.test(everything) && (isTitled(walls.loginTitle) || asksForPassword(html));
  if (words <= MOST_WORDS && wordsIn(whole) <= 2 * MOST_WORDS && entry) return { kind: 'login' };
  if (words <= MOST_WORDS_OF_BEGINNING && walls.paywall.test(everything)) return { kind: 'paywall' };
  if (words <= MOST_WORDS && isForSubscribers(scan)) return { kind: 'paywall' };
  const consent = wordsIn(article.filter(({ text }) => walls.consent.test(text)));
  return words > 0 && consent > words * MOSTLY && walls.consentChoice.test(html)
    ? { kind: 'cookies' }
    : undefined;
}

function wordsIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { text }) => sum + text.split(' ').length, 0);
}

function asksForPassword(html: string): boolean {
  return /type\s*=\s*["']?password/iu.test(html);
}

/** As the page's data says. */
function isForSubscribers({ things }: PageScan): boolean {
  return things.some(({ isAccessibleForFree: free }) => free === false || /^false$/iu.test(String(free)));
}
