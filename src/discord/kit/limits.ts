/**
 * Discord's numbers and the functions that keep a payload within them. Lengths are UTF-16 units, which
 * never count less than Discord's own characters, so whatever fits here fits there.
 *
 * The numbers are from Discord's developer documentation: message resource, embed limits, component
 * reference, application commands.
 */
export const LIMITS = {
  content: 2000,
  embeds: 10,
  embedTitle: 256,
  embedUrl: 2048,
  attachmentDescription: 1024,
  embedDescription: 4096,
  embedFields: 25,
  embedFieldName: 256,
  embedFieldValue: 1024,
  embedFooter: 2048,
  embedAuthor: 256,
  /** All titles, descriptions, field names and values, footers and author names of a message together. */
  embedsTotal: 6000,
  rows: 5,
  buttonsPerRow: 5,
  buttonLabel: 80,
  customId: 100,
  selectOptions: 25,
  selectPlaceholder: 150,
  optionLabel: 100,
  optionValue: 100,
  optionDescription: 100,
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
  commandName: 32,
  commandDescription: 100,
  /** Names, descriptions and choice values of a command and all its options together. */
  commandTotal: 8000,
  commands: 100,
  modalTitle: 45,
  modalInputLabel: 45,
  modalInputValue: 4000,
} as const;

/** Times, in milliseconds, within which Discord must hear from the bot. */
export const TIMES = {
  /** The first response to an interaction; after it the interaction is unknown. */
  firstResponse: 3000,
  /** Edits and follow-ups after the first response. */
  token: 15 * 60_000,
} as const;

/** Marks a cut. */
export const ELLIPSIS = '…';

/**
 * The beginning of a text, cut between words, with an ellipsis when something was left out. A single word
 * longer than the limit is cut inside, between characters.
 *
 * @param max - greatest length of the result, ellipsis included; at least 1
 * @example
 * cutBetweenWords('He denied that it is true', 12); // 'He denied…'
 */
export function cutBetweenWords(text: string, max: number): string {
  if (text.length <= max) return text;
  return text.slice(0, cutPosition(text, max - ELLIPSIS.length)) + ELLIPSIS;
}

/**
 * The last place at or before `max` where a text can be cut: the end of a word, or for a word that is
 * longer than `max` the end of a character.
 */
export function cutPosition(text: string, max: number): number {
  if (text.length <= max) return text.length;
  let end = max;
  if (!/\s/.test(text.charAt(end))) while (end > 0 && !/\s/.test(text.charAt(end - 1))) end -= 1;
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end -= 1;
  return end > 0 ? end : characterBoundary(text, max);
}

/**
 * The first place at or after `from` where a word begins, or for a word that goes on past `latest` the
 * beginning of a character.
 */
export function wordStart(text: string, from: number, latest: number): number {
  if (from <= 0) return 0;
  let start = from;
  if (!/\s/.test(text.charAt(start - 1))) while (start < latest && !/\s/.test(text.charAt(start))) start += 1;
  while (start < latest && /\s/.test(text.charAt(start))) start += 1;
  if (start < latest) return start;
  return /\s/.test(text.charAt(latest - 1)) ? latest : characterStart(text, from);
}

/** At most `max`, and never between the two halves of a surrogate pair. */
function characterBoundary(text: string, max: number): number {
  const end = Math.max(0, max);
  return isHighSurrogate(text.charCodeAt(end - 1)) && end > 0 ? end - 1 : end;
}

function characterStart(text: string, from: number): number {
  return isHighSurrogate(text.charCodeAt(from - 1)) ? from + 1 : from;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

/**
 * As many items from the beginning as fit, with what would be said of the rest.
 *
 * @param more - writes the last item when `rest` items were left out
 * @returns at most `max` items; never fewer than given without saying so
 */
export function fitList<T>(items: readonly T[], max: number, more: (rest: number) => T): T[] {
  if (items.length <= max) return [...items];
  return [...items.slice(0, max - 1), more(items.length - max + 1)];
}

/**
 * As many lines from the beginning as fit into `max` units when joined by line ends. A first line that is
 * too long alone is not taken.
 *
 * @returns how many lines fit
 */
export function linesThatFit(lines: readonly string[], max: number): number {
  let length = 0;
  for (const [index, line] of lines.entries()) {
    length += line.length + (index > 0 ? 1 : 0);
    if (length > max) return index;
  }
  return lines.length;
}
