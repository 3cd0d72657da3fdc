import type { Segment } from '../../check/word-by-word.ts';
import { escapeText } from '../kit/escape.ts';
import { cutPosition, ELLIPSIS, wordStart } from '../kit/limits.ts';

/** Of words that both have so many characters are shown on each side of a difference where room is short. */
const AROUND = 80;

/**
 * A comparison as Markdown: words left out struck through, words added underlined. Where all of it is longer than
 * `max`, the words that both have are cut to those around the differences, and then the end.
 */
export function comparisonText(segments: readonly Segment[], max: number): string {
  const whole = segments.map(shown).join('');
  if (whole.length <= max) return whole;
  const short = segments.map((segment, place) =>
    segment.kind === 'same' ? shortened(segment, place > 0, place < segments.length - 1) : segment,
  );
  let text = '';
  for (const segment of short) {
    const next = shown(segment);
    if (text.length + next.length + ELLIPSIS.length > max) return text.trimEnd() + ELLIPSIS;
    text += next;
  }
  return text;
}

function shown({ kind, text }: Segment): string {
  const escaped = escapeText(text);
  if (kind === 'same') return escaped;
  return kind === 'leftOut' ? `~~${escaped}~~` : `__${escaped}__`;
}

/** The beginning and the end of words that both have, as far as a difference is beside them. */
function shortened({ kind, text }: Segment, afterOne: boolean, beforeOne: boolean): Segment {
  if (text.length <= 3 * AROUND) return { kind, text };
  const begin = afterOne ? text.slice(0, cutPosition(text, AROUND)) : '';
  const end = beforeOne ? text.slice(wordStart(text, text.length - AROUND, text.length)) : '';
  if (!afterOne && !beforeOne) return { kind, text: text.slice(0, cutPosition(text, 3 * AROUND)) + ELLIPSIS };
  return { kind, text: `${begin}${begin === '' ? '' : ' '}${ELLIPSIS}${end === '' ? '' : ' '}${end}` };
}
