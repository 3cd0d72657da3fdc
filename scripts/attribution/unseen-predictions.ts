import type { Choices } from '../../src/speech/attribution/choices.ts';
import { LEAST_QUOTED } from '../../src/speech/attribution/drafts.ts';
import { introducing } from '../../src/speech/attribution/source-span.ts';
import type { ArticleExamples } from './examples.ts';

/** A prediction as the corpus's scorer reads it; offsets count characters of the article's text. */
interface Prediction {
  readonly start: number;
  readonly end: number;
  readonly source_start: number | null;
  readonly source_end: number | null;
}

/**
 * What the weights say of training articles that they have not seen, by the article's id. `chances` are those of
 * being quoted, one for each marked span that people did not leave open, in order.
 */
export function unseenPredictions(
  articles: readonly ArticleExamples[],
  unseen: readonly (readonly Choices[])[],
  chances: readonly number[],
): Record<string, readonly Prediction[]> {
  const predictions: Record<string, Prediction[]> = {};
  let next = 0;
  for (const [index, article] of articles.entries()) {
    const found: Prediction[] = [];
    for (const [at, { label }] of article.examples.entries()) {
      const chance = label === 'ignored' ? 1 : (chances[next++] ?? 0);
      const choices = unseen[index]?.[at];
      if (choices !== undefined && chance >= LEAST_QUOTED) found.push(predictionOf(article, choices));
    }
    predictions[article.styled.gold.id] = found;
  }
  return predictions;
}

function predictionOf({ context, styled }: ArticleExamples, choices: Choices): Prediction {
  const { part, span } = choices.place;
  const offset = styled.offsets[part] ?? 0;
  const candidate = choices.choices[0]?.pair.candidate;
  const source = candidate && introducing(context, candidate);
  const sourceOffset = candidate ? (styled.offsets[candidate.part] ?? 0) : 0;
  return {
    start: offset + span.start,
    end: offset + span.end,
    source_start: source ? sourceOffset + source.start : null,
    source_end: source ? sourceOffset + source.end : null,
  };
}
