/**
 * How long a server waits for its own articles: from adding one of 1,000 words until a question finds it,
 * and from the first question after a restart until its answer with 500 articles. Articles are made up from
 * word lists, the same in every run.
 *
 * Run: npm run bench, or node --expose-gc --import tsx scripts/bench/library.ts [additions]
 * Without --expose-gc the memory is only roughly right.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Library } from '../../src/library/library.ts';

const ADDITIONS = Number(process.argv[2] ?? 100);
const ARTICLES = 500;
const WORDS = 1000;

const PEOPLE = [
  'Ada Thorne',
  'Tom Birch',
  'Morwenna Pike',
  'Idris Vale',
  'Petra Sol',
  'Jonas Reed',
  'Lena Marsh',
];
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
  await again.close();
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
  const paragraphs = Array.from({ length: WORDS / 100 }, (_, paragraph) => {
    const subject = paragraph === 3 ? `the witness of case ${number} ` : `the ${pick(THINGS)} `;
    return `In ${subject}${words(30)}. “We ${words(24)},” said ${pick(PEOPLE)}. ${pick(PEOPLE)} ${words(32)}.`;
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
