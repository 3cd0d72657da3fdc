import { patterns } from '../../english/patterns.ts';
import { bylineOf, namesInByline } from '../facts/bylines.ts';
import { dayIn } from '../facts/days.ts';
import type { ArticleFacts } from '../facts/facts.ts';
import type { NamedLine, PageScan } from './scan.ts';
import { type Described, isArticle, isDescribed, listOf } from './structured-data.ts';
import { tidy } from './tidy.ts';
import { lettersOf, titleOfPage } from './title.ts';

/** What a page says about its article. */
export interface PageFacts extends ArticleFacts {
  readonly title?: string;
  /** Its canonical address (http or https). */
  readonly link?: string;
}

/** Title, authors, day, outlet and address of a page: from its JSON-LD, else its `<meta>`, else its visible lines. */
export function factsOfPage(scan: PageScan): PageFacts {
  const articles = articlesOf(scan);
  const named = new Map(scan.things.map((thing) => [thing['@id'], thing]));
  const outlet = outletOf(scan, articles, named);
  const headlines = articles.map(({ headline }) => tidy(headline));
  const title = titleOfPage(
    scan,
    headlines.find((line) => line.length > 3),
    outlet,
  );
  const byline = bylineOf(authorsOf(scan, articles, named, [outlet, title]));
  const published = dayOf(scan, articles);
  const link = linkOf(scan);
  return {
    ...(title === undefined ? {} : { title }),
    ...(byline === '' ? {} : { byline }),
    ...(published === undefined ? {} : { published }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(link === undefined ? {} : { link }),
  };
}

/** The articles that a page describes, else the page as one. */
function articlesOf({ things }: PageScan): readonly Described[] {
  const articles = things.filter(isArticle);
  return articles.length > 0 ? articles : things.filter((thing) => thing['@type'] === 'WebPage');
}

/** Lines of a page that may name the article's author and day; those further on are other articles'. */
const LINES_BY = 6;

type Named = ReadonlyMap<unknown, Described>;

function nameOf(value: unknown, named: Named): string {
  const thing = isDescribed(value) && value.name === undefined ? (named.get(value['@id']) ?? value) : value;
  return tidy(isDescribed(thing) ? listOf(thing.name)[0] : thing);
}

function outletOf(
  { meta, things }: PageScan,
  articles: readonly Described[],
  named: Named,
): string | undefined {
  const publishers = articles.map(({ publisher }) => nameOf(listOf(publisher)[0], named));
  const sites = things
    .filter((thing) =>
      listOf(thing['@type']).some((type) => /NewsMediaOrganization|WebSite/u.test(String(type))),
    )
    .map((thing) => nameOf(thing, named));
  const told = ['application-name', 'dc.publisher', 'publisher'].map((name) => meta.get(name));
  const all = [meta.get('og:site_name'), ...publishers, ...sites, ...told];
  return all.find(
    (name) => name !== undefined && name !== '' && name.length <= 80 && !/^https?:/iu.test(name),
  );
}

/**
 * The names in the page's data, else in its `<meta>`, else on its lines. Where a line begins with “By” and none of
 * the data's names stands on any line, the data names whoever put the page there.
 */
function authorsOf(
  scan: PageScan,
  articles: readonly Described[],
  named: Named,
  others: readonly (string | undefined)[],
): readonly string[] {
  const noAuthor = new Set(others.map((name) => lettersOf(name ?? '')));
  const isName = (name: string) => !noAuthor.has(lettersOf(name));
  const dataNames = articles.flatMap(({ author }) => listOf(author).map((one) => nameOf(one, named)));
  const metaNames = ['parsely-author', 'sailthru.author', 'byl'].flatMap((name) => scan.meta.get(name) ?? []);
  const data = dataNames.filter(isName).flatMap(namesInByline);
  const told = [...scan.authors, ...metaNames].filter(isName).flatMap(namesInByline);
  const lines = scan.lines.slice(0, LINES_BY).map(namesOnLine);
  const shown = lines.find((names) => names.some(isName)) ?? lines.find((names) => names.length > 0) ?? [];
  const known = data.length > 0 ? data : told;
  const onLines = lettersOf(scan.lines.map(({ text }) => text).join(' '));
  const saysBy = scan.lines.slice(0, LINES_BY).some((line) => afterBy(line.text) !== undefined);
  const hidden = saysBy && shown.length > 0 && known.every((name) => !onLines.includes(lettersOf(name)));
  const found = [hidden ? [] : known, shown];
  const names = found.find((some) => some.length > 0) ?? [];
  return [...new Map(names.map((name) => [lettersOf(name), withoutOffice(name, others[0])])).values()];
}

/** “Ann Bell Courier Staff” → “Ann Bell”. */
function withoutOffice(name: string, outlet: string | undefined): string {
  const short = name.replace(patterns.staffAfterName, '');
  const end = outlet === undefined || outlet === '' ? -1 : short.indexOf(` ${outlet}`);
  return end > 0 && short.slice(0, end).includes(' ') ? short.slice(0, end) : short;
}

/** “June 19, 2025 Ann Bell” */
const dayAndName = /^\p{Lu}\p{Ll}{2,8}\.? \d{1,2},? (?:19|20)\d\d[\s·|,]+((?:\p{Lu}[\p{L}'’.-]+ ?){2,4})$/u;

/** What stands after “by” on a line: “By Ann Bell”, “March 3, 2025 by Ann Bell”. */
function afterBy(line: string): string | undefined {
  return dayAndName.exec(line)?.[1] ?? patterns.bylineInLine.exec(line)?.[1];
}

/** The names of people on a line that its element says is a byline, or that says “by”. */
function namesOnLine({ text, says }: NamedLine): readonly string[] {
  if (text.length <= 3 || text.length > 300 || patterns.noByline.test(text)) return [];
  const line = afterBy(text) ?? (says === 'day' ? '' : text);
  const names = namesInByline(line.replace(patterns.afterNamesOfByline, ''));
  return names.every((name) => /^\p{Lu}[^@\d]*$/u.test(name) && name.split(' ').length <= 5) ? names : [];
}

const metaDays =
  'article:published_time datepublished og:published_time parsely-pub-date sailthru.date pubdate date dc.date.issued dc.date dcterms.created article.published publish-date'.split(
    ' ',
  );

function dayOf({ meta, times, lines }: PageScan, articles: readonly Described[]): string | undefined {
  const said = lines.filter(({ says }) => says === 'day' || says === 'byline').map(({ text }) => text);
  const all = [
    ...articles.map(({ datePublished }) => datePublished),
    ...metaDays.map((name) => meta.get(name)),
    times.find(({ published }) => published)?.value,
    times[0]?.value,
    ...said,
    ...articles.map(({ dateCreated }) => dateCreated),
    meta.get('article:modified_time'),
  ];
  for (const value of all) {
    const day = typeof value === 'string' ? dayIn(value) : undefined;
    if (day === undefined) continue;
    // In universal time an evening's news is the next day's: the day that readers see is the outlet's.
    const first = said.slice(0, LINES_BY);
    const labelled = first.flatMap((line) => dayIn(patterns.publishedLabel.exec(line)?.[0] ?? '') ?? []);
    const shown = labelled.length > 0 ? labelled : first.flatMap((line) => dayIn(line) ?? []);
    const [local] = shown;
    return local !== undefined && !shown.includes(day) && areNext(day, local) ? local : day;
  }
  return undefined;
}

function areNext(day: string, other: string): boolean {
  return Math.abs(Date.parse(day) - Date.parse(other)) === 86_400_000;
}

function linkOf({ canonical, meta }: PageScan): string | undefined {
  return [canonical, meta.get('og:url')].find((link) => link !== undefined && /^https?:\/\//iu.test(link));
}
