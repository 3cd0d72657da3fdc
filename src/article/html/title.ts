import { plainWordsOf } from '../../text/tokens.ts';
import type { PageScan } from './scan.ts';

const bars = /\s+[|–—·•»›-]\s+|\s*[|»]\s*/gu;
/** Of an `<h1>`'s words, those that another title must share for it to be the article's. */
const LEAST_SHARED = 0.3;

/**
 * The title of a page's article: the `<h1>` that the page's other titles repeat, else one that shares words with
 * them (a section's name shares none), else what the page is told to be called; these without the outlet's name.
 */
export function titleOfPage(
  { meta, headings, subheadings, title }: PageScan,
  headline: string | undefined,
  outlet: string | undefined,
): string | undefined {
  const shared = meta.get('og:title') ?? meta.get('twitter:title');
  const cut = (one: string | undefined) => (one === undefined ? undefined : withoutOutlet(one, outlet));
  const told = [shared, headline, title].flatMap((one) => one ?? []);
  const repeated = headings.flat().find((heading) => repeats(told, heading));
  if (repeated !== undefined) return repeated;
  const [[only] = [], second] = headings;
  const lone = second === undefined ? only : undefined;
  const begun = told.filter((one) => lone !== undefined && lettersOf(lone).startsWith(lettersOf(one)));
  if (begun.length > 1) return begun[0]; // a subtitle stands in the heading as well
  if (lone !== undefined && isAlike(lone, told, outlet)) return lone;
  const known = agreed(cut(shared), cut(headline), cut(title));
  const seen = known !== undefined && subheadings.some((line) => lettersOf(line) === lettersOf(known));
  // A title that stands nowhere on the page is no better than a heading of some length.
  if (lone !== undefined && !seen && told.length > 0 && lone.split(' ').length >= 5) return lone;
  return known ?? only;
}

/** What it is shared under, unless its headline and its `<title>` both say otherwise: that is for other places. */
function agreed(
  shared: string | undefined,
  headline: string | undefined,
  title: string | undefined,
): string | undefined {
  const begun = lettersOf((headline ?? '').replace(/(?:…|\.\.\.)$/u, ''));
  const titled = lettersOf(title ?? '');
  const other = begun.length > 20 && titled.startsWith(begun) && !lettersOf(shared ?? '').startsWith(begun);
  return other ? title : (shared ?? headline ?? title);
}

/** A text's letters and digits in small letters. */
export function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function repeats(told: readonly string[], heading: string): boolean {
  const letters = lettersOf(heading);
  if (letters !== '' && told.some((one) => lettersOf(one.split(bars)[0] ?? '') === letters)) return true;
  return (
    letters.length > 5 &&
    told.map(lettersOf).some((one) => one.includes(letters) && letters.length >= one.length * 0.45)
  );
}

function isAlike(heading: string, told: readonly string[], outlet: string | undefined): boolean {
  const [own, others] = [longWords(heading), longWords(told.join(' '))];
  const shared = [...own].filter((word) => others.has(word)).length;
  const enough = shared >= Math.max(1, own.size * LEAST_SHARED);
  return enough && lettersOf(heading) !== lettersOf(outlet ?? '') && heading.split(' ').length >= 3;
}

function longWords(text: string): ReadonlySet<string> {
  return new Set(plainWordsOf(text).filter((word) => word.length > 2));
}

/** A title without the outlet's name after its last bar or dash. */
function withoutOutlet(title: string, outlet: string | undefined): string {
  const name = lettersOf(outlet ?? '');
  let rest = title;
  for (const [index, bar] of [...title.matchAll(bars)].reverse().entries()) {
    const [before, tail] = [title.slice(0, bar.index), rest.slice(bar.index + bar[0].length)];
    const letters = lettersOf(tail);
    const known = name.length > 2 && letters !== '' && (letters.includes(name) || name.includes(letters));
    const likely = index === 0 && letters !== '' && tail.split(/\s+/u).length <= 5 && /[|»]/u.test(bar[0]);
    if ((!known && !likely) || before.split(/\s+/u).length < 3) break;
    rest = before;
  }
  return rest;
}
