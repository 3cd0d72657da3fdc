import equivalents from '../../english/equivalents.json' with { type: 'json' };
import { likelyMeant } from '../../text/misspelling.ts';
import { stemOf } from '../../text/stem.ts';

/** A word of the articles that can stand for a word of the question, and how well, from 0 to 1. */
export interface NearWord {
  readonly id: number;
  readonly likeness: number;
}

const equivalentLikeness = 0.4;
/** Below this share of common letter groups two words have nothing to do with each other. */
const leastLikeness = 0.7;
const groupLength = 3;
/** Counters hold no more; longer words are compared by their beginning. */
const mostGroups = 200;

const equivalentStems = readEquivalents(equivalents.groups);

/**
 * Every stem of the indexed paragraphs with a number, in how many paragraphs it stands, and its letter
 * groups, by which words that look alike find each other.
 */
export class Vocabulary {
  readonly #ids = new Map<string, number>();
  readonly #stems: string[] = [];
  readonly #paragraphs: number[] = [];
  /** In how many of them it is written with a capital inside a sentence. */
  readonly #named: number[] = [];
  readonly #byGroup = new Map<string, number[]>();
  /** Stems by their letters in order of the alphabet: those of a mistyped word are only in the wrong places. */
  readonly #byLetters = new Map<string, number[]>();
  /** How many letter groups each stem has. */
  readonly #groupCounts: number[] = [];
  /** Counters of `#sharingGroups`. */
  #shared = new Uint8Array();
  #grouped = 0;

  /** How many numbers are given; they begin at 0. */
  get size(): number {
    return this.#stems.length;
  }

  /** The number of a stem, given one if it is new. */
  idOf(stem: string): number {
    const known = this.#ids.get(stem);
    if (known !== undefined) return known;
    const id = this.#stems.length;
    this.#ids.set(stem, id);
    this.#stems.push(stem);
    this.#paragraphs.push(0);
    this.#named.push(0);
    return id;
  }

  /** The number of a stem that stands in some paragraph. */
  find(stem: string): number | undefined {
    const id = this.#ids.get(stem);
    return id !== undefined && this.paragraphsWith(id) > 0 ? id : undefined;
  }

  stem(id: number): string {
    return this.#stems[id] ?? '';
  }

  /** In how many paragraphs the stem stands. */
  paragraphsWith(id: number): number {
    return this.#paragraphs[id] ?? 0;
  }

  /** Whether the stem is mostly written as a name. */
  isName(id: number): boolean {
    return 2 * (this.#named[id] ?? 0) > this.paragraphsWith(id);
  }

  /** Counts a paragraph in (+1) or out (-1) for each of its different stems, and for those that are names in it. */
  count(ids: Iterable<number>, names: Iterable<number>, change: 1 | -1): void {
    for (const id of ids) this.#paragraphs[id] = this.paragraphsWith(id) + change;
    for (const id of names) this.#named[id] = (this.#named[id] ?? 0) + change;
  }

  /** The words that can stand for `stem`: equivalents, and words that share most of their letters. */
  near(stem: string): readonly NearWord[] {
    const near = new Map<number, number>();
    for (const [id, likeness] of this.#alike(stem)) near.set(id, likeness);
    for (const equivalent of equivalentStems.get(stem) ?? []) {
      const id = this.find(equivalent);
      if (id !== undefined) near.set(id, Math.max(near.get(id) ?? 0, equivalentLikeness));
    }
    return [...near].map(([id, likeness]) => ({ id, likeness }));
  }

  /** The word that was most likely meant by an unknown one. */
  meantBy(stem: string): string | undefined {
    // One wrong letter in the middle of a short word leaves a single group as it is.
    const fewest = stem.length < 6 ? 1 : 2;
    const alike = new Set([
      ...this.#sharingGroups(stem, fewest),
      ...(this.#byLetters.get(lettersOf(stem)) ?? []),
    ]);
    const words = [...alike]
      .filter((id) => this.paragraphsWith(id) > 0)
      .map((id) => ({ word: this.stem(id), folded: this.stem(id), count: this.paragraphsWith(id) }));
    return likelyMeant(stem, words);
  }

  /** Words that look alike, by the Dice coefficient of their letter groups. */
  #alike(stem: string): Map<number, number> {
    const alike = new Map<number, number>();
    if (stem.length < 4 || /\d/.test(stem)) return alike;
    const own = groupsOf(stem).length;
    // As no word shares more groups than it has, fewer in common cannot make it alike enough.
    const fewest = Math.max(2, Math.ceil((leastLikeness / (2 - leastLikeness)) * own - 1e-9));
    for (const id of this.#sharingGroups(stem, fewest)) {
      const dice = (2 * (this.#shared[id] ?? 0)) / (own + (this.#groupCounts[id] ?? 0));
      if (dice < leastLikeness || this.paragraphsWith(id) === 0 || this.stem(id) === stem) continue;
      // Squared, as looking half alike says much less than half.
      alike.set(id, dice ** 2);
    }
    return alike;
  }

  /** The stems that share `fewest` letter groups or more with a word; how many stands in `#shared` until the next time. */
  #sharingGroups(stem: string, fewest: number): readonly number[] {
    this.#group();
    if (this.#shared.length < this.#stems.length) this.#shared = new Uint8Array(2 * this.#stems.length);
    else this.#shared.fill(0, 0, this.#stems.length);
    const shared = this.#shared;
    const touched: number[] = [];
    for (const group of groupsOf(stem).slice(0, mostGroups)) {
      for (const id of this.#byGroup.get(group) ?? []) {
        const count = shared[id] ?? 0;
        if (count + 1 === fewest) touched.push(id);
        shared[id] = count + 1;
      }
    }
    return touched;
  }

  /** Enters the stems that came since the last time. */
  #group(): void {
    for (; this.#grouped < this.#stems.length; this.#grouped += 1) {
      const groups = groupsOf(this.stem(this.#grouped));
      this.#groupCounts.push(groups.length);
      for (const group of groups) enter(this.#byGroup, group, this.#grouped);
      enter(this.#byLetters, lettersOf(this.stem(this.#grouped)), this.#grouped);
    }
  }
}

function enter(places: Map<string, number[]>, key: string, id: number): void {
  const ids = places.get(key);
  if (ids === undefined) places.set(key, [id]);
  else ids.push(id);
}

function lettersOf(stem: string): string {
  return [...stem.slice(0, mostGroups)].sort().join('');
}

/** The different runs of three letters of a word, with its ends marked. */
function groupsOf(stem: string): readonly string[] {
  const marked = `^${stem}$`;
  const groups = new Set<string>();
  for (let at = 0; at + groupLength <= marked.length; at += 1) groups.add(marked.slice(at, at + groupLength));
  return [...groups];
}

function readEquivalents(groups: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const equivalents = new Map<string, Set<string>>();
  for (const group of groups) {
    const stems = group.split(' ').map(stemOf);
    for (const stem of stems) {
      const others = equivalents.get(stem) ?? new Set();
      for (const other of stems) if (other !== stem) others.add(other);
      equivalents.set(stem, others);
    }
  }
  return equivalents;
}
