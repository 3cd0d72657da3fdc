/**
 * Trains the part-of-speech tagger: an averaged perceptron that learns the labels wink-nlp gives the training
 * articles. The result keeps most of its accuracy, is several times as fast and an eighth of its size.
 *
 *   npx tsx scripts/attribution/train-tagger.ts GOLD-TRAIN.json
 */
import './outdated-tagger.ts';
import { writeFileSync } from 'node:fs';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { type Outline, outlineOf } from '../../src/speech/attribution/outline.ts';
import {
  bestTag,
  TAGGER_FEATURES,
  TAGGER_FILE,
  TAGGER_ROWS,
  TAGS,
  Tag,
  type TagName,
  taggerFit,
  tagRows,
  tagsOf,
} from '../../src/speech/attribution/tagger.ts';
import { TokenKind } from '../../src/speech/attribution/tokens.ts';
import { encodeWeights } from '../../src/speech/attribution/weights.ts';
import { markedSpans } from '../../src/speech/marks/marks.ts';
import { randomFrom, shuffled } from '../learn/random.ts';
import { goldArticles, styled } from './gold.ts';

const PASSES = 5;
const UNLABELLED = 255;
const wink = winkNLP(model, ['sbd', 'pos']);

interface Labelled {
  readonly outline: Outline;
  readonly labels: Uint8Array;
}

function main(): void {
  const path = process.argv[2];
  if (path === undefined) throw new Error('usage: train-tagger.ts GOLD-TRAIN.json');
  const paragraphs = labelledParagraphs(path);
  const held = paragraphs.filter((_, index) => index % 10 === 0);
  const rest = paragraphs.filter((_, index) => index % 10 !== 0);
  console.log(`agreement with wink-nlp on held-out paragraphs: ${agreement(held, train(rest)).toFixed(4)}`);
  const { table, scale } = encodeWeights(train(paragraphs));
  const source =
    'scripts/attribution/train-tagger.ts: averaged perceptron over PolNeAR training articles as tagged by wink-nlp';
  const file = new URL(`../../${TAGGER_FILE}`, import.meta.url);
  writeFileSync(file, `${JSON.stringify({ source, fittedFor: taggerFit(), scale, table })}\n`);
}

function labelledParagraphs(path: string): readonly Labelled[] {
  const labelled: Labelled[] = [];
  for (const gold of goldArticles(path)) {
    const texts = styled(gold, 'american').article.paragraphs.map((paragraph) => paragraph.text);
    const spans = markedSpans(texts);
    let first = 0;
    for (const [index, text] of texts.entries()) {
      let next = first;
      while (spans[next]?.paragraph === index) next++;
      const outline = outlineOf(text, spans.slice(first, next), first);
      labelled.push({ outline, labels: winkLabels(outline) });
      first = next;
    }
  }
  return labelled;
}

function winkLabels(outline: Outline): Uint8Array {
  const tokens = wink.readDoc(outline.text).tokens();
  const words = tokens.out() as string[];
  const names = tokens.out(wink.its.pos) as string[];
  const blanks = tokens.out(wink.its.precedingSpaces) as string[];
  const byStart = new Map<number, number>();
  let at = 0;
  for (const [index, word] of words.entries()) {
    at += blanks[index]?.length ?? 0;
    byStart.set(at, Tag[(names[index] ?? '').toLowerCase() as TagName] ?? Tag.other);
    at += word.length;
  }
  return Uint8Array.from(
    { length: outline.count },
    (_, index) => byStart.get(outline.start[index] ?? -1) ?? UNLABELLED,
  );
}

function train(paragraphs: readonly Labelled[]): Float32Array {
  const random = randomFrom(7);
  const table = new Float32Array(TAGGER_ROWS * TAGS.length);
  const totals = new Float64Array(table.length);
  const rows = new Int32Array(TAGGER_FEATURES);
  let step = 1;
  for (let pass = 0; pass < PASSES; pass++) {
    for (const { outline, labels } of shuffled(paragraphs, random)) {
      const tags = new Uint8Array(outline.count);
      for (let index = 0; index < outline.count; index++) {
        const kind = outline.kind[index];
        if (kind === TokenKind.quotation) tags[index] = Tag.quotation;
        else if (kind === TokenKind.sign) tags[index] = Tag.punct;
        else {
          tagRows(outline, index, tags, rows);
          const guess = bestTag(table, rows);
          const label = labels[index] ?? UNLABELLED;
          // Half of the time the guess stays, so that training meets the mistakes of tagging.
          tags[index] = label === UNLABELLED || random() < 0.5 ? guess : label;
          step++;
          if (label === UNLABELLED || label === guess) continue;
          for (const row of rows) {
            table[row + label] = (table[row + label] ?? 0) + 1;
            table[row + guess] = (table[row + guess] ?? 0) - 1;
            totals[row + label] = (totals[row + label] ?? 0) + step;
            totals[row + guess] = (totals[row + guess] ?? 0) - step;
          }
        }
      }
    }
  }
  return table.map((weight, index) => weight - (totals[index] ?? 0) / step);
}

function agreement(paragraphs: readonly Labelled[], weights: Float32Array): number {
  let same = 0;
  let all = 0;
  for (const { outline, labels } of paragraphs) {
    const tags = tagsOf(outline, weights);
    for (let index = 0; index < outline.count; index++) {
      if (outline.kind[index] === TokenKind.quotation || labels[index] === UNLABELLED) continue;
      all++;
      if (tags[index] === labels[index]) same++;
    }
  }
  return same / all;
}

main();
