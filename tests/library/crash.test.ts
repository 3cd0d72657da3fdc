import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodePrograms } from '../../scripts/build/programs.js';
import { Library, type LibraryArticle } from '../../src/library/library.ts';
import { plainReader } from './reading/plain-reader.ts';

const KILLS = 30;
const SIDE_BY_SIDE = 4;

interface Acknowledged {
  readonly server: string;
  readonly writer: number;
  readonly count: number;
  readonly id: string;
}

let folder: string;
let child: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-crash-'));
  await mkdir(join(folder, 'seeds'));
  child = join(folder, 'child.mjs');
  // One plain file, so that a process is there to be killed after a tenth of a second.
  await build({
    ...nodePrograms,
    entryPoints: [fileURLToPath(new URL('./crash/child.ts', import.meta.url))],
    splitting: false,
    outfile: child,
  });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test(`${KILLS} processes killed while adding: every acknowledged article is there, whole`, async () => {
  const runs = Array.from({ length: KILLS }, (_, run) => `run${run}`);
  let acknowledged = 0;
  const lane = async () => {
    for (let run = runs.shift(); run !== undefined; run = runs.shift()) {
      const added = await addUntilKilled(run);
      await check(run, added);
      acknowledged += added.length;
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, lane));
  expect(acknowledged).toBeGreaterThan(KILLS);
  console.log(`${KILLS} kills, ${acknowledged} articles acknowledged and found`);
}, 600_000);

/** What a process acknowledged before it was killed: at some moment between two acknowledgements. */
async function addUntilKilled(run: string): Promise<Acknowledged[]> {
  const killAfter = 1 + Math.floor(Math.random() * 10);
  const args = [child, join(folder, 'seeds'), join(folder, run), run, String(killAfter)];
  const started = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  started.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const signal = await new Promise((resolve) => started.on('close', (_code, by) => resolve(by)));
  expect(signal).toBe('SIGKILL');
  const lines = output.split('\n').slice(0, -1); // what follows the last line end was cut by the kill
  return lines.map((line) => {
    const [server = '', writer, count, id = ''] = line.split(' ');
    return { server, writer: Number(writer), count: Number(count), id };
  });
}

async function check(run: string, acknowledged: readonly Acknowledged[]): Promise<void> {
  const problems: unknown[] = [];
  const library = await Library.open(
    {
      seeds: join(folder, 'seeds'),
      data: join(folder, run),
      articlesPerServer: 1000,
      charactersPerArticle: 1_000_000,
      idleMinutes: 1,
      meaning: null,
      log: { info() {}, warn() {}, error: (...problem: unknown[]) => void problems.push(problem) },
    },
    { reader: plainReader },
  );
  for (const server of new Set(acknowledged.map((one) => one.server))) {
    const kept = await library.articles(server);
    for (const one of acknowledged.filter((one) => one.server === server))
      expect(isThere(one, kept), `${server}, writer ${one.writer}, article ${one.count}`).toBe(true);
    for (const { article } of kept)
      expect(article.paragraphs[1]?.text).toBe(`${server} ${countOf(article)} `.repeat(2000));
  }
  await library.close();
  expect(problems).toEqual([]);
}

/** An even one may have made way for a later one with its link, which need not have been acknowledged. */
function isThere({ writer, count, id }: Acknowledged, kept: readonly LibraryArticle[]): boolean {
  if (kept.some(({ article }) => article.id === id)) return true;
  const [later, ...more] = kept.filter(({ article }) => article.link === `https://example.org/${writer}`);
  return count % 2 === 0 && later !== undefined && more.length === 0 && countOf(later.article) > count;
}

function countOf({ title }: LibraryArticle['article']): number {
  return Number(/\d+/.exec(title)?.[0]);
}
