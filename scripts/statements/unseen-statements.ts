import { type JudgedReading, selectStatements } from '../../src/speech/statements/select.ts';
import type { Trees } from '../../src/text/trees.ts';
import type { ArticleStatements } from './gold.ts';
import type { ReadArticle } from './stages.ts';

type Place = readonly [number, number];

/** A statement as the corpus's scorer reads it; offsets in the gold text. */
interface Prediction {
  readonly source: Place | null;
  readonly cue: Place;
  readonly content: readonly Place[];
}

/** The statements of an article that has been read, judged by these trees. */
export function unseenStatements(
  { styled }: ArticleStatements,
  { readings, examples, rows }: ReadArticle,
  trees: Trees,
  least: number,
): readonly Prediction[] {
  const parts = new Map<number, JudgedReading[]>();
  for (const [index, reading] of readings.entries()) {
    const part = examples[index]?.part ?? 0;
    const chance = 1 / (1 + Math.exp(-trees.sum(rows[index] as Float32Array)));
    const list = parts.get(part) ?? [];
    list.push({ reading, chance });
    parts.set(part, list);
  }
  return [...parts].flatMap(([part, judged]) =>
    selectStatements(judged, least).map(({ reading }): Prediction => {
      const { place, source, content } = reading;
      const { outline } = place.part;
      const offset = styled.offsets[part] ?? 0;
      const range = (from: number, to: number): Place => [
        offset + (outline.start[from] ?? 0),
        offset + (outline.end[to - 1] ?? 0),
      ];
      return {
        source: source && range(source.from, source.to),
        cue: range(place.token, place.token + 1),
        content: content.map(({ start, end }) => range(start, end)),
      };
    }),
  );
}
