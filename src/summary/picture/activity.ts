import { utcDay, utcTickInterval } from 'd3-time';

/** A stretch of time with the messages that were written in it. Milliseconds since 1970, the end exclusive. */
export interface ActivityBar {
  readonly start: number;
  readonly end: number;
  readonly messages: number;
}

/** When the messages of a thread were written. */
export interface Activity {
  readonly bars: readonly ActivityBar[];
  /** When its key messages were written, in order. */
  readonly key: readonly number[];
  readonly messages: number;
}

/** About so many bars: narrow enough to see when a thread was busy, wide enough to be seen. */
const BARS = 40;
/** The shortest time that is shown, so that a thread of a moment has an axis, too. */
const LEAST = 10 * 60_000;

/**
 * When the messages of a thread were written, in stretches of equal length that begin at round times (UTC): minutes,
 * hours, days or months, as the thread is long.
 *
 * @param times - of its messages, in any order, in milliseconds since 1970
 * @param key - of its key messages
 * @returns null where no message has a time
 */
export function activityOf(times: readonly number[], key: readonly number[]): Activity | null {
  if (times.length === 0) return null;
  const sorted = times.toSorted((one, other) => one - other);
  const first = sorted[0] ?? 0;
  const last = Math.max(sorted.at(-1) ?? first, first + LEAST);
  // Ticks are at round times in every length; d3 has none for times that are no numbers.
  const interval = utcTickInterval(new Date(first), new Date(last), BARS) ?? utcDay;
  const begin = interval.floor(new Date(first));
  const starts = interval.range(begin, new Date(last + 1));
  const end = interval.offset(starts.at(-1) ?? begin, 1);
  const borders = [...starts, end].map(Number);
  const bars = borders.slice(1).map((end, at) => ({ start: borders[at] ?? first, end, messages: 0 }));
  let at = 0;
  for (const time of sorted) {
    while (at < bars.length - 1 && time >= (bars[at]?.end ?? 0)) at += 1;
    const bar = bars[at];
    if (bar !== undefined) bar.messages += 1;
  }
  return { bars, key: key.toSorted((one, other) => one - other), messages: times.length };
}
