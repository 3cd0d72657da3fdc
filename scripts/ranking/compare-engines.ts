/**
 * Which engine finds the answering paragraph, on question sets: ours by words and with meaning beside MiniSearch, lunr,
 * wink-bm25-text-search and Orama, among all paragraphs of a set and within the question's own article.
 *
 *   npx tsx scripts/ranking/compare-engines.ts --data FOLDER --vectors FOLDER [--sets xquad,newwiki] [--short]
 *
 * Prints for each set and engine how many percent have it first and among the first three. FOLDER holds
 * NAME.passages.jsonl and NAME.questions.jsonl for each set; vectors are kept in the other one. Orama's hybrid search
 * is given vectors of whole paragraphs by the same model. Within an article the others are given its paragraphs alone;
 * articles of fewer than three are left out, of which wink-bm25 makes no index. --short: each sentence a paragraph.
 */
import { parseArgs } from 'node:util';
import type { Meaning } from '../../src/search/answer/answer.ts';
import { ArticleIndex } from '../../src/search/index/article-index.ts';
import { type Ask, type Engine, indexOrama, peers } from '../bench/engines.ts';
import { openKeptMeaning } from './kept-meaning.ts';
import { fewestParagraphs, type QuestionSet, readQuestionSet } from './question-sets.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    vectors: { type: 'string' },
    sets: { type: 'string', default: 'xquad,newwiki,realtimeqa' },
    short: { type: 'boolean', default: false },
  },
});
if (values.data === undefined || values.vectors === undefined)
  throw new Error('--data FOLDER or --vectors FOLDER is missing');
const { meaning, close } = await openKeptMeaning(values.vectors);
process.stdout.write('first / in the first three, %          all        within\n');
for (const name of values.sets.split(',')) {
  const by = values.short ? 'sentence' : 'paragraph';
  const set = await readQuestionSet(values.data, name, undefined, by);
  await compare(set, 'Verbatim, words', ours(set, undefined));
  await compare(set, 'Verbatim', ours(set, meaning));
  for (const engine of [...peers, await hybrid(set, meaning)])
    await compare(set, engine.name, theirs(set, engine));
}
await close();

/** Whether it found the answering paragraphs first, and among the first three. */
type Find = (question: string, article?: string) => Promise<readonly string[]>;

async function compare(set: QuestionSet, name: string, open: Promise<Find>): Promise<void> {
  const find = await open;
  const tallies = { all: [0, 0, 0], within: [0, 0, 0] };
  for (const { question, article, gold } of set.questions) {
    if (gold.size === 0) continue;
    count(tallies.all, await find(question), gold);
    if (paragraphsOf(set, article).length >= fewestParagraphs)
      count(tallies.within, await find(question, article), gold);
  }
  const figures = [tallies.all, tallies.within].map(shares).join('  ');
  process.stdout.write(`${set.name.padEnd(22)}${name.padEnd(20)}${figures}\n`);
}

/** Adds a question to how many there are, how many have it first, and how many in the first three. */
function count(tally: number[], found: readonly string[], gold: ReadonlySet<string>): void {
  const place = found.findIndex((key) => gold.has(key));
  for (const [at, yes] of [true, place === 0, place >= 0 && place < 3].entries())
    tally[at] = (tally[at] ?? 0) + (yes ? 1 : 0);
}

function shares([all = 0, first = 0, three = 0]: readonly number[]): string {
  if (all === 0) return '           –';
  return `${percent(first, all)} /${percent(three, all)}`;
}

function percent(part: number, all: number): string {
  return ((100 * part) / all).toFixed(1).padStart(5);
}

async function ours(set: QuestionSet, meaning: Meaning | undefined): Promise<Find> {
  const index = new ArticleIndex(meaning ? { meaning } : {});
  for (const read of set.reads) index.add(read);
  await index.ready();
  return async (question, article) => {
    const { passages } = await index.ask(question, article === undefined ? {} : { article });
    return passages.map((passage) => `${passage.article.id}#${passage.paragraph.number}`);
  };
}

async function theirs(set: QuestionSet, engine: Engine): Promise<Find> {
  const articles = new Map<string, Promise<Find>>();
  const all = keyed(
    set.reads.flatMap(({ article }) => paragraphsOf(set, article.id)),
    engine,
  );
  return async (question, article) => {
    if (article === undefined) return (await all)(question);
    const known = articles.get(article) ?? keyed(paragraphsOf(set, article), engine);
    articles.set(article, known);
    return (await known)(question);
  };
}

interface Keyed {
  readonly key: string;
  readonly text: string;
}

function paragraphsOf({ reads }: QuestionSet, id: string): readonly Keyed[] {
  const paragraphs = reads.find(({ article }) => article.id === id)?.article.paragraphs ?? [];
  return paragraphs.map(({ number, text }) => ({ key: `${id}#${number}`, text }));
}

async function keyed(paragraphs: readonly Keyed[], engine: Engine): Promise<Find> {
  const ask: Ask = await engine.index(paragraphs.map(({ text }) => text));
  return async (question) => (await ask(question)).flatMap((place) => paragraphs[place]?.key ?? []);
}

/** Orama by words and vectors. */
async function hybrid(set: QuestionSet, meaning: Meaning): Promise<Engine> {
  const texts = set.reads.flatMap(({ article }) => article.paragraphs.map(({ text }) => text));
  const vectors = await meaning.embed(texts);
  const byText = new Map(texts.map((text, at) => [text, vectors[at] ?? new Float32Array()]));
  const embedQuestion = async (question: string) =>
    (await meaning.embed([question]))[0] ?? new Float32Array();
  return {
    name: 'Orama, hybrid',
    most: Number.POSITIVE_INFINITY,
    index: (paragraphs) =>
      indexOrama(paragraphs, (text) => byText.get(text) ?? new Float32Array(), embedQuestion),
  };
}
