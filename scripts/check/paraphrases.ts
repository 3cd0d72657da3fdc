/**
 * How alike in meaning a sentence is to its paraphrase, and to another sentence on the same subject: from which
 * cosine on a quotation that is not found is said to stand there in other words (src/check/paraphrase.ts).
 *
 * Run: npx tsx scripts/check/paraphrases.ts
 */
import { readFileSync } from 'node:fs';
import { SAME_SENSE, saysTheSame } from '../../src/check/paraphrase.ts';
import openModel from '../../src/library/meaning/sentence-model.ts';

interface Row {
  readonly original: string;
  readonly same: string;
  readonly other: string;
}

const file = new URL('paraphrases.json', import.meta.url);
const { rows } = JSON.parse(readFileSync(file, 'utf8')) as { readonly rows: readonly Row[] };
const model = await openModel({ native: true });
const originals = await model.run(rows.map(({ original }) => original));
const same = await alike(rows.map((row) => row.same));
const other = await alike(rows.map((row) => row.other));
// What is wrongly taken for the same may be any of the originals.
for (const least of [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, SAME_SENSE, 0.85]) {
  const count = (found: readonly (readonly number[])[], which: 'same' | 'other') =>
    found.filter((cosines, place) =>
      cosines.some(
        (cosine, at) =>
          cosine >= least && saysTheSame(cosine, rows[place]?.[which] ?? '', rows[at]?.original ?? '', least),
      ),
    ).length;
  console.log(
    `from ${least}: ${count(same, 'same')} of ${rows.length} paraphrases, ${count(other, 'other')} of ${rows.length} others`,
  );
}

async function alike(texts: readonly string[]): Promise<readonly (readonly number[])[]> {
  const vectors = await model.run(texts);
  return vectors.map((one) =>
    originals.map((original) => one.reduce((sum, value, at) => sum + value * (original[at] ?? 0), 0)),
  );
}
