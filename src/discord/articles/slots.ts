import { encodeCustomId } from '../kit/custom-id.ts';

export const PREVIEW_ROUTE = 'artprev1';
export const TITLE_ROUTE = 'arttitle1';

/**
 * What one embed of a preview stands for. The message itself holds what would be added: a file is the next of its
 * attachments, a page the address that the embed leads to, a title given by a moderator the title of the embed.
 */
export interface Slot {
  /** “passed”: an attachment that is not to be added, or no longer. */
  readonly source: 'file' | 'page' | 'passed' | 'nothing';
  /** It may be no article, or none that answers can be found in. */
  readonly doubtful?: boolean;
  /** The title is not the text's own. */
  readonly titled?: boolean;
}

/** What the buttons below a preview do: add what is beyond doubt, everything, change the title, leave it. */
const ACTIONS = { add: 'a', addAll: 'd', title: 't', cancel: 'c' } as const;
export type PreviewAction = keyof typeof ACTIONS;

export function encodePreview(action: PreviewAction, slots: readonly Slot[]): string {
  return encodeCustomId(PREVIEW_ROUTE, ACTIONS[action], slots.map(letterOf).join(''));
}

/** The action and the slots in the order of the embeds; null when the fields are not of a preview. */
export function decodePreview([letter, letters = '']: readonly string[]) {
  const action = (Object.keys(ACTIONS) as PreviewAction[]).find((one) => ACTIONS[one] === letter);
  const slots = decodeSlots(letters);
  return action === undefined || slots === null ? null : { action, slots };
}

/** The id of the form that changes the title in a preview. */
export function encodeTitleForm(slots: readonly Slot[]): string {
  return encodeCustomId(TITLE_ROUTE, slots.map(letterOf).join(''));
}

/** The slots of a preview; null when the letters are not of one. */
export function decodeSlots(letters: string): readonly Slot[] | null {
  return /^[flgmxd]{1,10}$/i.test(letters) ? Array.from(letters, slotOf) : null;
}

/** A file, a page; the same in doubt; in capitals with another title. Nothing, and a file to pass over. */
function letterOf({ source, doubtful = false, titled = false }: Slot): string {
  if (source === 'nothing') return 'x';
  if (source === 'passed') return 'd';
  const letter = source === 'file' ? (doubtful ? 'g' : 'f') : doubtful ? 'm' : 'l';
  return titled ? letter.toUpperCase() : letter;
}

function slotOf(letter: string): Slot {
  const small = letter.toLowerCase();
  if (small === 'x') return { source: 'nothing' };
  if (small === 'd') return { source: 'passed' };
  return {
    source: small === 'f' || small === 'g' ? 'file' : 'page',
    doubtful: small === 'g' || small === 'm',
    titled: small !== letter,
  };
}
