/**
 * Puts the project's summaries beside those of two npm packages, on the same sets in one run:
 *   npx tsx scripts/summary/compare-summaries.ts ARTICLES.jsonl THREADS.jsonl ...
 * A line holds { text, reference } for an article, { title, messages, reference, extractive? } for a thread.
 * Articles get three sentences, threads 120 words. Printed are ROUGE-1 F1, how far it is above the source's
 * beginning of as many words (95 % interval), and for sets with votes the precision: chosen sentences that
 * at least two people chose.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import lexrank from 'lexrank.js';
import {
  AbsoluteSummarizerConfig,
  DefaultTextParser,
  NullLogger,
  SorensenDiceSimilarity,
  Summarizer,
} from 'ts-textrank';
import { readArticle } from '../../src/article/read.ts';
import { readSpeech } from '../../src/speech/read.ts';
import { summariseArticle } from '../../src/summary/article/summarise-article.ts';
import { digestThread } from '../../src/summary/thread/summarise-thread.ts';
import { intervalOf, mean, rouge1, rougeWords } from './rouge.ts';

const sentencesWanted = 3;
const wordsWanted = 120;

interface Row {
  readonly title?: string;
  readonly text?: string;
  readonly messages?: readonly {
    readonly id: string;
    readonly author: string;
    readonly text: string;
    readonly sentences?: readonly { readonly id: string; readonly text: string }[];
  }[];
  readonly reference: string | readonly string[];
  readonly extractive?: readonly (readonly string[])[];
}

/** Chooses parts of a source; `null` words means three sentences. */
type Summariser = (row: Row, source: string) => readonly string[];

const summarisers: Readonly<Record<string, Summariser>> = {
  verbatim: ours,
  'ts-textrank': (row, source) => best(row, textRank(source)),
  'lexrank.js': (row, source) =>
    best(
      row,
      lexrank(source)
        .flat()
        .toSorted((a, b) => b.weight - a.weight)
        .map(({ text }) => text),
    ),
};

for (const path of process.argv.slice(2)) {
  const rows = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);
  for (const [name, summarise] of Object.entries(summarisers))
    console.log(`${basename(path, '.jsonl').padEnd(20)}${name.padEnd(13)}${score(rows, summarise)}`);
}

function score(rows: readonly Row[], summarise: Summariser): string {
  const scores: number[] = [];
  const gaps: number[] = [];
  const lengths: number[] = [];
  let chosen = 0;
  let agreed = 0;
  for (const row of rows) {
    const source = row.text ?? (row.messages ?? []).map(({ text }) => text).join('\n');
    const references = [row.reference].flat().map(rougeWords);
    const parts = summarise(row, source);
    const words = rougeWords(parts.join(' '));
    const reached = rouge1(words, references);
    scores.push(reached);
    gaps.push(reached - rouge1(rougeWords(source).slice(0, words.length), references));
    lengths.push(words.length);
    for (const votes of votesOn(row, parts.map(flat).join(' | '))) {
      chosen += 1;
      if (votes >= 2) agreed += 1;
    }
  }
  const [low, high] = intervalOf(gaps);
  const precision = chosen === 0 ? '' : `  precision ${((100 * agreed) / chosen).toFixed(1)}`;
  return `R1 ${mean(scores).toFixed(1)}  over the beginning ${signed(mean(gaps))} [${signed(low)}, ${signed(high)}]  words ${mean(lengths).toFixed(0)}${precision}`;
}

/** How many people chose each of the sentences that stand in the text; repeated ones count once, by most votes. */
function votesOn({ extractive, messages }: Row, text: string): readonly number[] {
  if (extractive === undefined) return [];
  const votes = new Map<string, number>();
  for (const sentence of (messages ?? []).flatMap(({ sentences }) => sentences ?? [])) {
    const words = flat(sentence.text);
    if (rougeWords(sentence.text).length < 3 || !text.includes(words)) continue;
    const chosen = extractive.filter((ids) => ids.includes(sentence.id)).length;
    votes.set(words, Math.max(chosen, votes.get(words) ?? 0));
  }
  return [...votes.values()];
}

function ours(row: Row, source: string): readonly string[] {
  if (row.messages === undefined) {
    const article = readArticle(Buffer.from(source), { origin: 'article.txt' });
    return summariseArticle({ article, speech: readSpeech(article) }, sentencesWanted).map(
      ({ text }) => text,
    );
  }
  const messages = row.messages.map(({ id, author, text }) => ({ id, author, authorId: author, text }));
  return digestThread({ title: row.title ?? '', messages }, { words: wordsWanted }).key.flatMap(
    ({ message, ranges }) => ranges.map(({ start, end }) => message.text.slice(start, end)),
  );
}

function textRank(source: string): readonly string[] {
  const every = source.length;
  const settings = new AbsoluteSummarizerConfig(
    every,
    new SorensenDiceSimilarity(),
    new DefaultTextParser(),
    0.85,
    Summarizer.SORT_SCORE,
  );
  return new Summarizer(settings, new NullLogger()).summarize(source, 'en');
}

/** The first of ranked sentences: three for an article, for a thread as many as stay within 120 words. */
function best(row: Row, ranked: readonly string[]): readonly string[] {
  if (row.messages === undefined) return ranked.slice(0, sentencesWanted);
  let left = wordsWanted;
  return ranked.filter((sentence) => {
    const words = rougeWords(sentence).length;
    if (words === 0 || words > left) return false;
    left -= words;
    return true;
  });
}

function flat(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_]+/gu, ' ')
    .trim();
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
}
