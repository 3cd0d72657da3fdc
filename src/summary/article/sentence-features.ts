import type { Range } from '../../article/article.ts';
import { patterns } from '../../english/patterns.ts';
import { plainWordsOf } from '../../text/tokens.ts';
import { cosine, countsOf, inverseFrequenciesOf, termsOf, type Vector, weighed } from '../terms.ts';

/** A sentence as the scorer sees it. */
export interface Sentence {
  readonly text: string;
  /** The stretches of it between quotation marks, in its text; one that reaches its edge goes on beyond it. */
  readonly quoted: readonly Range[];
}

/** What is known of a sentence, each from about 0 to 1; the names are the keys of the weights. */
export const featureNames = [
  'first',
  'second',
  'third',
  'fourthToSixth',
  'seventhToTenth',
  'lastTwo',
  'nearTop',
  'depth',
  'central',
  'centralNearTop',
  'covered',
  'topTerms',
  'mainTerms',
  'repeated',
  'likeOpening',
  'likeFirst',
  'words',
  'logWords',
  'short',
  'offLength',
  'quoted',
  'startsQuoted',
  'cutQuotation',
  'figures',
  'names',
  'mainName',
  'startsWithPronoun',
  'speaksToReader',
  'question',
] as const;
export type FeatureName = (typeof featureNames)[number];
export type Features = Readonly<Record<FeatureName, number>>;

/** A sentence with its features and with what is needed to tell how alike two of them are. */
export interface Described {
  /** A rough measure of how much it tells, by which a shortlist is made. */
  readonly rank: number;
  readonly features: Features;
  readonly vector: Vector;
  /** It begins with a pronoun or "but", and so says nothing clear without the sentence before. */
  readonly leansOnBefore: boolean;
}

/**
 * The features of an article's sentences, in the same order. Linear in the text's length; only the few that are asked
 * for all their features have them worked out.
 */
export function describe(sentences: readonly Sentence[]): readonly Described[] {
  const context = contextOf(sentences);
  return sentences.map((_, index) => new DescribedSentence(context, index));
}

/** What the sentences of an article have in common. */
interface Context {
  readonly sentences: readonly Sentence[];
  readonly terms: readonly (readonly string[])[];
  readonly all: Vector;
  readonly total: number;
  readonly rarity: Vector;
  readonly top: ReadonlySet<string>;
  readonly main: ReadonlySet<string>;
  readonly opening: Vector;
  readonly first: Vector;
  readonly nameCounts: Vector;
}

function contextOf(sentences: readonly Sentence[]): Context {
  const terms = sentences.map((sentence) => termsOf(sentence.text));
  const flat = terms.flat();
  const all = countsOf(flat);
  const rarity = inverseFrequenciesOf(terms);
  const ranked = [...weighed(all, rarity)].sort((a, b) => b[1] - a[1]).map(([term]) => term);
  return {
    sentences,
    terms,
    all,
    total: Math.max(1, flat.length),
    rarity,
    top: new Set(ranked.slice(0, 15)),
    main: new Set(ranked.slice(0, 5)),
    opening: countsOf(terms.slice(0, 3).flat()),
    first: countsOf(terms[0] ?? []),
    nameCounts: countsOf(sentences.flatMap((sentence) => namesOf(sentence.text))),
  };
}

class DescribedSentence implements Described {
  readonly #context: Context;
  readonly #index: number;
  readonly rank: number;
  #features: Features | undefined;
  #vector: Vector | undefined;

  constructor(context: Context, index: number) {
    this.#context = context;
    this.#index = index;
    const { covered, topTerms, central, nearTop, names } = this.#telling();
    this.rank = covered + topTerms + 0.5 * central + 0.5 * nearTop + 0.2 * names;
  }

