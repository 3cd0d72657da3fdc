import type { Article } from '../../article/article.ts';
import { paragraphText } from '../../article/paragraph-text.ts';
import type { QuotedPerson } from '../../speech/people/people.ts';
import { likelyMeant } from '../../text/misspelling.ts';
import { questionTermsOf, termsOf } from '../index/terms.ts';

/** A quotation or a reported statement with its article. */
export type Said = QuotedPerson['quotations'][number] | QuotedPerson['statements'][number];

/** The paragraph in which it stands. */
function paragraphOf(said: Said): number {
  return 'quotation' in said ? said.quotation.paragraph : said.statement.paragraph;
}

/** What is said on a subject, and how far its words lead to them. */
export interface OnSubject {
  /** In the order given. */
  readonly said: readonly Said[];
  /** Words that stand near no quotation, and those that were looked for instead, as the article writes them. */
  readonly readAs: readonly { readonly asked: string; readonly known: string }[];
  /** Words that stand near none of the quotations found; empty when there are none. */
  readonly missing: readonly string[];
  /** True when every quotation found has every word near it. */
  readonly complete: boolean;
}

/** Quotations looked at between two places where others may have their turn. */
const STRIDE = 25;

/**
 * The quotations whose paragraph has every word of the subject, whatever its ending. When there is none,
 * words that stand near no quotation are read as the likeliest ones that do, and the quotations with the
 * most of the words are found. In steps, since a server may have tens of thousands of quotations.
 */
export function* onSubject(said: readonly Said[], about: string): Generator<void, OnSubject> {
  const wanted = wantedIn(about);
  if (wanted.length === 0) return { said: [], readAs: [], missing: [], complete: true };
  const fits = everyWordNear(wanted);
  const exact: Said[] = [];
  for (const [index, each] of said.entries()) {
    if (index % STRIDE === 0) yield;
    if (fits(each)) exact.push(each);
  }
  if (exact.length > 0) return { said: exact, readAs: [], missing: [], complete: true };
  const near = new Map<string, ReadonlyMap<string, Wanted>>();
  const known = new Map<string, Wanted & { readonly paragraphs: number }>();
  for (const [index, each] of said.entries()) {
    if (index % STRIDE === 0) yield;
    const place = placeOf(each);
    if (near.has(place)) continue;
    const words = termsNear(each);
    near.set(place, words);
    for (const [stem, word] of words) {
      const before = known.get(stem);
      known.set(stem, { ...(before ?? word), paragraphs: (before?.paragraphs ?? 0) + 1 });
    }
  }
  const meant: Wanted[] = [];
  for (const word of wanted) {
    yield;
    meant.push(known.has(word.stem) ? word : (nearest(word, known) ?? word));
  }
  return closest(said, wanted, meant, near);
}

/** The quotations with the most of the words meant. */
function closest(
  said: readonly Said[],
  wanted: readonly Wanted[],
  meant: readonly Wanted[],
  near: ReadonlyMap<string, ReadonlyMap<string, Wanted>>,
): OnSubject {
  const counts = said.map((each) => meant.filter(({ stem }) => near.get(placeOf(each))?.has(stem)).length);
  const most = counts.reduce((one, other) => Math.max(one, other), 0);
  const found = said.filter((_, index) => most > 0 && counts[index] === most);
  const isFound = ({ stem }: Wanted) => found.some((each) => near.get(placeOf(each))?.has(stem));
  return {
    said: found,
    readAs: meant.flatMap((word, index) => {
      const asked = wanted[index]?.written ?? '';
      return word.written === asked || !isFound(word) ? [] : [{ asked, known: word.written }];
    }),
    missing: found.length === 0 ? [] : meant.filter((word) => !isFound(word)).map(({ written }) => written),
    complete: most === meant.length,
  };
}

/** A word of a subject: as somebody wrote it, folded, and its stem. */
interface Wanted {
  readonly written: string;
  readonly folded: string;
  readonly stem: string;
}

function wantedIn(about: string): readonly Wanted[] {
  const byStem = new Map<string, Wanted>();
  for (const { start, end, folded, stem } of questionTermsOf(about)) {
    if (!byStem.has(stem)) byStem.set(stem, { written: about.slice(start, end), folded, stem });
  }
  return [...byStem.values()];
}

/** Whether the paragraph of a quotation has every word. */
function everyWordNear(wanted: readonly Wanted[]): (said: Said) => boolean {
  const sought = wanted.map(({ stem }) => ` ${stem} `);
  return (said) => {
    const stems = stemsNear(said);
    return sought.length > 0 && sought.every((stem) => stems.includes(stem));
  };
}

// The same quotations are looked through for every subject; their paragraphs are taken apart once. By number.
const stemsOfParagraphs = new WeakMap<Article, Map<number, string>>();

/** The stems of the words of a quotation's paragraph, a space before and after each. */
function stemsNear(said: Said): string {
  const { article } = said;
  const paragraph = paragraphOf(said);
  const paragraphs = stemsOfParagraphs.get(article) ?? new Map<number, string>();
  stemsOfParagraphs.set(article, paragraphs);
  const known = paragraphs.get(paragraph);
  if (known !== undefined) return known;
  const stems = ` ${[...termsNear(said).keys()].join(' ')} `;
  paragraphs.set(paragraph, stems);
  return stems;
}

/** The words of a quotation's paragraph by their stems. */
function termsNear(said: Said): ReadonlyMap<string, Wanted> {
  const text = paragraphText(said.article, paragraphOf(said));
  return new Map(
    termsOf(text).map(({ start, end, folded, stem }) => [
      stem,
      { written: text.slice(start, end), folded, stem },
    ]),
  );
}

/** The word near a quotation that was probably meant. */
function nearest(
  { folded }: Wanted,
  known: ReadonlyMap<string, Wanted & { readonly paragraphs: number }>,
): Wanted | undefined {
  if (/\d/.test(folded)) return undefined;
  const words = [...known.values()].map((word) => ({ word, folded: word.folded, count: word.paragraphs }));
  return likelyMeant(folded, words);
}

function placeOf(said: Said): string {
  return `${said.article.id} ${paragraphOf(said)}`;
}
