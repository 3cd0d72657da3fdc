import { describe, expect, it } from 'vitest';
import { cueRates } from '../../scripts/attribution/cue-rates.ts';
import { examplesOf } from '../../scripts/attribution/examples.ts';
import { styled } from '../../scripts/attribution/gold.ts';
import { madeUpArticles } from '../../scripts/attribution/made-up.ts';
import { trainMarked, trainPasses } from '../../scripts/attribution/stages.ts';
import { agreement, trainTagger } from '../../scripts/attribution/tagger-training.ts';
import { rightChoices } from '../../scripts/learn/linear.ts';
import { learned } from '../../src/search/ranking/weights.ts';
import { quotedFit, sourcesFit } from '../../src/speech/attribution/learned.ts';
import { outlineOf } from '../../src/speech/attribution/outline.ts';
import { firstPass, secondPass } from '../../src/speech/attribution/passes.ts';
import { Tag, type TagName, taggerFit } from '../../src/speech/attribution/tagger.ts';
import quoted from '../../src/speech/attribution/weights-quoted.json' with { type: 'json' };
import sources from '../../src/speech/attribution/weights-sources.json' with { type: 'json' };
import tagger from '../../src/speech/attribution/weights-tagger.json' with { type: 'json' };
import { type FittedFor, requireFit } from '../../src/text/fitted-for.ts';

const articles = madeUpArticles(160).map((gold) => examplesOf(styled(gold, 'american')));

describe('training on a tiny made-up corpus', () => {
  it('finds the sources that it was taught, and tells quotations from other marked words', () => {
    const { tables, unseen } = trainPasses(articles);
    const found = articles.flatMap(({ context, examples }) => {
      const choices = secondPass(firstPass(context, tables.cues, tables.first), tables.second);
      return examples.flatMap((example, at) =>
        example.label === 'quoted' ? [rightChoices(example, choices[at])[0] ?? false] : [],
      );
    });
    expect(found.length).toBeGreaterThan(60);
    expect(found.filter((right) => right).length / found.length).toBeGreaterThan(0.9);

    const { judged } = trainMarked(articles, unseen);
    const right = judged.filter(({ quoted, chance }) => quoted === chance >= 0.5);
    expect(judged.some(({ quoted }) => !quoted)).toBe(true);
    expect(right.length / judged.length).toBeGreaterThan(0.8);
  });

  it('gives the same weights each time', () => {
    const few = articles.slice(0, 20);
    expect(trainPasses(few).tables.second).toEqual(trainPasses(few).tables.second);
  });

  it('counts the words of cues by how often they are one', () => {
    const rates = cueRates(articles);
    expect(Object.keys(rates)).toContain('said');
    expect(Object.keys(rates)).not.toContain('council');
    const values = Object.values(rates);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    expect(values[0]).toBeLessThanOrEqual(1);
  });

  it('teaches the tagger the labels of a few sentences, and new words by their neighbours', () => {
    const taught = ['the mayor opened the hall', 'the baker closed a shop', 'a clerk opened the market'];
    const kinds: readonly TagName[] = ['det', 'noun', 'verb', 'det', 'noun'];
    const labelled = taught.map((text) => ({
      outline: outlineOf(text, [], 0),
      labels: Uint8Array.from(kinds, (kind) => Tag[kind]),
    }));
    const table = trainTagger(labelled);
    expect(agreement(labelled, table)).toBe(1);
    const unseen = { outline: outlineOf('a sailor opened the hall', [], 0), labels: labelled[0]?.labels };
    expect(agreement([{ ...unseen, labels: unseen.labels ?? new Uint8Array() }], table)).toBe(1);
  });
});

describe('two features whose names are swapped', () => {
  const swapped = (fit: FittedFor): FittedFor => {
    const [first = '', second = '', ...rest] = fit.features;
    return { ...fit, features: [second, first, ...rest] };
  };

  it.each([
    ['the tagger', tagger.fittedFor, taggerFit()],
    ['sources', sources.fittedFor, sourcesFit()],
    ['quotations', quoted.fittedFor, quotedFit()],
  ])('are refused by the weights of %s, which name the command to run', (name, written, used) => {
    expect(() => requireFit(name, written, used, 'npx tsx …')).not.toThrow();
    expect(() => requireFit(name, written, swapped(used), 'npx tsx …')).toThrow('refit with “npx tsx …”');
  });

  it('are refused by the decision whether anything answers', () => {
    expect(() => learned('answered', ['twoSentences', 'flatSentence'])).toThrow('refit with “npx tsx');
  });
});
