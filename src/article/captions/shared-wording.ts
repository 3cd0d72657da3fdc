import { plainWordsOf } from '../../text/tokens.ts';

/** Words in a row that count as the same wording. */
const ROW = 4;
/** Only so many words of a text are compared: captions are short, and so is what they repeat. */
const MOST_WORDS = 200;

/**
 * For the texts at `places`, the share (0–1) of their runs of four words that stand in another of the
 * texts too. Linear in the length of the texts.
 */
export function sharedWording(
  texts: readonly string[],
  places: readonly number[],
): ReadonlyMap<number, number> {
  const own = new Map(places.map((place) => [place, new Set(rowsOf(texts[place] ?? ''))]));
  const holders = new Map<string, number>();
  for (const rows of own.values()) for (const row of rows) holders.set(row, 0);
  if (holders.size === 0) return new Map();
  const openings = new Set([...holders.keys()].map((row) => row.slice(0, row.indexOf(' '))));
  for (const text of texts) {
    for (const row of new Set(rowsOf(text, openings))) {
      const count = holders.get(row);
      if (count !== undefined) holders.set(row, count + 1);
    }
  }
  const shares = new Map<number, number>();
  for (const [place, rows] of own) {
    const shared = [...rows].filter((row) => (holders.get(row) ?? 0) > 1).length;
    shares.set(place, rows.size === 0 ? 0 : shared / rows.size);
  }
  return shares;
}

/** The runs of four words; with `openings`, only those that begin with one of these words. */
function rowsOf(text: string, openings?: ReadonlySet<string>): readonly string[] {
  const words = plainWordsOf(text.slice(0, MOST_WORDS * 8)).slice(0, MOST_WORDS);
  const rows: string[] = [];
  for (let at = 0; at + ROW <= words.length; at += 1) {
    if (openings !== undefined && !openings.has(words[at] ?? '')) continue;
    rows.push(words.slice(at, at + ROW).join(' '));
  }
  return rows;
}
