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
import { TAGGER_FILE, Tag, type TagName, taggerFit } from '../../src/speech/attribution/tagger.ts';
import { encodeWeights } from '../../src/speech/attribution/weights.ts';
import { markedSpans } from '../../src/speech/marks/marks.ts';
import { goldArticles, styled } from './gold.ts';
import { agreement, type Labelled, trainTagger, UNLABELLED } from './tagger-training.ts';

const wink = winkNLP(model, ['sbd', 'pos']);

function main(): void {
  const path = process.argv[2];
  if (path === undefined) throw new Error('usage: train-tagger.ts GOLD-TRAIN.json');
  const paragraphs = labelledParagraphs(path);
  const held = paragraphs.filter((_, index) => index % 10 === 0);
  const rest = paragraphs.filter((_, index) => index % 10 !== 0);
  console.log(
    `agreement with wink-nlp on held-out paragraphs: ${agreement(held, trainTagger(rest)).toFixed(4)}`,
  );
  const { table, scale } = encodeWeights(trainTagger(paragraphs));
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

main();
