/** Words in a row that count as the same wording. */
const ROW = 4;
/** Only so many words of a text are compared: captions are short, and so is what they repeat. */
const MOST_WORDS = 200;

/**
 * For each text, the share (0–1) of its runs of four words that stand in another of the texts too.
 * Linear in the length of the texts.
 */
export function sharedWording(texts: readonly string[]): readonly number[] {
  const rows = texts.map(rowsOf);
  const holders = new Map<string, number>();
  for (const own of rows) {
    for (const row of own) holders.set(row, (holders.get(row) ?? 0) + 1);
  }
  return rows.map((own) => {
    if (own.size === 0) return 0;
    let shared = 0;
    for (const row of own) if ((holders.get(row) ?? 0) > 1) shared += 1;
    return shared / own.size;
  });
}

function rowsOf(text: string): ReadonlySet<string> {
  const found =
    text
      .slice(0, MOST_WORDS * 8)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const words = found.slice(0, MOST_WORDS);
  const rows = new Set<string>();
  for (let at = 0; at + ROW <= words.length; at += 1) rows.add(words.slice(at, at + ROW).join(' '));
  return rows;
}
