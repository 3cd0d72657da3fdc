import type { PageElement } from '../elements.ts';
import { namePatterns } from '../wording.ts';
import type { Measures } from './text-measures.ts';

const around =
  'article main aside header footer figure ul ol table blockquote section form address details dl p div td pre'.split(
    ' ',
  );
const names = [...namePatterns.keys()].map((name) => `named ${name}`);
const all = [...around.map((tag) => `in ${tag}`), ...names];
/** What stands further out does not count. */
const FARTHEST = 15;

/** How near to a block the elements around it are that say something: 0 its own, 1 the one around that, 15 none. */
export class ElementMeasures {
  readonly #distances = new Map<PageElement, Uint8Array>();
  readonly #named = new Map<string, readonly boolean[]>();

  of(element: PageElement): Measures {
    const distances = this.#distancesOf(element);
    const measures: Measures = {};
    for (const [index, name] of all.entries()) measures[name] = distances[index] ?? FARTHEST;
    measures['body of the article'] = Number(isWithin(element, ({ roles }) => roles.includes('articleBody')));
    measures.unnamed = Number(element.names === '' && (element.parent?.names ?? '') === '');
    measures.unseen = Number(isWithin(element, ({ unseen }) => unseen));
    measures.depth = Math.min(14, element.depth);
    measures.siblings = Math.min(30, element.parent?.children.get(element.tag) ?? 0);
    return measures;
  }

  /** Filled from the outside in, so that each element is looked at once. */
  #distancesOf(element: PageElement): Uint8Array {
    const path: PageElement[] = [];
    let known: Uint8Array | undefined;
    for (let one: PageElement | null = element; one !== null && known === undefined; one = one.parent) {
      known = this.#distances.get(one);
      if (known === undefined) path.push(one);
    }
    let distances = known ?? new Uint8Array(all.length).fill(FARTHEST);
    for (const one of path.reverse()) {
      distances = this.#within(one, distances);
      this.#distances.set(one, distances);
    }
    return distances;
  }

  #within(element: PageElement, outside: Uint8Array): Uint8Array {
    const distances = outside.map((distance) => Math.min(FARTHEST, distance + 1));
    if (element.tag === 'body' || element.tag === 'html') return distances.fill(FARTHEST);
    const tag = around.indexOf(element.tag);
    if (tag !== -1) distances[tag] = 0;
    for (const [index, named] of this.#namedBy(`${element.names} ${element.roles}`).entries()) {
      if (named) distances[around.length + index] = 0;
    }
    return distances;
  }

  #namedBy(words: string): readonly boolean[] {
    const known = this.#named.get(words);
    if (known !== undefined) return known;
    const named = [...namePatterns.values()].map((pattern) => words !== ' ' && pattern.test(words));
    this.#named.set(words, named);
    return named;
  }
}

/** Whether an element, or one around it, is as asked. */
function isWithin(element: PageElement, asked: (element: PageElement) => boolean): boolean {
  let one: PageElement | null = element;
  for (let steps = 0; one !== null && steps < FARTHEST; steps += 1, one = one.parent)
    if (asked(one)) return true;
  return false;
}
