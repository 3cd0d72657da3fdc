import { createHash } from 'node:crypto';
import type { SaidHow } from '../../search/quotations/find-quotations.ts';
import type { QuotedPerson } from '../../speech/people/people.ts';
import { foldName } from '../../text/fold.ts';
import {
  decodeArticle,
  decodeNumber,
  encodeArticle,
  encodeCustomId,
  encodeNumber,
  fitsCustomId,
} from '../kit/custom-id.ts';

/** What a `/quotes` reply is showing, as its buttons know it. */
export interface QuotesState {
  /** Whose quotations: a name, or `#` and a fingerprint of one too long for a custom id; null for everybody. */
  readonly person: string | null;
  /** What the quotations are about, as typed; null for anything. */
  readonly about: string | null;
  /** The article's id, or its first nine digits; null for all. */
  readonly article: string | null;
  /** Words in marks, what is reported without them, or both. */
  readonly said: SaidHow;
  /** Counted from 0. */
  readonly page: number;
}

/** The route of `/quotes`' buttons, and the form of the values in menus of people. */
export const QUOTES_ROUTE = 'quotes1';

export const QUOTES_ACTIONS = { previous: 'p', next: 'n', show: 's', everybody: 'e', post: 'o' } as const;
export type QuotesAction = keyof typeof QUOTES_ACTIONS;

/** The custom id (or menu value) that does `action` to what is shown now. */
export function encodeQuotes(action: QuotesAction, state: QuotesState): string {
  return encodeCustomId(QUOTES_ROUTE, ...fieldsOf(action, state));
}

/** False when what somebody typed is too long for the buttons of a reply. */
export function fitsQuotes(state: QuotesState): boolean {
  return fitsCustomId(QUOTES_ROUTE, ...fieldsOf('show', { ...state, page: LAST_PAGE }));
}

/** Room is kept for this many pages. */
const LAST_PAGE = 64 ** 3 - 1;

/** What stands behind the action for what is shown; buttons of old have nothing there, which is everything. */
const SAID = { all: '', quoted: 'q', reported: 'r' } as const;

function fieldsOf(action: QuotesAction, state: QuotesState): string[] {
  return [
    QUOTES_ACTIONS[action] + SAID[state.said],
    encodeNumber(state.page),
    state.article === null ? '' : encodeArticle(state.article),
    state.person ?? '',
    state.about ?? '',
  ];
}

/** Reads the fields of such a custom id; null when they are not one. */
export function decodeQuotes(fields: readonly string[]): { action: QuotesAction; state: QuotesState } | null {
  const [mode = '', pageDigits = '', articleDigits = '', person = '', about = ''] = fields;
  const action = (Object.keys(QUOTES_ACTIONS) as QuotesAction[]).find(
    (each) => QUOTES_ACTIONS[each] === mode.charAt(0),
  );
  const said = (Object.keys(SAID) as SaidHow[]).find((each) => SAID[each] === mode.slice(1));
  const page = decodeNumber(pageDigits);
  const article = articleDigits === '' ? null : decodeArticle(articleDigits);
  if (
    action === undefined ||
    said === undefined ||
    page === null ||
    (articleDigits !== '' && article === null)
  )
    return null;
  return { action, state: { person: person || null, about: about || null, article, said, page } };
}

/** Names up to this length stand in custom ids as they are. */
const NAME = 36;

/** What stands for a person in a state: the name, or for a long one `#` and a fingerprint of it. */
export function referToPerson(name: string): string {
  if (name.length <= NAME && !/[!~#]/.test(name)) return name;
  return `#${createHash('sha256').update(foldName(name)).digest('base64url').slice(0, 10)}`;
}

/** True for a fingerprint; what somebody types with `#` is none. */
function isFingerprint(reference: string): boolean {
  return /^#[\w-]{10}$/.test(reference);
}

/** Who a reference means: those of the fingerprint, which may be nobody, or the name itself, to be looked for. */
export function meantBy(
  reference: string,
  people: readonly QuotedPerson[],
): string | readonly QuotedPerson[] {
  if (!isFingerprint(reference)) return reference;
  return people.filter(({ speaker }) => referToPerson(speaker.name) === reference);
}
