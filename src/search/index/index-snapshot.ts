import type { ParagraphWords } from './indexed-paragraph.ts';

/** What an index has worked out about the words of articles, as plain data: to be kept and taken up again. */
export interface IndexSnapshot {
  /** The articles' ids, and how many paragraphs each has. */
  readonly articles: readonly string[];
  readonly paragraphs: Uint32Array;
  /** The stems that stand in them, a line each; a term is the place of its stem. */
  readonly stems: string;
  /** How many terms each paragraph has, and the terms of all of them in order. */
  readonly termCounts: Uint32Array;
  readonly terms: Uint32Array;
  /** The kinds of each of these terms. */
  readonly kinds: Uint8Array;
  /** How many sentences each paragraph has, and where each begins, ends, and has its last term. */
  readonly sentenceCounts: Uint32Array;
  readonly sentences: Uint32Array;
}

/** Numbers for a sentence: start, end, place behind its last term. */
const numbersASentence = 3;

/** Paragraphs, or stems, taken between two places where others may have their turn. */
const STRIDE = 500;

/**
 * A snapshot of articles' paragraphs, in steps: a server's full room holds millions of words. Stems that stand in none
 * of them (of articles taken out, say) are left out; the others keep their order.
 */
export function* snapshotOf(
  articles: ReadonlyMap<string, readonly ParagraphWords[]>,
  stem: (id: number) => string,
): Generator<void, IndexSnapshot> {
  const paragraphs = [...articles.values()].flat();
  const totals = totalsOf(paragraphs);
  yield;
  const { places, stems } = yield* stemsIn(paragraphs, totals.largest, stem);
  const terms = new Uint32Array(totals.terms);
  const kinds = new Uint8Array(totals.terms);
  const sentences = new Uint32Array(totals.sentences * numbersASentence);
  let [term, number] = [0, 0];
  for (const [index, paragraph] of paragraphs.entries()) {
    if (index % STRIDE === 0) yield;
    kinds.set(paragraph.kinds, term);
    for (const id of paragraph.terms) terms[term++] = places[id] ?? 0;
    for (const [place, { start, end }] of paragraph.sentences.entries()) {
      sentences[number++] = start;
      sentences[number++] = end;
      sentences[number++] = paragraph.sentenceEnds[place] ?? 0;
    }
  }
  return {
    articles: [...articles.keys()],
    paragraphs: Uint32Array.from([...articles.values()], ({ length }) => length),
    stems,
    termCounts: Uint32Array.from(paragraphs, (one) => one.terms.length),
    terms,
    kinds,
    sentenceCounts: Uint32Array.from(paragraphs, (one) => one.sentences.length),
    sentences,
  };
}

/** How many terms and sentences there are, and the largest number of a term. */
function totalsOf(paragraphs: readonly ParagraphWords[]) {
  let [terms, sentences, largest] = [0, 0, 0];
  for (const paragraph of paragraphs) {
    terms += paragraph.terms.length;
    sentences += paragraph.sentences.length;
    for (const id of paragraph.terms) if (id > largest) largest = id;
  }
  return { terms, sentences, largest };
}

/** The stems that are used, a line each, and the place of each term's. */
function* stemsIn(
  paragraphs: readonly ParagraphWords[],
  largest: number,
  stem: (id: number) => string,
): Generator<void, { readonly places: Uint32Array; readonly stems: string }> {
  const places = new Uint32Array(largest + 1);
  for (const [index, { terms }] of paragraphs.entries()) {
    if (index % STRIDE === 0) yield;
    for (const id of terms) places[id] = 1;
  }
  const parts: string[] = [];
  let lines: string[] = [];
  let place = 0;
  for (let id = 0; id <= largest; id += 1) {
    if (places[id] === 0) continue;
    lines.push(stem(id));
    places[id] = place++;
    if (lines.length < 10 * STRIDE) continue;
    parts.push(lines.join('\n'));
    lines = [];
    yield;
  }
  if (lines.length > 0) parts.push(lines.join('\n'));
  return { places, stems: parts.join('\n') };
}

/** Reads a snapshot article by article; its arrays are looked into, not copied. */
export class SnapshotReader {
  readonly stems: readonly string[];
  readonly #snapshot: IndexSnapshot;
  /** Where the article's paragraphs, their terms and their sentences begin. */
  readonly #begins = new Map<string, { paragraph: number; term: number; sentence: number; count: number }>();

  /** @throws RangeError when the parts of the snapshot do not belong together. */
  constructor(snapshot: IndexSnapshot) {
    this.#snapshot = snapshot;
    this.stems = snapshot.stems === '' ? [] : snapshot.stems.split('\n');
    let paragraph = 0;
    let term = 0;
    let sentence = 0;
    for (const [place, article] of snapshot.articles.entries()) {
      const count = snapshot.paragraphs[place] ?? 0;
      this.#begins.set(article, { paragraph, term, sentence, count });
      for (const behind = paragraph + count; paragraph < behind; paragraph += 1) {
        term += snapshot.termCounts[paragraph] ?? 0;
        sentence += snapshot.sentenceCounts[paragraph] ?? 0;
      }
    }
    const whole =
      paragraph === snapshot.termCounts.length &&
      paragraph === snapshot.sentenceCounts.length &&
      term === snapshot.terms.length &&
      term === snapshot.kinds.length &&
      sentence * numbersASentence === snapshot.sentences.length &&
      snapshot.terms.every((one) => one < this.stems.length);
    if (!whole) throw new RangeError('a snapshot whose parts do not belong together');
  }

  /** The words of an article's paragraphs, in order; undefined when it is another article, or was taken. */
  take(article: string, paragraphs: number): readonly ParagraphWords[] | undefined {
    const begin = this.#begins.get(article);
    this.#begins.delete(article);
    if (begin === undefined || begin.count !== paragraphs) return undefined;
    const { termCounts, terms, kinds, sentenceCounts } = this.#snapshot;
    let { term, sentence } = begin;
    return Array.from({ length: paragraphs }, (_, place) => {
      const count = sentenceCounts[begin.paragraph + place] ?? 0;
      const behind = term + (termCounts[begin.paragraph + place] ?? 0);
      const words = {
        terms: terms.subarray(term, behind),
        kinds: kinds.subarray(term, behind),
        ...this.#sentences(sentence, count),
      };
      term = behind;
      sentence += count;
      return words;
    });
  }

  #sentences(from: number, count: number): Pick<ParagraphWords, 'sentences' | 'sentenceEnds'> {
    const { sentences } = this.#snapshot;
    const numberAt = (place: number, which: number) =>
      sentences[(from + place) * numbersASentence + which] ?? 0;
    const places = Array.from({ length: count }, (_, place) => place);
    return {
      sentences: places.map((place) => ({ start: numberAt(place, 0), end: numberAt(place, 1) })),
      sentenceEnds: Uint16Array.from(places, (place) => numberAt(place, 2)),
    };
  }
}
