import { isNoted } from '../captions/captions.ts';
import type { Measures } from './measures/measures.ts';
import type { PageBlock } from './page-block.ts';
import { squeezed } from './page-document.ts';
import { isFurniture, namesFurniture } from './wording.ts';

/** From this chance on a block is the article's; on a page where nothing is as certain, the bar is lower. */
const BAR = 0.6;
const CERTAIN = 0.9;
/** Words in a row that make a long block a second copy of another one. */
const RUN = 6;
const MOST_SHARED = 0.4;

/** A page's blocks with what the decision about them rests on. */
export interface JudgedPage {
  readonly blocks: readonly PageBlock[];
  readonly readable: readonly boolean[];
  readonly measures: readonly Measures[];
  /** For each block how likely it is the article's, 0 to 1. */
  readonly chances: readonly number[];
}

/** For each of a page's blocks whether it is the article's. Captions stay where Readability keeps them. */
export function chooseBlocks(page: JudgedPage): readonly boolean[] {
  const { blocks, readable } = page;
  const likely = withoutFurnitureElements(page, withoutUnseen(page, likelyBlocks(page)));
  const chosen = likely.map((is, index) => is && !isFurniture(blocks[index]?.text ?? ''));
  const once = withoutCopies(page, chosen);
  return once.map((is, index) => {
    const block = blocks[index];
    return is || (readable[index] === true && block !== undefined && isCaption(block));
  });
}

function isCaption({ kind, text }: PageBlock): boolean {
  return (kind === 'caption' || (kind === null && isNoted(text))) && !isFurniture(text);
}

/**
 * What Readability left out comes back only between its first and last paragraph, where it is certain, or when
 * Readability missed half of the page's long paragraphs.
 */
function likelyBlocks(page: JudgedPage): readonly boolean[] {
  const { readable, measures, chances } = page;
  const bar = barOf(measures, chances);
  const lists = wholeLists(page);
  const missed = (measures[0]?.['readable share of the long'] ?? 0) < 0.5;
  return chances.map((chance, index) => {
    if (lists.has(index)) return true;
    if (chance < bar) return false;
    const { 'after the first': afterFirst = -1, 'after the last': afterLast = 1 } = measures[index] ?? {};
    return readable[index] === true || missed || chance > CERTAIN || (afterFirst >= 0 && afterLast <= 0);
  });
}

/** The items of lists that Readability keeps and that are likelier the article's than not: a list stays whole. */
function wholeLists({ blocks, readable, chances }: JudgedPage): ReadonlySet<number> {
  const lists = new Map<PageBlock['element'], number[]>();
  for (const [index, { element, kind }] of blocks.entries()) {
    const list = kind === 'listItem' && readable[index] === true ? listAround(element) : null;
    if (list === null) continue;
    const items = lists.get(list);
    if (items === undefined) lists.set(list, [index]);
    else items.push(index);
  }
  const mean = (items: readonly number[]) =>
    items.reduce((sum, index) => sum + (chances[index] ?? 0), 0) / items.length;
  return new Set([...lists.values()].filter((items) => mean(items) >= 0.5).flat());
}

function listAround(element: PageBlock['element']): PageBlock['element'] | null {
  let one: PageBlock['element'] | null = element;
  for (let step = 0; one !== null && step < AROUND; step += 1, one = one.parent) {
    if (one.tag === 'ul' || one.tag === 'ol') return one;
  }
  return null;
}

/** The chance that three fifths of the page's likely words stay below, as the measure of what is certain there. */
function barOf(measures: readonly Measures[], chances: readonly number[]): number {
  const long = chances
    .map((chance, index) => ({ chance, words: measures[index]?.words ?? 0 }))
    .filter(({ chance, words }) => chance > 0.15 && words >= 8)
    .sort((a, b) => a.chance - b.chance);
  const enough = long.reduce((sum, { words }) => sum + words, 0) * 0.6;
  let sum = 0;
  for (const { chance, words } of long) {
    sum += words;
    if (sum >= enough) return Math.min(BAR, (BAR * chance) / CERTAIN);
  }
  return BAR;
}

/** Without what takes no room on the page, when that is less than what does: some pages show their text late. */
function withoutUnseen({ blocks, measures }: JudgedPage, likely: readonly boolean[]): readonly boolean[] {
  let [seen, unseen] = [0, 0];
  const absent = blocks.map(({ element }) => isAbsent(element));
  for (const [index, is] of likely.entries()) {
    const words = is ? (measures[index]?.words ?? 0) : 0;
    if (absent[index] === true) unseen += words;
    else seen += words;
  }
  return seen > unseen ? likely.map((is, index) => is && absent[index] === false) : likely;
}

/** Elements around a block that are asked what they hold. */
const AROUND = 3;
/** Of the words, what boxes hold at most: more, and their name says something else. */
const MOST_IN_BOXES = 0.3;

/** Without boxes whose names say that they are for newsletters, related articles or the like. */
function withoutFurnitureElements(
  { blocks, measures }: JudgedPage,
  likely: readonly boolean[],
): readonly boolean[] {
  const boxed = blocks.map(({ element }, index) => likely[index] === true && isInBox(element));
  const words = (is: readonly boolean[]) =>
    is.reduce((sum, one, index) => sum + (one ? (measures[index]?.words ?? 0) : 0), 0);
  if (words(boxed) > words(likely) * MOST_IN_BOXES) return likely;
  return likely.map((is, index) => is && boxed[index] === false);
}

function isInBox(element: PageBlock['element']): boolean {
  let one: PageBlock['element'] | null = element;
  for (let step = 0; one !== null && step < AROUND; step += 1, one = one.parent) {
    if (/^(?:body|html|main|article)$/u.test(one.tag)) return false;
    if (namesFurniture(`${one.names} ${one.roles}`)) return true;
  }
  return false;
}

function isAbsent(element: PageBlock['element'] | null): boolean {
  for (let one = element; one !== null; one = one.parent) if (one.absent) return true;
  return false;
}

/** Without long blocks that say again what readable ones, or earlier ones, say. */
function withoutCopies({ blocks, readable }: JudgedPage, chosen: readonly boolean[]): readonly boolean[] {
  const said = new Set<string>();
  const isLong = (index: number) => chosen[index] === true && (blocks[index]?.text.length ?? 0) > 60;
  for (const [index, { text }] of blocks.entries()) {
    if (readable[index] === true && isLong(index)) for (const run of runsOf(text)) said.add(run);
  }
  return chosen.map((is, index) => {
    if (!isLong(index) || readable[index] === true) return is;
    const runs = runsOf(blocks[index]?.text ?? '');
    if (runs.filter((run) => said.has(run)).length > runs.length * MOST_SHARED) return false;
    for (const run of runs) said.add(run);
    return is;
  });
}

function runsOf(text: string): readonly string[] {
  const words = text
    .split(' ')
    .map(squeezed)
    .filter((word) => word !== '');
  return [
    ...new Set(
      words.slice(0, Math.max(1, words.length - RUN + 1)).map((_, at) => words.slice(at, at + RUN).join(' ')),
    ),
  ];
}
