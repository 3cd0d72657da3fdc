/**
 * How much of a subject must stand in or beside what somebody says for it to be about that, and how likely it must be that
 * their words answer where none has so much of it: what `leastOfSubject` and `leastLikelihood` of
 * src/search/answer/own-words.ts were chosen by.
 *
 *   npx tsx scripts/ranking/own-words.ts GOLD-TRAIN.json [--vectors FOLDER] [--every 1]
 *
 * Asks of each quotation in every so many articles what its speaker said about two of its words, and what somebody else said
 * about them who has none of them. Prints in percent how often the quotation comes first, and how often the other is refused.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readArticle } from '../../src/article/read.ts';
import { ownWords } from '../../src/search/answer/own-words.ts';
import { ArticleIndex, type Examined } from '../../src/search/index/article-index.ts';
import { termsOf } from '../../src/search/index/terms.ts';
import { isEnglishStem } from '../../src/search/question/related-words.ts';
import { readSpeech } from '../../src/speech/read.ts';
import type { Quotation, ReadArticle, Speaker } from '../../src/speech/speech.ts';
import { openKeptMeaning } from './kept-meaning.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { vectors: { type: 'string' }, every: { type: 'string', default: '1' } },
});
const [path] = positionals;
if (path === undefined) throw new Error('GOLD-TRAIN.json is missing');
const kept = values.vectors === undefined ? null : await openKeptMeaning(values.vectors);
const leasts = [0.2, 0.35, 0.5, 0.65, 0.8];
const likelihoods = [0.1, 0.2, 0.3, 0.4, 0.5, 0.7, Number.POSITIVE_INFINITY];
/** Quotations of an article that are asked about. */
const most = 6;

/** A question with what was found for it. */
interface Asked extends Examined {
  /** The paragraph that answers; null where nothing does. */
  readonly answer: number | null;
}

const asked: Asked[] = [];
const articles = JSON.parse(readFileSync(path, 'utf8')) as readonly { id: string; text: string }[];
for (const [at, { id, text }] of articles.entries())
  if (at % Number(values.every) === 0) asked.push(...(await askedOf(id, text)));
await kept?.close();
for (const least of leasts)
  for (const likely of likelihoods) process.stdout.write(`${figures(least, likely)}\n`);

async function askedOf(id: string, text: string): Promise<readonly Asked[]> {
  const article = readArticle(new TextEncoder().encode(text), { origin: `${id}.txt` });
  const read: ReadArticle = { article, speech: readSpeech(article) };
  const index = new ArticleIndex(kept === null ? {} : { meaning: kept.meaning });
  index.add(read);
  await index.ready();
  const people = read.speech.speakers.filter(({ kind, name }) => kind === 'person' && name.includes(' '));
  const found: Asked[] = [];
  for (const quotation of read.speech.quotations.slice(0, most)) {
    const { speaker } = quotation;
    const words = subjectOf(read, quotation);
    if (speaker === null || !people.includes(speaker) || words.length < 2) continue;
    const ask = async (of: Speaker, answer: number | null) => {
      const examined = await index.examine(`What did ${of.name} say about ${words.join(' and ')}?`);
      if (examined.question.wordsOf.size > 0) found.push({ ...examined, answer });
    };
    await ask(speaker, quotation.paragraph);
    const other = people.find((one) => one !== speaker && isSilentOn(read, one, words));
    if (other !== undefined) await ask(other, null);
  }
  return found;
}

/** The two longest words of a quotation that hardly any other paragraph has; no names. */
function subjectOf({ article }: ReadArticle, { paragraph, start, end }: Quotation): readonly string[] {
  const text = textOf(article, paragraph).slice(start, end);
  const telling = termsOf(text).filter(({ stem, start }) => {
    const having = article.paragraphs.filter((one) => termsOf(one.text).some((term) => term.stem === stem));
    return isEnglishStem(stem) && having.length <= 2 && !/^\p{Lu}/u.test(text.slice(start));
  });
  const words = new Map(telling.map(({ stem, start, end }) => [stem, text.slice(start, end)]));
  return [...words.values()].sort((one, other) => other.length - one.length).slice(0, 2);
}

/** Whether somebody speaks, and in no paragraph that has one of these words. */
function isSilentOn({ article, speech }: ReadArticle, speaker: Speaker, words: readonly string[]): boolean {
  const stems = new Set(words.flatMap((word) => termsOf(word).map(({ stem }) => stem)));
  const said = [...speech.quotations, ...speech.statements].filter((one) => one.speaker === speaker);
  return (
    said.length > 0 &&
    said.every(({ paragraph }) => !termsOf(textOf(article, paragraph)).some(({ stem }) => stems.has(stem)))
  );
}

function textOf({ paragraphs }: ReadArticle['article'], number: number): string {
  return paragraphs.find((paragraph) => paragraph.number === number)?.text ?? '';
}

/** @param likely - how likely words must answer that have less of the subject */
function figures(least: number, likely: number): string {
  const answered = asked.map(({ question, ranked, answer }) => {
    const [first] = ownWords(question, ranked, least, likely);
    return { answer, first: first?.indexed.paragraph.number };
  });
  const said = answered.filter(({ answer }) => answer !== null);
  const silent = answered.filter(({ answer }) => answer === null);
  const right = said.filter(({ answer, first }) => answer === first).length;
  const refused = (some: typeof answered) =>
    percent(some.filter(({ first }) => first === undefined).length, some.length);
  return `least ${least}, likely ${likely}: ${said.length} said, first ${percent(right, said.length)}, refused ${refused(said)}; ${silent.length} not said, refused ${refused(silent)}`;
}

function percent(part: number, all: number): string {
  return ((100 * part) / Math.max(1, all)).toFixed(1);
}
