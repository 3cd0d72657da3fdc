import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DecisionRow, Put } from '../../scripts/ranking/decision-examples.ts';
import { crossValidated, elsewhere, limitAt, shareBelow } from '../../scripts/ranking/decision-fit.ts';
import { type Example, examplesOf } from '../../scripts/ranking/examples.ts';
import { fitRanking, fitSentences, placeOfRight, scoresBy } from '../../scripts/ranking/fit.ts';
import { readQuestionSet } from '../../scripts/ranking/question-sets.ts';
import { sentenceFeatureNames } from '../../src/search/answer/answer-sentence.ts';
import { featureNames } from '../../src/search/ranking/features.ts';
import { measureNames } from '../../src/search/ranking/ranking.ts';
import { learned } from '../../src/search/ranking/weights.ts';

const passages = [
  ['mill', 'The old mill of Tarn burned down in 1931. Nobody was hurt.'],
  ['mill', 'It was rebuilt by the brothers Odell. The work took four years and cost 9,000 crowns.'],
  ['mill', 'Flour is still ground there on Sundays. Visitors may watch from the gallery.'],
  ['ferry', 'The ferry to Skarn runs twice a day. It carries forty cars.'],
  ['ferry', 'Its captain, Liv Moen, has steered it since 2004. She retires in spring.'],
  ['ferry', 'A bridge was planned in the sixties. The plan was given up when oil was found elsewhere.'],
  ['school', 'The village school has 61 pupils. They speak nine languages at home.'],
  ['school', 'Lessons begin at eight. The kitchen garden feeds the canteen.'],
  ['school', 'Its roof was paid for by a lottery. The first prize was a cow.'],
] as const;
const questions = [
  ['mill', 0, 'When did the mill burn down?', '1931'],
  ['mill', 1, 'Who rebuilt the mill?', 'Odell'],
  ['mill', 2, 'When is flour ground?', 'Sundays'],
  ['ferry', 3, 'How many cars does the ferry carry?', 'forty'],
  ['ferry', 4, 'Who is the captain of the ferry?', 'Liv Moen'],
  ['ferry', 5, 'Why was the plan for a bridge given up?', 'oil was found'],
  ['school', 6, 'How many pupils has the school?', '61'],
  ['school', 7, 'What feeds the canteen?', 'kitchen garden'],
  ['school', 8, 'What was the first prize of the lottery?', 'cow'],
] as const;

describe('fitting the ranking on a tiny made-up question set', () => {
  let folder = '';
  let examples: readonly Example[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'questions-'));
    write(
      'passages',
      passages.map(([article, text], at) => ({ id: `p${at}`, article, text })),
    );
    write(
      'questions',
      questions.map(([article, at, question, answer]) => ({
        question,
        article,
        positives: [`p${at}`],
        answers: [answer],
      })),
    );
    examples = await examplesOf(await readQuestionSet(folder, 'tiny'), featureNames, sentenceFeatureNames);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function write(kind: string, lines: readonly object[]): void {
    const content = lines.map((line) => JSON.stringify(line)).join('\n');
    writeFileSync(join(folder, `tiny.${kind}.jsonl`), `${content}\n`);
  }

  it('puts the answering paragraph first', () => {
    expect(examples).toHaveLength(questions.length);
    const fitted = fitRanking(examples, featureNames.length);
    const first = examples.filter(
      (example) => placeOfRight(example, scoresBy(fitted, example.found.measures)) === 0,
    );
    expect(first.length).toBeGreaterThanOrEqual(8);
  });

  it('chooses the answering sentence', () => {
    const fitted = fitSentences(examples, sentenceFeatureNames.length);
    const known = examples.flatMap(({ sentences }) => (sentences ? [sentences] : []));
    const right = known.filter(({ rows, right }) => {
      const scores = scoresBy(fitted, rows);
      return right.has(scores.indexOf(Math.max(...scores)));
    });
    expect(known.length).toBeGreaterThan(5);
    expect(right.length).toBe(known.length);
  });

  it('gives the same weights each time', () => {
    expect(fitRanking(examples, featureNames.length)).toEqual(fitRanking(examples, featureNames.length));
  });
});

describe('fitting whether a passage answers', () => {
  /** Answered questions have more of the first measure; the second says nothing. */
  const rows: readonly DecisionRow[] = Array.from({ length: 400 }, (_, at) => {
    const put = at % 2 === 0 ? 'own' : 'removed';
    const measures = Float32Array.of((put === 'own' ? 3 : 0) + (at % 7), at % 5);
    const source = at % 4 < 2 ? 'one' : 'other';
    return { set: source, source, fold: at % 5, put, byWords: measures, byMeaning: measures };
  });
  const byWords = ({ byWords }: DecisionRow) => byWords;

  it('scores answered questions above others, on articles that it has not seen', () => {
    const scored = crossValidated(rows, byWords);
    const mean = (put: Put) => {
      const all = scored.filter(({ row }) => row.put === put);
      return all.reduce((sum, { score }) => sum + score, 0) / all.length;
    };
    expect(mean('own')).toBeGreaterThan(0.5);
    expect(mean('removed')).toBeLessThan(-0.5);
  });

  it('sets the limit where a share of the answered questions is refused', () => {
    const scored = crossValidated(rows, byWords);
    expect(shareBelow(scored, 'own', limitAt(scored, 0.1))).toBeCloseTo(0.1, 1);
    expect(shareBelow(scored, 'removed', limitAt(scored, 0.1))).toBeGreaterThan(0.3);
  });

  it('refuses the more of a set left out the more it may', () => {
    const tried = elsewhere(rows, [0.01, 0.1, 0.3], byWords).map(({ refused }) => refused.get('other') ?? 0);
    expect(tried).toEqual(tried.toSorted((one, other) => one - other));
    expect(tried[2]).toBeGreaterThan(tried[0] ?? 1);
  });
});

describe('what search learned', () => {
  it('is refused when two features are swapped', () => {
    const names = measureNames(featureNames);
    const [first = '', second = '', ...rest] = names;
    expect(() => learned('lexical', names)).not.toThrow();
    expect(() => learned('lexical', [second, first, ...rest])).toThrow(
      'feature 1 was “bm25” and is “paragraph”): refit with “npx tsx scripts/ranking/fit-ranking.ts',
    );
  });
});
