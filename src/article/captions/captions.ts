import type { Block } from '../block.ts';
import words from './captions.json' with { type: 'json' };
import { sharedWording } from './shared-wording.ts';

/** Longer lines are body text: newspapers keep captions to a sentence or two. */
const LONGEST_CAPTION = 500;
/** Evidence a line needs before it is taken for a caption. */
const ENOUGH = 4;

/** What only captions contain: who is pictured where, and whose picture it is. Enough by themselves. */
const notes: readonly RegExp[] = words.notes.map(({ pattern, flags }) => new RegExp(pattern, flags));

const scene = new RegExp(`${words.beforeFinite}\\b(?:${words.scenes.join('|')})\\b`, 'u');
const setting = new RegExp(`\\b(?:${words.settings.join('|')})\\b`, 'iu');
/** A date to the year: running text says “on Monday”. */
const dated = new RegExp(
  `\\b(?:${words.months} \\d{1,2}, (?:19|20)\\d\\d|\\d{1,2} ${words.months} (?:19|20)\\d\\d)\\b`,
  'u',
);
const stopped = /[.!?…:;,–—-]['"”’)\]]{0,4}$/u;
const quoted = /[“"„«]|‘[^’]*’(?!\p{L})/u;

/** A word of some note stands in it: spares most lines the many patterns. */
const hint = new RegExp(words.hint, 'u');

/**
 * Which of the blocks are captions of pictures: true at the place of each. A block is one when it
 * says so (pictured, a position, an agency), or when enough speaks for it: it stands apart among
 * lines that do not, ends without a full stop among sentences that do, describes a scene in the
 * present, gives a full date, repeats the wording of another paragraph, stands next to a caption.
 */
export function captionsAmong(blocks: readonly Block[]): readonly boolean[] {
  const noted = blocks.map((block) => block.kind === null && isNoted(block.text));
  const habits = habitsOf(blocks);
  if (!habits.stopTells) return noted;
  const open = blocks.flatMap((block, index) => (isOpen(block) ? [index] : []));
  const shared = sharedWording(
    blocks.map((block) => block.text),
    open,
  );
  const points = new Map(
    open.map((index) => [index, evidence(blocks, index, habits, shared.get(index) ?? 0)]),
  );
  const captions = noted.map((one, index) => one || (points.get(index) ?? 0) >= ENOUGH);
  // A second look, for lines next to a caption: pictures come in groups.
  return captions.map((caption, index) => {
    const neighbour = captions[index - 1] === true || captions[index + 1] === true;
    return caption || (neighbour && (points.get(index) ?? 0) + 1 >= ENOUGH);
  });
}

/** Whether a line says itself that it is a caption. */
export function isNoted(text: string): boolean {
  return text.length <= LONGEST_CAPTION && hint.test(text) && notes.some((note) => note.test(text));
}

/** Whether a line could be a caption by its form: else it is a sentence, a heading or a name. */
function isOpen({ kind, text }: Block): boolean {
  if (kind !== null || text.length > LONGEST_CAPTION || stopped.test(text)) return false;
  return text.split(' ').length >= 8 && /^["“‘(]?[\p{Lu}\p{N}]/u.test(text);
}

interface Habits {
  /** True when blank lines are rare, so that standing apart means something. */
  readonly apartTells: boolean;
  /** True when nearly every long line ends in a stop, so that a missing one means something. */
  readonly stopTells: boolean;
}

function habitsOf(blocks: readonly Block[]): Habits {
  const apart = blocks.filter((block) => block.apart).length;
  const sentences = blocks.filter((block) => block.text.length > 60 && block.kind === null);
  const open = sentences.filter((block) => !stopped.test(block.text)).length;
  return {
    apartTells: apart <= blocks.length * 0.35,
    stopTells: sentences.length >= 3 && open <= sentences.length * 0.4,
  };
}

/** What speaks for an open line being a caption, in points. */
function evidence(blocks: readonly Block[], index: number, habits: Habits, shared: number): number {
  const text = blocks[index]?.text ?? '';
  const apart = blocks[index]?.apart === true || blocks[index + 1]?.apart === true;
  let points = 2;
  if (habits.apartTells && apart) points += 2;
  if (scene.test(text)) points += 1;
  if (setting.test(text)) points += 1;
  if (dated.test(text)) points += 1;
  if (shared > 0.3) points += 1;
  if (quoted.test(text)) points -= 2;
  if (index === 0) points -= 2;
  return points;
}
