import type { Range } from '../../article/article.ts';
import { escapeText } from './escape.ts';
import { cutPosition, ELLIPSIS, wordStart } from './limits.ts';

/**
 * A stretch of a text as Discord Markdown, cut between words, with ellipses where something was left out.
 *
 * @param max - greatest length of the result, escapes included
 */
export function escapedCut(text: string, max: number): string {
  const end = fittingEnd(text, max);
  if (end === text.length) return escapeText(text);
  return escapeText(text.slice(0, fittingEnd(text, max - ELLIPSIS.length))) + ELLIPSIS;
}

/**
 * A passage as Discord Markdown: the text with one stretch of it bold. When the text is too long, the
 * stretch with as much around it as fits, cut between words.
 *
 * @param bold - what answers; trimmed of blanks, which Discord does not make bold
 * @param max - greatest length of the result, escapes and marks included; at least 20
 */
export function excerpt(text: string, bold: Range, max: number): string {
  const { start, end } = trimmed(text, bold);
  if (start >= end) return escapedCut(text, max);
  const marked = `**${escapedCut(text.slice(start, end), max - 2 * ELLIPSIS.length - 4)}**`;
  if (marked.endsWith(`${ELLIPSIS}**`) && !text.slice(start, end).endsWith(ELLIPSIS)) {
    return (start > 0 ? ELLIPSIS : '') + marked;
  }
  const before = text.slice(0, start);
  const after = text.slice(end);
  const room = max - marked.length;
  const wholeAfter = escapeText(after).length;
  const forBefore = Math.max(Math.floor(room / 2), room - wholeAfter);
  const shownBefore = cutFromEnd(before, forBefore);
  return shownBefore + marked + escapedCutAfter(after, room - shownBefore.length);
}

/** The end of what comes before the bold stretch, as much as fits. */
function cutFromEnd(text: string, max: number): string {
  const whole = escapeText(text);
  if (whole.length <= max) return whole;
  const room = max - ELLIPSIS.length;
  let from = Math.max(0, text.length - room);
  for (;;) {
    from = wordStart(text, from, text.length);
    const shown = escapeText(text.slice(from));
    if (shown.length <= room) return ELLIPSIS + shown;
    from += Math.max(1, shown.length - room);
  }
}

function escapedCutAfter(text: string, max: number): string {
  if (text === '' || escapeText(text).length <= max) return escapeText(text);
  const end = fittingEnd(text, max - ELLIPSIS.length);
  return escapeText(text.slice(0, end)) + ELLIPSIS;
}

/** The last place between words up to which the escaped text is at most `max` long. */
function fittingEnd(text: string, max: number): number {
  let end = cutPosition(text, Math.max(0, max));
  while (end > 0) {
    const length = escapeText(text.slice(0, end)).length;
    if (length <= max) return end;
    end = cutPosition(
      text.slice(0, end),
      Math.max(0, Math.min(end - 1, end - Math.ceil((length - max) / 2))),
    );
  }
  return 0;
}

function trimmed(text: string, range: Range): Range {
  let start = Math.max(0, range.start);
  let end = Math.min(text.length, range.end);
  while (start < end && /\s/.test(text.charAt(start))) start += 1;
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  return { start, end };
}
