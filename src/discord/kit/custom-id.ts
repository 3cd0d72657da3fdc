import { LIMITS } from './limits.ts';

/**
 * What a button or menu says when it is used. Everything that is needed to answer stands in it, so that it
 * works after a restart and for years: nothing is remembered between reply and click.
 */
export interface ComponentState {
  /** Who answers: the key under which a command lists its component handlers ("ask1"). */
  readonly route: string;
  readonly fields: readonly string[];
}

const SEPARATOR = '~';

/**
 * Writes a custom id: route and fields joined by `~`.
 *
 * A route carries the version of its fields ("ask1"); when the fields change their meaning, the route gets
 * a new number and the old one goes on being answered.
 *
 * @throws RangeError when the id would be longer than Discord allows; callers bound what they put in
 */
export function encodeCustomId(route: string, ...fields: readonly string[]): string {
  const id = [route, ...fields].map(protect).join(SEPARATOR);
  if (id.length > LIMITS.customId) throw new RangeError(`custom id of ${id.length} characters: ${id}`);
  return id;
}

/** True when the fields fit into one custom id. */
export function fitsCustomId(route: string, ...fields: readonly string[]): boolean {
  return [route, ...fields].map(protect).join(SEPARATOR).length <= LIMITS.customId;
}

/** Reads a custom id back; any text gives some state, so the handler checks the fields. */
export function decodeCustomId(id: string): ComponentState {
  const [route = '', ...fields] = id.split(SEPARATOR).map(unprotect);
  return { route, fields };
}

/** `!` and `~` inside a field: `!!` and `!-`. */
function protect(field: string): string {
  return field.replaceAll('!', '!!').replaceAll(SEPARATOR, '!-');
}

function unprotect(field: string): string {
  return field.replaceAll(/!([!-])/g, (_, mark) => (mark === '!' ? '!' : SEPARATOR));
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';

/** A non-negative whole number in base 64, shortest form: 0 is "0", 4095 is "__". */
export function encodeNumber(value: number): string {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a whole number: ${value}`);
  let digits = '';
  let rest = value;
  do {
    digits = DIGITS.charAt(rest % 64) + digits;
    rest = Math.floor(rest / 64);
  } while (rest > 0);
  return digits;
}

/** The number, or null when the text is not one. */
export function decodeNumber(text: string): number | null {
  if (text === '') return null;
  let value = 0;
  for (const digit of text) {
    const index = DIGITS.indexOf(digit);
    if (index < 0) return null;
    value = value * 64 + index;
  }
  return Number.isSafeInteger(value) ? value : null;
}

/** The first nine hexadecimal digits of an article's id in six characters: 36 bits, enough within a server. */
export function encodeArticle(articleId: string): string {
  return encodeNumber(Number.parseInt(articleId.slice(0, 9), 16)).padStart(6, '0');
}

/** The beginning (nine hexadecimal digits) of the article's id, or null when the text is not one. */
export function decodeArticle(text: string): string | null {
  const value = text.length === 6 ? decodeNumber(text) : null;
  return value === null ? null : value.toString(16).padStart(9, '0');
}
