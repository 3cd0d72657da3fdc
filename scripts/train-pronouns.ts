// Learns the weights that choose whom "he" and "she" mean from articles with marked sources.
//
//   npx tsx scripts/train-pronouns.ts GOLD.json src/speech/naming/weights-pronouns.json
//
// GOLD.json: [{ text, quotes: [{ start, end, source: [[start, end]], head, corefs: [[start, end]] }] }],
// offsets in code points; `corefs` are the places of the same person as the source. Every pronoun that is
// a source and whose places include a name is one example: a softmax over its candidates, fitted by
// AdaGrad with L2, three rounds, because a round's choices are the next one's context. Takes a minute.
import { readFileSync, writeFileSync } from 'node:fs';
import type { Article, Span } from '../src/article/article.ts';
import type { DraftQuotation } from '../src/speech/draft.ts';
import { castOf } from '../src/speech/naming/cast.ts';
import type { Member } from '../src/speech/naming/member.ts';
import { pronounWeights } from '../src/speech/naming/pronoun-model.ts';
import { type ReadParagraph, readParagraphs } from '../src/speech/naming/reading.ts';
import { resolveSources } from '../src/speech/naming/resolve.ts';
import { noteRoles } from '../src/speech/naming/role-context.ts';
import { sourceWords } from '../src/speech/naming/source-words.ts';
import { namingCovering } from '../src/speech/naming/sources.ts';

type Pair = readonly [number, number];
interface GoldQuote {
  start: number;
  end: number;
  source: Pair[];
  head: Pair | null;
  corefs: Pair[];
}
interface GoldArticle {
  text: string;
  quotes: GoldQuote[];
}
interface Example {
  candidates: readonly (readonly string[])[];
  right: number;
}

const ROUNDS = 3;
const EPOCHS = 30;
const RATE = 0.15;
const PENALTY = 0.0008;

const [goldPath, outPath] = process.argv.slice(2);
if (!goldPath || !outPath) throw new Error('usage: train-pronouns.ts GOLD.json WEIGHTS.json');
const gold = JSON.parse(readFileSync(goldPath, 'utf8')) as GoldArticle[];

let examples: Example[] = [];
for (let round = 1; round <= ROUNDS; round += 1) {
  examples = gold.flatMap((article) => examplesOf(article));
  fit(examples);
  const right = examples.filter((example) => choose(example) === example.right).length;
  console.log(
    `round ${round}: ${examples.length} examples, ${((100 * right) / examples.length).toFixed(1)} % right`,
  );
}
const weights = Object.fromEntries(
  [...pronounWeights]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, weight]) => [name, Number(weight.toFixed(3))]),
);
const source = `Learned by scripts/train-pronouns.ts from ${examples.length} pronouns of news articles.`;
writeFileSync(outPath, `${JSON.stringify({ source, weights }, null, 2)}\n`);

function examplesOf(gold: GoldArticle): Example[] {
  const { article, place } = readGold(gold);
  const quotes = [...gold.quotes].sort((a, b) => a.start - b.start);
  const drafts = quotes.map((quote): DraftQuotation => {
    const { head } = quote;
    const span =
      quote.source.find(([start, end]) => head && start <= head[0] && head[0] < end) ?? quote.source[0];
    const source = span ? place(span[0], span[1]) : null;
    return { ...place(quote.start, quote.end), source, cue: null, attribution: null, continues: false };
  });
  const corefs = new Map<string, Pair[]>();
  for (const [index, draft] of drafts.entries()) {
    const { source } = draft;
    if (source) corefs.set(`${source.paragraph} ${source.start}`, quotes[index]?.corefs ?? []);
  }
  const paragraphs = readParagraphs(article, drafts);
  const members = [...castOf(paragraphs)];
  noteRoles(paragraphs);
  const found: Example[] = [];
  resolveSources(paragraphs, members, sourceWords(paragraphs, drafts), (paragraph, word, candidates) => {
    const start = paragraph.words[word]?.start ?? 0;
    const member = bearer(corefs.get(`${paragraph.number} ${start}`) ?? [], paragraphs, place);
    const right = candidates.findIndex((candidate) => candidate.member === member);
    if (right >= 0 && candidates.length > 1) {
      found.push({ candidates: candidates.map(({ features }) => features), right });
    }
  });
  return found;
}

/** Whom most of the names among the places name. */
function bearer(
  places: readonly Pair[],
  paragraphs: readonly ReadParagraph[],
  place: (start: number, end: number) => Span,
): Member | null {
  const votes = new Map<Member, number>();
  for (const [start, end] of places) {
    const span = place(start, end);
    const paragraph = paragraphs[span.paragraph - 1];
    if (!paragraph) continue;
    const word = paragraph.words.findIndex((candidate) => candidate.end >= span.end);
    const member = namingCovering(paragraph, word)?.member;
    if (member && member.kind !== 'body') votes.set(member, (votes.get(member) ?? 0) + 1);
  }
  const [first, second] = [...votes].sort((a, b) => b[1] - a[1]);
  return first && (!second || first[1] >= 2 * second[1]) ? first[0] : null;
}

function fit(examples: readonly Example[]): void {
  const squares = new Map<string, number>();
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (const { candidates, right } of examples) {
      const shares = sharesOf(candidates);
      for (const [index, features] of candidates.entries()) {
        const error = (index === right ? 1 : 0) - (shares[index] ?? 0);
        for (const feature of features) {
          const weight = pronounWeights.get(feature) ?? 0;
          const gradient = error - PENALTY * weight;
          const square = (squares.get(feature) ?? 1) + gradient * gradient;
          squares.set(feature, square);
          pronounWeights.set(feature, weight + (RATE * gradient) / Math.sqrt(square));
        }
      }
    }
  }
}

function sharesOf(candidates: readonly (readonly string[])[]): readonly number[] {
  const scores = candidates.map((features) =>
    features.reduce((sum, feature) => sum + (pronounWeights.get(feature) ?? 0), 0),
  );
  const most = Math.max(...scores);
  const all = scores.reduce((sum, score) => sum + Math.exp(score - most), 0);
  return scores.map((score) => Math.exp(score - most) / all);
}

function choose({ candidates }: Example): number {
  const shares = sharesOf(candidates);
  return shares.indexOf(Math.max(...shares));
}

/** The gold's text as an article, with a function from its code points to spans of paragraphs. */
function readGold({ text }: GoldArticle): { article: Article; place: (start: number, end: number) => Span } {
  const units: number[] = [];
  let unit = 0;
  for (const character of text) {
    units.push(unit);
    unit += character.length;
  }
  units.push(unit);
  const starts: number[] = [];
  const paragraphs: Article['paragraphs'][number][] = [];
  let position = 0;
  for (const line of text.split('\n')) {
    if (line.trim()) {
      paragraphs.push({ number: paragraphs.length + 1, kind: 'body', text: line });
      starts.push(position);
    }
    position += line.length + 1;
  }
  const place = (start: number, end: number): Span => {
    const from = units[start] ?? 0;
    let index = 0;
    while ((starts[index + 1] ?? Number.POSITIVE_INFINITY) <= from) index += 1;
    const base = starts[index] ?? 0;
    const length = paragraphs[index]?.text.length ?? 0;
    return { paragraph: index + 1, start: from - base, end: Math.min((units[end] ?? 0) - base, length) };
  };
  return { article: { id: 'gold', title: 'gold', origin: 'gold', paragraphs }, place };
}
