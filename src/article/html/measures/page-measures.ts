import type { PageElement } from '../elements.ts';
import type { PageBlock } from '../page-block.ts';
import { squeezed } from '../page-document.ts';
import type { Measures } from './text-measures.ts';

/** What a page says in its head and data about its article, letters and digits alone (see `squeezed`). */
export interface Told {
  readonly titles: readonly string[];
  readonly description: string;
  readonly body: string;
}

interface Place {
  readonly block: PageBlock;
  readonly readable: boolean;
  readonly text: string;
  readonly words: number;
  readonly links: number;
  readonly stops: boolean;
  /** Long enough to be a paragraph, of sentences and not of links. */
  readonly long: boolean;
}

/** What can be told from all blocks of a page together. `measured` are the measures of their texts and elements. */
export function pageMeasures(
  blocks: readonly PageBlock[],
  readable: readonly boolean[],
  measured: readonly Measures[],
  told: Told,
): readonly Measures[] {
  const places = blocks.map((block, index): Place => {
    const {
      words = 0,
      'words in links': links = 0,
      'ends in a stop': stops = 0,
      unseen = 0,
    } = measured[index] ?? {};
    const long = words >= 15 && links < 0.4 && stops === 1 && unseen === 0;
    return {
      block,
      readable: readable[index] === true,
      text: squeezed(block.text),
      words,
      links,
      stops: stops === 1,
      long,
    };
  });
  const order = orderMeasures(places);
  const likes = likenessMeasures(places);
  const shares = shareMeasures(places);
  return places.map((place, index) => ({
    readable: Number(place.readable),
    ...order[index],
    ...likes[index],
    ...shares[index],
    ...toldMeasures(place, told),
  }));
}

function toldMeasures({ text }: Place, told: Told): Measures {
  const isTitle = (title: string) =>
    title === text || (title.includes(text) && text.length > title.length * 0.6);
  const { description } = told;
  const describes = text.length > 20 && description.length > 20;
  return {
    'is the title': Number(text.length > 8 && told.titles.some(isTitle)),
    'is the description': Number(
      describes &&
        (description.startsWith(text.slice(0, 60)) ||
          text.startsWith(description.slice(0, 60)) ||
          description.includes(text)),
    ),
    'told as the body': told.body === '' ? 0 : text.length > 3 && told.body.includes(text) ? 1 : -1,
  };
}

/** Where a block stands among those that Readability keeps. */
function orderMeasures(places: readonly Place[]): readonly Measures[] {
  const main = places.map(
    ({ readable, words, links, stops }) => readable && words >= 18 && links < 0.4 && stops,
  );
  const [first, last] = [main.indexOf(true), main.lastIndexOf(true)];
  const keptBlocks = places.filter(({ readable }) => readable);
  const keptWords = keptBlocks.reduce((sum, { words }) => sum + words, 0);
  let [before, wordsBefore] = [0, 0];
  return places.map(({ readable, words }, index) => {
    const measures = {
      'after the first': first === -1 ? 0 : Math.max(-20, Math.min(20, index - first)),
      'after the last': last === -1 ? 0 : Math.max(-20, Math.min(20, index - last)),
      'place on the page': index / places.length,
      'place among the readable': keptBlocks.length === 0 ? 0 : before / keptBlocks.length,
      'readable before': Math.min(15, before),
      'readable after': Math.min(15, keptBlocks.length - before),
      'readable on the page': Math.log1p(keptBlocks.length),
      'words before': keptWords === 0 ? 0 : wordsBefore / keptWords,
    };
    if (readable) {
      before += 1;
      wordsBefore += words;
    }
    return measures;
  });
}

/** Blocks in elements of the same names: what they have in common. */
function likenessMeasures(places: readonly Place[]): readonly Measures[] {
  const groups = new Map<string, Place[]>();
  const texts = new Map<string, number>();
  const signatures = signaturesOf(places);
  for (const [index, place] of places.entries()) {
    const key = signatures[index] ?? '';
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [place]);
    else group.push(place);
    texts.set(place.text, (texts.get(place.text) ?? 0) + 1);
  }
  const sum = (list: readonly Place[], value: (place: Place) => number) =>
    list.reduce((all, place) => all + value(place), 0);
  const readableWords = ({ readable, words }: Place) => (readable ? words : 0);
  const all = sum(places, readableWords);
  const most = Math.max(1, ...[...groups.values()].map((group) => sum(group, readableWords)));
  const ofGroups = new Map(
    [...groups].map(([key, group]): [string, Measures] => [
      key,
      {
        'alike: blocks': Math.log1p(group.length),
        'alike: words': sum(group, ({ words }) => words) / group.length,
        'alike: readable': sum(group, ({ readable }) => Number(readable)) / group.length,
        'alike: share of the readable': all === 0 ? 0 : sum(group, readableWords) / all,
        'alike: share of the largest': sum(group, readableWords) / most,
        'alike: links': sum(group, ({ links }) => links) / group.length,
        'alike: stops': sum(group, ({ stops }) => Number(stops)) / group.length,
      },
    ]),
  );
  return places.map(({ text }, index) => ({
    'same text': Math.min(4, texts.get(text) ?? 0),
    'alike to the one before': Number(signatures[index] === signatures[index - 1]),
    'alike to the next': Number(signatures[index] === signatures[index + 1]),
    ...ofGroups.get(signatures[index] ?? ''),
  }));
}

function signaturesOf(places: readonly Place[]): readonly string[] {
  const known = new Map<PageElement, string>();
  const own = (element: PageElement): string => {
    const signature = known.get(element) ?? signatureOf(element);
    known.set(element, signature);
    return signature;
  };
  return places.map(({ block: { element } }) =>
    [element, element.parent, element.parent?.parent].flatMap((one) => (one ? own(one) : [])).join(' '),
  );
}

/** An element's name and classes, but those that a program has made up or counted. */
function signatureOf({ tag, names }: PageElement): string {
  const classes = names.split(/\s+/u).filter((name) => !/\d{3}|[A-Z]{4}|[A-Z]\d|\d[A-Z]/u.test(name));
  return [tag, ...classes.map((name) => name.replace(/\d+/gu, '#')).slice(0, 2)].join('.');
}

/** Which share of the page's long paragraphs stands in the elements around a block. */
function shareMeasures(places: readonly Place[]): readonly Measures[] {
  const words = [
    new Map<PageElement, number>(),
    new Map<PageElement, number>(),
    new Map<PageElement, number>(),
  ];
  const around = places.map(({ block: { element } }) => {
    const first = element.parent ?? element;
    const second = first.parent ?? first;
    return [first, second, second.parent ?? second];
  });
  let [all, readable] = [0, 0];
  for (const [index, place] of places.entries()) {
    if (!place.long) continue;
    all += place.words;
    if (place.readable) readable += place.words;
    for (const [step, element] of around[index]?.entries() ?? [])
      words[step]?.set(element, (words[step]?.get(element) ?? 0) + place.words);
  }
  return around.map((elements) => {
    const share = (step: number) => {
      const element = elements[step];
      return all === 0 || element === undefined ? 0 : (words[step]?.get(element) ?? 0) / all;
    };
    return {
      'share of the element around': share(0),
      'share of the second around': share(1),
      'share of the third around': share(2),
      'readable share of the long': all === 0 ? 0 : readable / all,
      'long on the page': Math.log1p(all),
    };
  });
}
