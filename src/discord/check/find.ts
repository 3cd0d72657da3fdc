import { readArticle } from '../../article/read.ts';
import type { AskedQuotation, Checked, Place } from '../../check/checked.ts';
import { quotationsInText } from '../../check/quotations-in-text.ts';
import type { Library, ServerId } from '../../library/library.ts';
import { readSpeech } from '../../speech/read.ts';
import type { Words } from '../../words/words.ts';
import type { MenuOption } from '../kit/buttons.ts';
import { personOptions } from '../quotes/reply.ts';
import type { AskedCheck } from './asked.ts';

/** What was found out about the quotations of a text. */
export interface CheckedQuotations {
  readonly checks: readonly Checked[];
  readonly nearest: Place | null;
  readonly speakers: readonly MenuOption[];
}

/** Quotations of one text at most. */
const MOST = 40;

/**
 * Checks the quotations of a text; the whole text where it has no marks. Nothing of it is kept.
 *
 * @param first - the article (its id) that counts before others with the same words
 */
export async function checkText(
  words: Words,
  library: Library,
  server: ServerId,
  { text, person, article }: AskedCheck,
  first: string | null,
): Promise<CheckedQuotations> {
  const options = { ...(article === null ? {} : { article }), ...(first === null ? {} : { first }) };
  const checks: Checked[] = [];
  for (const asked of quotationsOf(text).slice(0, MOST))
    checks.push(await library.check(server, person === null ? asked : { ...asked, person }, options));
  return {
    checks,
    nearest: await nearestTo(library, server, checks, article),
    speakers: await speakersOf(words, library, server, checks),
  };
}

function quotationsOf(text: string): readonly AskedQuotation[] {
  const given = new TextEncoder().encode(text);
  const article = readArticle(given, { origin: 'quotation.txt', title: 'Quotation' });
  return quotationsInText({ article, speech: readSpeech(article) });
}

/** The sentence nearest to the one quotation that was checked and not found. */
async function nearestTo(
  library: Library,
  server: ServerId,
  checks: readonly Checked[],
  article: string | null,
): Promise<Place | null> {
  const [only] = checks;
  if (only?.verdict !== 'absent' || checks.length > 1) return null;
  const found = await library.nearest(server, only.asked.quote, article === null ? {} : { article });
  return found?.place ?? null;
}

/** The people whose quotations were found, in the order of the text. */
async function speakersOf(
  words: Words,
  library: Library,
  server: ServerId,
  checks: readonly Checked[],
): Promise<readonly MenuOption[]> {
  const people = await library.people(server);
  const found = checks.flatMap(({ places }) =>
    places.flatMap(({ read, quotation }) =>
      people.filter(({ quotations }) =>
        quotations.some((said) => said.article.id === read.article.id && said.quotation === quotation),
      ),
    ),
  );
  return personOptions(words, [...new Set(found)], null);
}
