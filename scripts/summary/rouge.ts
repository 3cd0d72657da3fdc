/** ROUGE as `evaluate.py` of the measuring sets counts it: lower case, letters and digits, no stemming. */

/** The words that ROUGE compares. */
export function rougeWords(text: string): readonly string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

/** ROUGE-1 F1 against several references, averaged, from 0 to 100. */
export function rouge1(words: readonly string[], references: readonly (readonly string[])[]): number {
  const own = countsOf(words);
  const scores = references.map((reference) => {
    let hits = 0;
    for (const [word, count] of countsOf(reference)) hits += Math.min(count, own.get(word) ?? 0);
    return hits === 0 ? 0 : (200 * hits) / (words.length + reference.length);
  });
  return mean(scores);
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The 95 % interval of the mean of paired differences, by 1,000 bootstrap samples from a fixed seed. */
export function intervalOf(differences: readonly number[]): readonly [number, number] {
  const next = random(7);
  const means = Array.from({ length: 1000 }, () =>
    mean(differences.map(() => differences[Math.floor(next() * differences.length)] ?? 0)),
  ).sort((a, b) => a - b);
  return [means[25] ?? 0, means[974] ?? 0];
}

/** Numbers from 0 to below 1, always the same for a seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function countsOf(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