  get leansOnBefore(): boolean {
    return patterns.leansOnBefore.test(this.#sentence.text);
  }

  get vector(): Vector {
    this.#vector ??= weighed(countsOf(this.#terms), this.#context.rarity);
    return this.#vector;
  }

  get features(): Features {
    this.#features ??= this.#allFeatures();
    return this.#features;
  }

  get #terms(): readonly string[] {
    return this.#context.terms[this.#index] ?? [];
  }

  get #sentence(): Sentence {
    return this.#context.sentences[this.#index] ?? { text: '', quoted: [] };
  }

  #telling(): Pick<Features, 'covered' | 'topTerms' | 'central' | 'nearTop' | 'names'> {
    const { all, total, top } = this.#context;
    const vector = countsOf(this.#terms);
    const distinct = [...vector.keys()];
    return {
      covered: sum(distinct.map((term) => (all.get(term) ?? 0) / total)),
      topTerms: distinct.filter((term) => top.has(term)).length / 15,
      central: cosine(vector, all),
      nearTop: 1 / (1 + this.#index),
      names: Math.min(namesOf(this.#sentence.text).length, 6) / 6,
    };
  }

  #allFeatures(): Features {
    const { sentences, all, main, opening, first, nameCounts } = this.#context;
    const own = this.#terms;
    const vector = countsOf(own);
    const named = namesOf(this.#sentence.text);
    const length = Math.max(1, plainWordsOf(this.#sentence.text).length);
    const telling = this.#telling();
    return {
      ...placeOf(this.#index, sentences.length),
      ...manner(this.#sentence, length),
      ...telling,
      centralNearTop: telling.central * telling.nearTop,
      mainTerms: [...vector.keys()].filter((term) => main.has(term)).length / 5,
      repeated: own.filter((term) => (all.get(term) ?? 0) > 1).length / Math.max(1, own.length),
      likeOpening: cosine(vector, opening),
      likeFirst: this.#index === 0 ? 0 : cosine(vector, first),
      mainName: Math.min(most(named.map((name) => nameCounts.get(name) ?? 0)), 10) / 10,
    };
  }
}

type Place = 'first' | 'second' | 'third' | 'fourthToSixth' | 'seventhToTenth' | 'lastTwo' | 'depth';

function placeOf(index: number, count: number): Pick<Features, Place> {
  return {
    first: flag(index === 0),
    second: flag(index === 1),
    third: flag(index === 2),
    fourthToSixth: flag(index >= 3 && index < 6),
    seventhToTenth: flag(index >= 6 && index < 10),
    lastTwo: flag(index >= count - 2),
    depth: index / count,
  };
}

type Manner = 'words' | 'logWords' | 'short' | 'offLength' | 'quoted' | 'startsQuoted' | 'cutQuotation';
type Wording = 'figures' | 'startsWithPronoun' | 'speaksToReader' | 'question';

function manner({ text, quoted }: Sentence, length: number): Pick<Features, Manner | Wording> {
  const outside = quoted.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
  return {
    words: Math.min(length, 50) / 50,
    logWords: Math.log(length) / 4,
    short: flag(length < 8),
    offLength: Math.min(Math.abs(length - 22), 40) / 20,
    quoted: sum(quoted.map(({ start, end }) => end - start)) / Math.max(1, text.length),
    startsQuoted: flag(quoted.some(({ start }) => start <= 1)),
    cutQuotation: flag(quoted.some(({ start, end }) => start === 0 || end === text.length)),
    figures: flag(/\p{N}/u.test(text)),
    startsWithPronoun: flag(patterns.startsWithPronoun.test(text)),
    speaksToReader: flag(patterns.speaksToReader.test(outside)),
    question: flag(outside.includes('?')),
  };
}

/** Capitalised words that do not open a sentence, in lower case. */
function namesOf(text: string): readonly string[] {
  return [...text.matchAll(/(?<=[\p{Ll}\p{N},;] )\p{Lu}[\p{L}'’-]+/gu)].map(([name]) => name.toLowerCase());
}

function flag(value: boolean): number {
  return value ? 1 : 0;
}

function most(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), 0);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
