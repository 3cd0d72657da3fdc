/**
 * How long a server waits for its own articles: from adding one of 1,000 words until a question finds it, from the first
 * question after a restart until its answer with 500 articles, and for lists of what is in them. Articles are made up from
 * word lists, the same in every run.
 *
 * Run: npm run bench, or node --expose-gc --import tsx scripts/bench/library.ts [additions]
 * Without --expose-gc the memory is only roughly right.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listReply } from '../../src/discord/articles/list.ts';
import { quotesReply } from '../../src/discord/quotes/reply.ts';
import { Library } from '../../src/library/library.ts';
import { findQuotations } from '../../src/search/quotations/find-quotations.ts';
import { matchPeople } from '../../src/speech/people/match-people.ts';
import { wordsIn } from '../../src/words/words.ts';
import { columns, timesOf } from './times.ts';

const ADDITIONS = Number(process.argv[2] ?? 100);
const ARTICLES = 500;
const WORDS = 1000;

const GIVEN =
  'Ada Tom Morwenna Idris Petra Jonas Lena Olaf Priya Kwame Sofia Hugo Mina Ravi Elsa Bruno Carla Farah'.split(
    ' ',
  );
const FAMILY =
  'Thorne Birch Pike Vale Sol Reed Marsh Holm Adeyemi Okafor Brandt Mwangi Haddad Ferreira Novak Quill Ashdown Penrose Crewe Dalby Fenwick Hartley Jessop Lomax Merrow Norbury Quaid Stokes Tully'.split(
    ' ',
  );
const THINGS = 'harbour orchard bridge council ferry library market tower school railway mill garden'.split(
  ' ',
);
const DEEDS = 'close open move grow fail return wait begin change remain'.split(' ');
const OFTEN =
  'the of a in to and for that by with from on at it was has been will its their after before'.split(' ');

const log = { info() {}, warn() {}, error: (...told: unknown[]) => console.error(...told) };
const folder = await mkdtemp(join(tmpdir(), 'verbatim-bench-'));
try {
  await mkdir(join(folder, 'seeds'));
  await measure();
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const library = await open();
  const first = await addAndFind(library, 0);
  const times: number[] = [];
  for (let number = 1; number < ADDITIONS; number++) times.push(await addAndFind(library, number));
  times.sort((a, b) => a - b);
  console.log(`adding an article of ${WORDS} words until a question finds it, ${ADDITIONS} times:`);
  console.log(`  p50 ${at(times, 0.5)} ms, p95 ${at(times, 0.95)} ms, the first ${Math.round(first)} ms`);

  for (let number = ADDITIONS; number < ARTICLES; number++) await library.add('1', article(number));
  await library.close();
  const again = await open();
  const before = memory();
  const started = performance.now();
  await again.articles('1');
  const loaded = performance.now();
  const { passages } = await again.ask('1', 'What did the witness of case 321 say?');
  const answered = performance.now();
  if (!passages.some(({ paragraph }) => paragraph.text.includes('case 321 '))) throw new Error('not found');
  await again.people('1');
  const characters = (await again.articles('1'))
    .flatMap(({ article }) => article.paragraphs)
    .reduce((sum, { text }) => sum + text.length, 0);
  console.log(`a server of ${ARTICLES} articles after a restart:`);
  console.log(
    `  read in ${Math.round(loaded - started)} ms, first answer ${Math.round(answered - loaded)} ms later`,
  );
  const bytes = memory() - before;
  console.log(`  ${Math.round(bytes / 1e6)} MB, ${(bytes / characters).toFixed(0)} bytes a character`);
  const asked = performance.now();
  for (let count = 0; count < 20; count++) await again.ask('1', `What did the witness of case ${count} say?`);
  console.log(`  each answer from then on ${Math.round((performance.now() - asked) / 20)} ms`);
  await measureLists(again);
  await again.close();
}

/** What is looked up with every key or press: the server's people, quotations and articles. */
async function measureLists(library: Library): Promise<void> {
  const people = await library.people('1');
  const numbers = Array.from({ length: 100 }, (_, number) => number);
  const quotes = async (person: string | null, about: string | null, page: number) => {
    const articles = await library.articles('1');
    const found = findQuotations(await library.people('1'), articles, { person, about });
    const state = { person, about, article: null, said: 'all' as const, page };
    return quotesReply(wordsIn('en'), {
      found,
      state,
      articles: articles.map(({ article }) => article),
      isPrivate: false,
    });
  };
  const nameOf = (number: number) => people[number % people.length]?.speaker.name ?? '';
  const works: Readonly<Record<string, (number: number) => Promise<unknown>>> = {
    '/quotes, everybody': (number) => quotes(null, null, number % 20),
    '/quotes, a person': (number) => quotes(nameOf(number), null, 0),
    '/quotes, about': (number) => quotes(null, THINGS[number % THINGS.length] ?? '', 0),
    'a person, typed': async (number) => {
      const typed = nameOf(number).slice(0, 1 + (number % 9));
      return matchPeople(await library.people('1'), number % 4 === 0 ? `${typed.slice(0, 4)}x` : typed);
    },
    'an article, typed': (number) => library.findArticles('1', `the ${THINGS[number % THINGS.length]}`),
    '/articles list': async (number) =>
      listReply(wordsIn('en'), await library.articles('1'), [], number % 60),
  };
  console.log(`lists of ${ARTICLES} articles, ${people.length} people:   p50 ms   p95 ms   p99 ms cpu p95`);
  for (const [name, work] of Object.entries(works))
    console.log(`  ${name.padEnd(35)} ${columns(await timesOf(numbers, work, 10))}`);
}

function open(): Promise<Library> {
  return Library.open({
    seeds: join(folder, 'seeds'),
    data: join(folder, 'data'),
    articlesPerServer: ARTICLES,
    charactersPerArticle: 200_000,
    idleMinutes: 30,
    meaning: null,
    log,
  });
}

/** Milliseconds. */
async function addAndFind(library: Library, number: number): Promise<number> {
  const given = article(number);
  const started = performance.now();
  await library.add('1', given);
  const { passages } = await library.ask('1', `What did the witness of case ${number} say?`);
  const time = performance.now() - started;
  if (!passages.some(({ paragraph }) => paragraph.text.includes(`case ${number} `)))
    throw new Error('not found');
  return time;
}

/** Ten paragraphs of a hundred words, each with a quotation. */
function article(number: number) {
  const random = generator(number);
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)] ?? '';
  const words = (count: number) =>
    Array.from({ length: count }, () => pick(random() < 0.5 ? OFTEN : random() < 0.6 ? THINGS : DEEDS)).join(
      ' ',
    );
  const name = () => `${pick(GIVEN)} ${pick(FAMILY)}`;
  const paragraphs = Array.from({ length: WORDS / 100 }, (_, paragraph) => {
    const subject = paragraph === 3 ? `the witness of case ${number} ` : `the ${pick(THINGS)} `;
    return `In ${subject}${words(30)}. “We ${words(24)},” said ${name()}. ${name()} ${words(32)}.`;
  });
  const text = [`The ${pick(THINGS)} will ${pick(DEEDS)}, number ${number}`, ...paragraphs].join('\n\n');
  return { bytes: Buffer.from(text), origin: `${number}.txt`, addedBy: null };
}

/** Mulberry32: numbers from 0 to 1, the same for the same seed. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function at(sorted: readonly number[], share: number): number {
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

function memory(): number {
  global.gc?.();
  return process.memoryUsage().heapUsed;
}
