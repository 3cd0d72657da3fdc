import { describe, expect, it } from 'vitest';
import { readArticle } from '../src/article/read.ts';
import { escapeText } from '../src/discord/kit/escape.ts';
import { escapedCut } from '../src/discord/kit/excerpt.ts';
import { findArticles } from '../src/library/server/find-articles.ts';
import { ArticleIndex } from '../src/search/index/article-index.ts';
import { findQuotations } from '../src/search/quotations/find-quotations.ts';
import { matchPeople } from '../src/speech/people/match-people.ts';
import { peopleOf } from '../src/speech/people/people.ts';
import { readSpeech } from '../src/speech/read.ts';
import { summariseArticle } from '../src/summary/article/summarise-article.ts';
import { digestThread } from '../src/summary/thread/summarise-thread.ts';
import { foldName, wordsOf } from '../src/text/fold.ts';
import { resultOf } from '../src/text/steps.ts';

/** Pieces that texts are made of, one kind a text: each leads some pattern to try again from everywhere. */
// biome-ignore format: a table of pieces
const PIECES = [
  'a', 'A. ', 'Mr. ', 'Ada Thorne ', '1,', '1999 ', ' ', '\u2028', '\n', '.', '— ', '“', '“a” ', "'", '(', '](', '<', '<b>',
  '&', '&amp;', '*', '_', '`', '||', '# ', '> ', '- ', 'a@', 'http://', ':a', '\u0301', '\u202e', '😀', 'Ã©', '“A,” he said. ',
  'on 1:11 ',
];

/** What is done with texts of others, from the text to a result that is used. */
const WORK: readonly (readonly [name: string, largest: number, work: (text: string) => unknown])[] = [
  ['a plain text is read', 200_000, (text) => readArticle(Buffer.from(text), { origin: 'a.txt' })],
  ['a Markdown text is read', 200_000, (text) => readArticle(Buffer.from(text), { origin: 'a.md' })],
  ['a page is read', 200_000, (text) => readArticle(Buffer.from(`<p>${text}`), { origin: 'a.html' })],
  ['who speaks is found', 100_000, (text) => readSpeech(articleOf(text))],
  [
    'an article is summed up',
    200_000,
    (text) => summariseArticle({ article: articleOf(text), speech: NONE }, 5),
  ],
  ['a thread of such messages is summed up', 200_000, (text) => digestThread(threadOf(text))],
  ['an article is indexed and asked', 100_000, (text) => ask(text)],
  ['a text is escaped', 200_000, (text) => escapeText(text)],
  ['a text is cut and escaped', 200_000, (text) => escapedCut(text, 500)],
  ['words and names are folded', 200_000, (text) => [wordsOf(text), foldName(text)]],
  ['a title is looked for', 100_000, (text) => findArticles([libraryArticle(text)], text.slice(0, 100))],
  ['quotations on it are looked for', 100_000, (text) => quotationsAbout(text)],
];

const NONE = { quotations: [], statements: [], speakers: [] };

/** An article of one paragraph with these words, blanks and line ends made one blank. */
function articleOf(text: string) {
  const line = text.replaceAll(/\s+/gu, ' ');
  const paragraphs = Array.from({ length: Math.ceil(line.length / 20_000) }, (_, index) => ({
    number: index + 1,
    kind: 'body' as const,
    text: line.slice(index * 20_000, (index + 1) * 20_000),
  }));
  return { id: '0123456789abcdef', title: 'A title', origin: 'a.txt', paragraphs };
}

/** Messages of the most that Discord lets somebody write. */
function threadOf(text: string) {
  const messages = Array.from({ length: Math.ceil(text.length / 4000) }, (_, index) => ({
    id: String(index + 1),
    author: text.slice(0, 32),
    authorId: String(index % 9),
    text: text.slice(index * 4000, (index + 1) * 4000),
  }));
  return { title: text.slice(0, 100), messages };
}

function ask(text: string) {
  const index = new ArticleIndex();
  resultOf(index.adding({ article: articleOf(text), speech: NONE })[Symbol.iterator]());
  return index.ask(text.slice(0, 300));
}

function libraryArticle(text: string) {
  const article = {
    ...articleOf('text'),
    title: text.slice(0, 200),
    link: `https://example.org/${text.slice(0, 1900)}`,
  };
  return { article, speech: NONE, seed: false, addedBy: null, addedAt: null };
}

function quotationsAbout(text: string) {
  const article = articleOf(text);
  const quotations = article.paragraphs.map(({ number }) => ({
    paragraph: number,
    start: 0,
    end: 10,
    speaker: null,
    source: null,
    cue: null,
    attribution: null,
    continues: false,
  }));
  const read = { article, speech: { quotations, statements: [], speakers: [] } };
  matchPeople(peopleOf([read]), text.slice(0, 100));
  return findQuotations([], [read], { person: null, about: text.slice(0, 40) });
}

/** Milliseconds; what fails ends as soon as it fails. */
function timeOf(work: () => unknown): number {
  const start = performance.now();
  try {
    work();
  } catch {
    // Refused: what counts here is how long that took.
  }
  return performance.now() - start;
}

/** The longer text is so many times as long. Work that is quadratic takes 64 times as long for it. */
const TIMES = 8;
const MOST = 40;
/** Below this (milliseconds) a time says nothing of how it grows; quadratic work on such texts takes seconds. */
const TELLING = 1500;
/** A machine with other work makes single times too long, never too short: the least of some is compared. */
const TRIES = 6;

describe.each(WORK)('the time in which %s grows with the text', (_, largest, work) => {
  it.each(PIECES)('of %j', (piece) => {
    const textOf = (length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
    const [short, long] = [textOf(largest / TIMES), textOf(largest)];
    let [least, most] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let tries = 0; tries < TRIES; tries += 1) {
      least = Math.min(
        least,
        timeOf(() => work(short)),
      );
      most = Math.min(
        most,
        timeOf(() => work(long)),
      );
      if (most < Math.max(TELLING, MOST * least)) return;
    }
    expect(most, `${long.length} characters, ${Math.round(least)} ms for ${short.length}`).toBeLessThan(
      MOST * least,
    );
  });
});
