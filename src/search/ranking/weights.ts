import kindWords from '../../english/kind-words.json' with { type: 'json' };
import stopWords from '../../english/stop-words.json' with { type: 'json' };
import { type FittedFor, fittedFor, requireFit } from '../../text/fitted-for.ts';
import { Trees } from '../../text/trees.ts';
import { answerKinds } from '../question/answer-kind.ts';
import forests from './ranking-trees.json' with { type: 'json' };
import weights from './weights.json' with { type: 'json' };

/**
 * The choices that are made with weights and trees: paragraphs, sentences of one, and whether one answers; by words
 * alone or with meaning.
 */
export type Choice =
  | 'lexical'
  | 'withMeaning'
  | 'sentence'
  | 'sentenceWithMeaning'
  | 'answered'
  | 'answeredWithMeaning';

/** The files that hold what search learned, and the command that fits them anew. */
export const learnedFiles = [
  'src/search/ranking/weights.json',
  'src/search/ranking/ranking-trees.json',
] as const;
const refit = 'npx tsx scripts/ranking/fit-ranking.ts --data FOLDER --write';

/** What search's weights of these features are fitted for. */
export function searchFit(features: readonly string[]): FittedFor {
  return fittedFor(features, {
    'words without meaning': [stopWords.functionWords, stopWords.askingWords],
    'words of time, number and order': [kindWords.time, kindWords.number, kindWords.order],
    'kinds of answers': answerKinds,
  });
}

/**
 * The weights and trees of a choice.
 *
 * @param features those that the trees read, in order
 * @throws Error when they were fitted for other features or words
 */
export function learned(
  choice: Choice,
  features: readonly string[],
): { readonly weights: Readonly<Record<string, number>>; readonly trees: Trees } {
  const now = searchFit(features);
  for (const [place, { fittedFor }] of [weights, forests].entries())
    requireFit(learnedFiles[place] ?? '', fittedFor[choice], now, refit);
  return { weights: weights[choice], trees: new Trees(forests[choice]) };
}
