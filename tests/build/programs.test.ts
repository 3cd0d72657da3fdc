import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { builtFile } from '../../src/built.ts';

/** The source files that are in a built program and in everything that it loads, at once or later. */
async function sourcesOf(program: string): Promise<ReadonlySet<string>> {
  const sources = new Set<string>();
  const files = [program];
  for (const file of files) {
    const code = await readFile(builtFile(file), 'utf8');
    for (const [, source = ''] of code.matchAll(/^\s*\/\/ ((?:src|node_modules)\/\S+)$/gmu))
      sources.add(source);
    for (const [, part = ''] of code.matchAll(/(?:from |import\(|import )"\.\/([\w-]+\.js)"/gu))
      if (!files.includes(part)) files.push(part);
  }
  return sources;
}

function within(sources: ReadonlySet<string>, ...folders: readonly string[]): string[] {
  return [...sources].filter((source) => folders.some((folder) => source.startsWith(`${folder}/`)));
}

test('the terminal is built without Discord and without a server', async () => {
  const sources = await sourcesOf('cli.js');
  expect(within(sources, 'src/speech', 'src/search').length).toBeGreaterThan(50);
  expect(within(sources, 'src/discord', 'src/local', 'src/demo')).toEqual([]);
  expect(within(sources, 'node_modules/discord.js', 'node_modules/fastify', 'node_modules/ws')).toEqual([]);
});

test('threads and the model’s process are built without Discord', async () => {
  for (const program of [
    'worker.js',
    'child.js',
    'sentence-model.js',
    'answer-model.js',
    'reader-model.js',
  ]) {
    const sources = await sourcesOf(program);
    expect(sources.size).toBeGreaterThan(0);
    expect(within(sources, 'src/discord', 'src/local', 'node_modules/discord.js')).toEqual([]);
  }
});

test('the bot has everything', async () => {
  const sources = await sourcesOf('main.js');
  for (const folder of ['src/discord', 'src/local', 'src/demo', 'src/library', 'node_modules/discord.js'])
    expect(within(sources, folder).length, folder).toBeGreaterThan(0);
});
