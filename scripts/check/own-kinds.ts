/**
 * Quotations changed in ways that ../shared/check/evaluate.py does not try: two changes at once, over the end of a
 * paragraph, the marks of other papers in the article, everything in capitals, and typed without apostrophes.
 *
 * Run: npx tsx scripts/check/own-kinds.ts ../shared/quotes/news/web-news-gold.json ../shared/quotes/news/guardian-quotes-gold.json
 */
import { readFileSync } from 'node:fs';
import { spanText } from '../../src/article/paragraph-text.ts';
import { readArticle } from '../../src/article/read.ts';
import { check } from '../../src/check/check.ts';
import type { Checked } from '../../src/check/checked.ts';
import { WordIndex } from '../../src/check/word-index.ts';
import { readSpeech } from '../../src/speech/read.ts';
import type { ReadArticle } from '../../src/speech/speech.ts';

interface Gold {
  readonly id: string;
  readonly text: string;
}

/** Quotations of fewer words are no sentences. */
const LEAST_WORDS = 10;
const counts = new Map<string, { right: number; all: number }>();

const texts = process.argv
  .slice(2)
  .flatMap((path) => JSON.parse(readFileSync(path, 'utf8')) as readonly Gold[])
  .map(({ text }) => text.replaceAll(/\n\s*/gu, '\n').trim());
const reads = texts.map((text, place) => read(text, place));
const index = indexOf(reads);
for (const one of reads) tryQuotations(one);
const marks: readonly (readonly [string, string, string])[] = [
  ['straight', '"', '"'],
  ['curly', '“', '”'],
  ['low', '„', '“'],
  ['angle', '«', '»'],
];
for (const [name, open, close] of marks) tryMarks(name, open, close);
for (const [kind, { right, all }] of counts)
  console.log(`${kind.padEnd(28)} ${((100 * right) / all).toFixed(1)} (of ${all})`);

function tryQuotations({ article, speech }: ReadArticle): void {
  for (const [place, quotation] of speech.quotations.entries()) {
    const quote = spanText(article, quotation);
    const words = quote.split(' ');
    if (words.length < LEAST_WORDS) continue;
    const at = Math.floor(words.length / 3);
    const two = words
      .with(at, 'otherwise')
      .with(2 * at + 1, 'elsewhere')
      .join(' ');
    count(
      'two words changed',
      two,
      ({ verdict, differences }) => verdict === 'altered' && differences.length > 1,
    );
    const both = words
      .with(at, 'otherwise')
      .toSpliced(2 * at + 1, 1)
      .join(' ');
    count(
      'one changed, one left out',
      both,
      ({ verdict, differences }) => verdict === 'altered' && differences.length > 1,
    );
    count('in capitals', quote.toUpperCase(), ({ verdict }) => verdict === 'verbatim');
    count('without apostrophes', quote.replaceAll(/['’]/gu, ''), ({ verdict }) => verdict === 'verbatim');
    const next = speech.quotations[place + 1];
    if (next?.continues !== true) continue;
    const rest = spanText(article, next).split(' ').slice(0, 8);
    const over = [...words.slice(-8), ...rest].join(' ');
    count('over the end of a paragraph', over, ({ verdict }) => verdict === 'verbatim');
  }
}

/** Articles that quote with double marks, with other ones in their place. */
function tryMarks(name: string, open: string, close: string): void {
  const other = texts
    .filter((text) => /[“"]/u.test(text))
    .map((text) => text.replaceAll(/“|"(?=\p{L})/gu, open).replaceAll(/”|(?<=[\p{L}.,!?])"/gu, close));
  const others = indexOf(other.map(read));
  for (const { article, speech } of reads)
    for (const quotation of speech.quotations) {
      const quote = spanText(article, quotation);
      if (
        /["“”]/u.test(quote) ||
        !/["“]/u.test(spanText(article, { ...quotation, start: quotation.start - 1 })[0] ?? '')
      )
        continue;
      if (quote.split(' ').length < LEAST_WORDS) continue;
      count(`article with ${name} marks`, quote, ({ verdict }) => verdict === 'verbatim', others);
    }
}

function count(kind: string, quote: string, isRight: (checked: Checked) => boolean, articles = index): void {
  const sum = counts.get(kind) ?? { right: 0, all: 0 };
  sum.all += 1;
  if (isRight(check(articles, { quote }))) sum.right += 1;
  counts.set(kind, sum);
}

function read(text: string, place: number): ReadArticle {
  const article = readArticle(Buffer.from(text), { origin: `${place}.txt` });
  return { article, speech: readSpeech(article) };
}

function indexOf(articles: readonly ReadArticle[]): WordIndex {
  const made = new WordIndex();
  for (const one of articles) made.add(one);
  return made;
}
