import { abbreviations } from '../../english/abbreviations.ts';
import { type FittedFor, fittedFor, requireFit } from '../../text/fitted-for.ts';
import type { Outline } from './outline.ts';
import { TokenKind } from './tokens.ts';
import { decodeWeights } from './weights.ts';
import weights from './weights-tagger.json' with { type: 'json' };

/** Parts of speech (Universal Dependencies), and `quotation` for a folded quotation. */
export const TAGS = [
  'quotation',
  'adj',
  'adp',
  'adv',
  'aux',
  'cconj',
  'det',
  'noun',
  'num',
  'part',
  'pron',
  'propn',
  'punct',
  'sconj',
  'verb',
  'other',
] as const;
export type TagName = (typeof TAGS)[number];

/** The number of each tag in `TAGS`. */
export const Tag = {
  quotation: 0,
  adj: 1,
  adp: 2,
  adv: 3,
  aux: 4,
  cconj: 5,
  det: 6,
  noun: 7,
  num: 8,
  part: 9,
  pron: 10,
  propn: 11,
  punct: 12,
  sconj: 13,
  verb: 14,
  other: 15,
} as const satisfies Record<TagName, number>;

/** Rows of the table of weights; a row holds one weight a tag. */
export const TAGGER_ROWS = 1 << 14;

/** What `tagRows` makes its rows of, in order. */
const TAGGER_FEATURE_NAMES = [
  'word, first of its sentence',
  'word, tag before',
  'both tags before',
  'ending, kind and first of its sentence',
  'last two letters, tag before',
  'word before, kind',
  'word after, kind',
  'word, word after',
  'word, word before',
  'kind and kind after, tag before and first of its sentence',
  'ending, tag before',
  'word, kind',
  'ending, ending of the word after',
];
export const TAGGER_FEATURES = TAGGER_FEATURE_NAMES.length;
export const TAGGER_FILE = 'src/speech/attribution/weights-tagger.json';

/** What the tagger is trained for. */
export function taggerFit(): FittedFor {
  return fittedFor([`${TAGGER_ROWS} rows`, ...TAGGER_FEATURE_NAMES], {
    tags: TAGS,
    'kinds of tokens': Object.keys(TokenKind),
    'abbreviations in tokens': abbreviations('inTokens'),
  });
}

/** What everything depends on that reads tags: the tokens, and the tagger as it is trained. */
export function taggerWords(): Readonly<Record<string, Iterable<string>>> {
  return {
    tags: TAGS,
    'kinds of tokens': Object.keys(TokenKind),
    'abbreviations in tokens': abbreviations('inTokens'),
    'weights of the tagger': [weights.table],
  };
}

requireFit(
  TAGGER_FILE,
  weights.fittedFor,
  taggerFit(),
  'npx tsx scripts/attribution/train-tagger.ts GOLD-TRAIN.json',
);

const trained = decodeWeights(weights.table, weights.scale);

/** The part of speech of every token, left to right: the best sum of weights, given the two tags before. */
export function tagsOf(outline: Outline, table: Float32Array = trained): Uint8Array {
  const tags = new Uint8Array(outline.count);
  const rows = new Int32Array(TAGGER_FEATURES);
  for (let index = 0; index < outline.count; index++) {
    const kind = outline.kind[index];
    if (kind === TokenKind.quotation) tags[index] = Tag.quotation;
    else if (kind === TokenKind.sign) tags[index] = Tag.punct;
    else {
      tagRows(outline, index, tags, rows);
      tags[index] = bestTag(table, rows);
    }
  }
  return tags;
}

/** The tag whose weights over the rows add up highest. */
export function bestTag(table: Float32Array, rows: Int32Array): number {
  let best = 1;
  let bestSum = Number.NEGATIVE_INFINITY;
  for (let tag = 1; tag < TAGS.length; tag++) {
    let sum = 0;
    for (let index = 0; index < rows.length; index++) sum += table[(rows[index] ?? 0) + tag] ?? 0;
    if (sum > bestSum) {
      bestSum = sum;
      best = tag;
    }
  }
  return best;
}

/** Fills `rows` with where the weights of token `index`'s features start in the table. */
export function tagRows(outline: Outline, index: number, tags: Uint8Array, rows: Int32Array): void {
  const word = outline.hash[index] ?? 0;
  const kind = outline.kind[index] ?? 0;
  const before = outline.hash[index - 1] ?? 1;
  const after = outline.hash[index + 1] ?? 2;
  const tag1 = tags[index - 1] ?? 16;
  const tag2 = index > 1 ? (tags[index - 2] ?? 16) : 16;
  const start = outline.start[index] ?? 0;
  const end = outline.end[index] ?? 0;
  const suffix = suffixOf(outline.text, start, end);
  const afterSuffix = suffixOf(outline.text, outline.start[index + 1] ?? 0, outline.end[index + 1] ?? 0);
  const first = index === 0 || outline.sentence[index - 1] !== outline.sentence[index] ? 1 : 0;
  rows[0] = row(1, word, first);
  rows[1] = row(2, word, tag1);
  rows[2] = row(3, tag1, tag2);
  rows[3] = row(4, suffix, kind * 2 + first);
  rows[4] = row(5, suffix >>> 8, tag1);
  rows[5] = row(6, before, kind);
  rows[6] = row(7, after, kind);
  rows[7] = row(8, word, after);
  rows[8] = row(9, word, before);
  rows[9] = row(10, kind * 8 + (outline.kind[index + 1] ?? 7), tag1 * 2 + first);
  rows[10] = row(11, suffix, tag1);
  rows[11] = row(12, word, kind);
  rows[12] = row(13, suffix, afterSuffix);
}

/** The last three letters, lower case, in one number; the last two are its upper bits. */
function suffixOf(text: string, start: number, end: number): number {
  const last = lower(text.charCodeAt(end - 1));
  const second = end - start > 1 ? lower(text.charCodeAt(end - 2)) : 0;
  const third = end - start > 2 ? lower(text.charCodeAt(end - 3)) : 0;
  return (last << 16) | (second << 8) | third;
}

function lower(unit: number): number {
  return (unit >= 65 && unit <= 90 ? unit + 32 : unit) & 0xff;
}

function row(template: number, a: number, b: number): number {
  let hash =
    Math.imul(a ^ Math.imul(template, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 13;
  return (hash & (TAGGER_ROWS - 1)) * TAGS.length;
}
