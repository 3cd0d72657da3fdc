import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { articleFit } from '../../src/summary/article/summarise-article.ts';

const run = promisify(execFile);
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'summaries-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** An article whose news stands in its second sentence, and in its fourth again. */
function madeUp(place: string, thing: string): object {
  const text = [
    `It was a quiet morning and few people were about when the news came to ${place} by the early post.`,
    `The council of ${place} will sell the ${thing} because its repair would cost two million crowns.`,
    'Rain fell for most of the day and the market closed an hour before the bells were rung.',
    `A buyer for the ${thing} has been found, and the council expects ${place} to be paid in autumn.`,
    'Children played in the square until it was dark, as they do on every dry evening of the year.',
    'Somebody had painted a fence blue, which nobody minded, and a dog slept in front of the inn.',
  ].join('\n');
  const reference = `The council of ${place} will sell the ${thing} as its repair costs two million crowns. A buyer has been found.`;
  return { text, reference };
}

it('fits the weights of an article’s sentences on a tiny made-up corpus, and says what for', async () => {
  const corpus = ['Tarn', 'Skarn', 'Odell', 'Brim', 'Havn', 'Lund', 'Corrie', 'Mell', 'Stade', 'Wick']
    .map((place, at) => madeUp(place, ['mill', 'ferry', 'school', 'tower', 'bridge'][at % 5] ?? 'hall'))
    .map((one) => JSON.stringify(one))
    .join('\n');
  const input = join(folder, 'articles.jsonl');
  const output = join(folder, 'weights.json');
  writeFileSync(input, corpus);
  const script = ['--import', 'tsx', 'scripts/summary/fit-article-summary.ts', input, output];
  const { stdout } = await run(process.execPath, script);
  expect(stdout).toMatch(/cross-validated, folds 1: ROUGE-1 over the beginning \d+\.\d+/);

  const weights = JSON.parse(readFileSync(output, 'utf8'));
  expect(weights.fittedFor).toEqual(articleFit());
  expect(Object.keys(weights.features)).toEqual(articleFit().features.slice(0, -1));
  expect(weights.features.central).toBeGreaterThan(0);
});
