import type { PageBlock } from '../page-block.ts';
import { ElementMeasures } from './element-measures.ts';
import { pageMeasures, type Told } from './page-measures.ts';
import { type Measures, textMeasures } from './text-measures.ts';

export type { Told } from './page-measures.ts';
export type { Measures } from './text-measures.ts';

/** What is also looked at in the two blocks before and after. */
const ofNeighbours = [
  'letters',
  'words in links',
  'ends in a stop',
  'readable',
  'heading',
  'list item',
  'unwanted',
  'ends in a colon',
  'capitalised words',
  'function words',
  'says more',
  'says picture',
  'alike: share of the largest',
  'share of the element around',
  'unseen',
];
const neighbours = [
  ['one before', -1],
  ['one after', 1],
  ['two before', -2],
  ['two after', 2],
] as const;
/** Blocks on each side that are the surroundings. */
const SURROUNDINGS = 4;
const HEADING_WITHIN = 8;

/** For each of a page's blocks what the decision about it rests on. */
export function measuresOf(
  blocks: readonly PageBlock[],
  readable: readonly boolean[],
  told: Told,
): readonly Measures[] {
  const elements = new ElementMeasures();
  // Measures are added to one object a block: copies of some hundred names would take most of the time.
  const alone = blocks.map((block) => Object.assign(textMeasures(block), elements.of(block.element)));
  const together = pageMeasures(blocks, readable, alone, told);
  const own = alone.map((measures, index) => Object.assign(measures, together[index]));
  const surroundings = own.map((_, index) => around(own, index));
  return own.map((measures, index) => Object.assign(measures, surroundings[index]));
}

function around(own: readonly Measures[], index: number): Measures {
  const measures: Measures = { 'heading before': headingBefore(own, index) };
  for (const [where, step] of neighbours) {
    const neighbour = own[index + step];
    for (const name of ofNeighbours) measures[`${where}: ${name}`] = neighbour?.[name] ?? -1;
  }
  const sums = { readable: 0, words: 0, 'words in links': 0 };
  for (let other = index - SURROUNDINGS; other <= index + SURROUNDINGS; other += 1) {
    if (other === index) continue;
    for (const name of ['readable', 'words', 'words in links'] as const)
      sums[name] += own[other]?.[name] ?? 0;
  }
  for (const [name, sum] of Object.entries(sums))
    measures[`surroundings: ${name}`] = sum / (2 * SURROUNDINGS);
  return measures;
}

/** How many blocks ago a heading stands, below zero for one that says “related”, “subscribe” or the like; 0: none. */
function headingBefore(own: readonly Measures[], index: number): number {
  for (let other = index - 1; other >= Math.max(0, index - HEADING_WITHIN); other -= 1) {
    const { heading = 0, words = 0, 'says more': more = 0, unwanted = 0 } = own[other] ?? {};
    if (heading === 0 && (words > 6 || more === 0)) continue;
    return unwanted > 0 ? other - index : index - other;
  }
  return 0;
}
