/**
 * How long a quotation is checked against very many paragraphs, how much memory the words take, and the longest
 * time without a pause for others: npm run bench, or node --expose-gc --import tsx scripts/bench/check.ts
 * [--paragraphs 100000] [--corpus FILE]
 *
 * FILE: one paragraph a line, used instead of generated text. The quotations are made out of the paragraphs: whole
 * sentences, with a word changed, with words left out, two halves joined, and invented ones; and a text that
 * repeats itself against an article that does. Times are what the processor worked, so that other work on the
 * machine does not count.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checking } from '../../src/check/check.ts';
import type { Verdict } from '../../src/check/checked.ts';
import { WordIndex } from '../../src/check/word-index.ts';
import type { ReadArticle } from '../../src/speech/speech.ts';
import { generatedParagraphs } from './generated-text.ts';

const PARAGRAPHS_AN_ARTICLE = 40;
/** Quotations of each kind. */
const EACH = 40;

const { values } = parseArgs({
  options: { paragraphs: { type: 'string', default: '100000' }, corpus: { type: 'string' } },
});
const paragraphs =
  values.corpus === undefined
    ? generatedParagraphs(Number(values.paragraphs))
    : readFileSync(values.corpus, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .slice(0, Number(values.paragraphs));

const before = memory();
const begun = performance.now();
const index = new WordIndex();
for (let from = 0; from < paragraphs.length; from += PARAGRAPHS_AN_ARTICLE)
  index.add(articleOf(`article-${from}`, paragraphs.slice(from, from + PARAGRAPHS_AN_ARTICLE).map(quoted)));
const characters = paragraphs.reduce((sum, text) => sum + text.length, 0);
console.log(`${paragraphs.length} paragraphs, ${(characters / 1e6).toFixed(0)} million characters`);
console.log(
  `taken in within ${((performance.now() - begun) / 1000).toFixed(1)} s; the words take ${(wordBytes() / 2 ** 20).toFixed(0)} MB of ${((memory() - before) / 2 ** 20).toFixed(0)} MB with the articles`,
);

const kinds: readonly (readonly [string, (words: readonly string[], others: readonly string[]) => string])[] =
  [
    ['exact', (words) => words.join(' ')],
    ['altered', (words) => words.with(Math.floor(words.length / 2), 'another').join(' ')],
    ['shortened', (words) => words.toSpliced(5, 4).join(' ')],
    ['joined', (words, others) => [...words.slice(0, 8), ...others.slice(-8)].join(' ')],
    [
      'invented',
      (words, others) => words.map((word, at) => (at % 2 === 0 ? word : (others[at] ?? 'no'))).join(' '),
    ],
  ];
console.log('kind        p50 ms   p95 ms   p99 ms  longest without a pause, ms   verdicts');
const all: number[] = [];
for (const [kind, make] of kinds) {
  const quotes = Array.from({ length: EACH }, (_, number) => make(sentence(number), sentence(number + 1)));
  measure(kind, quotes);
}
report('all', all, 0, '');
index.add(articleOf('repeating', [quoted(`The ${'no '.repeat(30_000)}end. ${'no '.repeat(30_000)}`)]));
measure('repeating', [`${'no '.repeat(500)}yes ${'no '.repeat(500)}`]);

function measure(kind: string, quotes: readonly string[]): void {
  const times: number[] = [];
  const verdicts = new Map<Verdict, number>();
  let longest = 0;
  for (const quote of quotes) {
    const steps = checking(index, { quote });
    let time = 0;
    for (let done = false; !done; ) {
      const used = process.cpuUsage();
      const step = steps.next();
      const took = process.cpuUsage(used).user / 1000;
      time += took;
      longest = Math.max(longest, took);
      done = step.done === true;
      if (step.done === true) verdicts.set(step.value.verdict, (verdicts.get(step.value.verdict) ?? 0) + 1);
    }
    times.push(time);
  }
  all.push(...times);
  report(kind, times, longest, [...verdicts].map(([verdict, count]) => `${verdict} ${count}`).join(', '));
}

function report(kind: string, times: readonly number[], longest: number, verdicts: string): void {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1).padStart(8);
  console.log(
    `${kind.padEnd(10)}${at(0.5)} ${at(0.95)} ${at(0.99)} ${longest.toFixed(1).padStart(10)}   ${verdicts}`,
  );
}

/** The second sentence of a paragraph, which is quoted. */
function sentence(number: number): readonly string[] {
  const text = paragraphs[(number * 7919) % paragraphs.length] ?? '';
  return (text.split('. ')[1] ?? text).split(' ').slice(0, 30);
}

function quoted(text: string): string {
  const [first = '', second = '', ...rest] = text.split('. ');
  return [first, `“${second}.” `, ...rest].join('. ');
}

function articleOf(id: string, texts: readonly string[]): ReadArticle {
  const body = texts.map((text, at) => ({ number: at + 1, kind: 'body' as const, text }));
  return {
    article: { id, title: id, origin: id, paragraphs: body },
    speech: { quotations: [], statements: [], speakers: [] },
  };
}

function wordBytes(): number {
  return [...index.all()].reduce(
    (sum, { numbers, begins }) => sum + numbers.byteLength + begins.byteLength,
    0,
  );
}

function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
