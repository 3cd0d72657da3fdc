import type { Candidate } from '../../src/speech/attribution/candidates.ts';
import type { ContextPart } from '../../src/speech/attribution/context.ts';
import { Tag } from '../../src/speech/attribution/tagger.ts';
import { TokenKind } from '../../src/speech/attribution/tokens.ts';
import { type CuePlace, cuePlaces } from '../../src/speech/statements/cue-place.ts';
import type { ArticleStatements, GoldStatement } from './gold.ts';

/** A possible cue with what people marked. */
export interface Example {
  readonly place: CuePlace;
  /** Index of its paragraph. */
  readonly part: number;
  /** `nested`: within the content of another statement, where people marked nothing. */
  readonly label: 'statement' | 'none' | 'nested';
  readonly gold: GoldStatement | null;
  /** The content as tokens, end exclusive: what stands before the cue, and what after. */
  readonly before: readonly [number, number] | null;
  readonly after: readonly [number, number] | null;
}

/** The possible cues of an article's paragraphs, in order. */
export function examplesOf(
  article: ArticleStatements,
  rates: ReadonlyMap<number, number>,
): readonly Example[] {
  const { parts, styled, gold } = article;
  const heads = new Map<string, GoldStatement>();
  const places = parts.map((part) => cuePlaces(part, rates));
  for (const statement of gold) {
    const found = headOf(places, styled.offsets, statement);
    if (found !== null) heads.set(found, statement);
  }
  return places.flatMap((list, part) =>
    list.map((place): Example => {
      const statement = heads.get(`${part} ${place.token}`) ?? null;
      const offset = styled.offsets[part] ?? 0;
      const at = offset + (place.part.outline.start[place.token] ?? 0);
      const nested =
        statement === null && gold.some(({ content }) => content.some(([from, to]) => at >= from && at < to));
      const contents =
        statement === null ? { before: null, after: null } : contentsOf(place, offset, statement);
      const usable = contents.before !== null || contents.after !== null;
      return {
        place,
        part,
        label: statement !== null && usable ? 'statement' : nested || statement !== null ? 'nested' : 'none',
        gold: statement,
        ...contents,
      };
    }),
  );
}

/** The possible cue within a statement's cue whose word is one most often. */
function headOf(
  places: readonly (readonly CuePlace[])[],
  offsets: readonly number[],
  { cue }: GoldStatement,
): string | null {
  let best: string | null = null;
  let most = 0;
  for (const [from, to] of cue) {
    const part = partAt(offsets, from);
    for (const {
      part: { outline },
      token,
      rate,
    } of places[part] ?? []) {
      const start = (offsets[part] ?? 0) + (outline.start[token] ?? 0);
      if (start < from || start >= to || rate <= most) continue;
      best = `${part} ${token}`;
      most = rate;
    }
  }
  return best;
}

function partAt(offsets: readonly number[], at: number): number {
  let part = 0;
  while ((offsets[part + 1] ?? Number.POSITIVE_INFINITY) <= at) part++;
  return part;
}

function contentsOf(
  place: CuePlace,
  offset: number,
  { content }: GoldStatement,
): { before: readonly [number, number] | null; after: readonly [number, number] | null } {
  const { outline } = place.part;
  const cue = offset + (outline.start[place.token] ?? 0);
  const tokens = (
    list: readonly (readonly [number, number])[],
    low: number,
    high: number,
  ): readonly [number, number] | null => {
    const first = list[0]?.[0];
    const last = list.at(-1)?.[1];
    if (first === undefined || last === undefined) return null;
    let from = low;
    while (from < high && offset + (outline.end[from] ?? 0) <= first) from++;
    let to = high;
    while (to > from && offset + (outline.start[to - 1] ?? 0) >= last) to--;
    while (from < to && outline.kind[from] === TokenKind.sign) from++;
    while (to > from && outline.kind[to - 1] === TokenKind.sign) to--;
    return to > from ? [from, to] : null;
  };
  const early = content.filter(([start]) => start < cue);
  const late = content.filter(([start]) => start >= cue);
  return { before: tokens(early, place.from, place.token), after: tokens(late, place.token + 1, place.to) };
}

/** True for a candidate that people marked as a statement's source. */
export function isSource(
  { outline }: ContextPart,
  offset: number,
  candidate: Candidate,
  gold: GoldStatement,
): boolean {
  const head = offset + (outline.start[candidate.head] ?? 0);
  return (gold.source ?? []).some(([from, to]) => head >= from && head < to);
}

/** Words seen less often in cues are left out. */
const LEAST_IN_CUES = 2;
const NOT_HEADS = new Set([
  Tag.aux,
  Tag.punct,
  Tag.det,
  Tag.pron,
  Tag.propn,
  Tag.part,
  Tag.num,
  Tag.cconj,
  Tag.quotation,
] as number[]);

/** How often each word stands in a cue that people marked, out of all its places outside quotations. */
export function cueRates(articles: readonly ArticleStatements[]): Record<string, number> {
  const all = new Map<string, number>();
  const inCues = new Map<string, number>();
  for (const { parts, styled, gold } of articles) {
    const cues = gold.flatMap(({ cue }) => cue);
    for (const [index, { outline, tags }] of parts.entries()) {
      const offset = styled.offsets[index] ?? 0;
      for (let token = 0; token < outline.count; token++) {
        if (outline.kind[token] === TokenKind.sign || NOT_HEADS.has(tags[token] ?? 0)) continue;
        const word = outline.text.slice(outline.start[token], outline.end[token]).toLowerCase();
        if (!/^[a-z][a-z-]+$/.test(word)) continue;
        const at = offset + (outline.start[token] ?? 0);
        all.set(word, (all.get(word) ?? 0) + 1);
        if (cues.some(([from, to]) => at >= from && at < to)) inCues.set(word, (inCues.get(word) ?? 0) + 1);
      }
    }
  }
  const rates = [...inCues]
    .filter(([, count]) => count >= LEAST_IN_CUES)
    .map(([word, count]): [string, number] => [word, Number((count / ((all.get(word) ?? 0) + 2)).toFixed(3))])
    .filter(([, rate]) => rate >= 0.03)
    .sort((a, b) => b[1] - a[1]);
  return Object.fromEntries(rates);
}
