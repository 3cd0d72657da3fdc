import { scaleLinear, scaleUtc } from 'd3-scale';
import type { Activity } from './activity.ts';

/** What is written into the picture, in the language of who sees it. */
export interface PictureWords {
  /** For `Intl`. */
  readonly tag: string;
  readonly messages: string;
  readonly keyMessages: string;
}

const WIDTH = 900;
const HEIGHT = 320;
/** Where bars are drawn. */
const FRAME = { left: 56, right: WIDTH - 24, top: 56, bottom: HEIGHT - 52 };
/** Pixels that a label of the axis may take. */
const LABEL = 96;
const DAY = 24 * 60 * 60_000;
const BLUE = '#5b7fb5';
const ORANGE = '#c2601c';
const INK = '#2b2d31';
const FAINT = '#8a8d93';

/**
 * A picture of when the messages of a thread were written, as SVG of 900 by 320: a bar a stretch of time, a mark for each
 * key message, on a light ground of its own, so that it can be read on dark and light alike. Times are in UTC.
 */
export function drawActivity({ bars, key }: Activity, words: PictureWords): string {
  const from = bars[0]?.start ?? 0;
  const to = bars.at(-1)?.end ?? from;
  const x = scaleUtc().domain([from, to]).range([FRAME.left, FRAME.right]);
  const most = Math.max(1, ...bars.map(({ messages }) => messages));
  const y = scaleLinear().domain([0, most]).range([FRAME.bottom, FRAME.top]).nice(4);
  const lines = y
    .ticks(4)
    .filter(Number.isInteger)
    .map(
      (count) =>
        `<line x1="${FRAME.left}" x2="${FRAME.right}" y1="${tenth(y(count))}" y2="${tenth(y(count))}" stroke="#dfe1e5"/>` +
        label(FRAME.left - 8, y(count) + 5, String(count), 'end', FAINT),
    );
  const columns = bars
    .filter(({ messages }) => messages > 0)
    .map(({ start, end, messages }) => {
      const [left, right] = [x(start) + 1, x(end) - 1];
      return `<rect x="${tenth(left)}" y="${tenth(y(messages))}" width="${tenth(Math.max(1, right - left))}" height="${tenth(FRAME.bottom - y(messages))}" fill="${BLUE}"/>`;
    });
  const marks = key.map((time) => diamond(x(time), FRAME.bottom + 10));
  const ticks = apart(x.ticks(Math.floor((FRAME.right - FRAME.left) / LABEL)).map(Number), x);
  const axis = ticks.map((time) =>
    label(x(time), HEIGHT - 14, timeLabel(time, to - from, words.tag), 'middle', INK),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="Inter" font-size="14">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" rx="8" fill="#ffffff"/>`,
    `<rect x="${FRAME.left}" y="22" width="14" height="14" fill="${BLUE}"/>`,
    label(FRAME.left + 22, 34, words.messages, 'start', INK),
    diamond(WIDTH / 2, 29),
    label(WIDTH / 2 + 14, 34, words.keyMessages, 'start', INK),
    ...lines,
    ...columns,
    `<line x1="${FRAME.left}" x2="${FRAME.right}" y1="${FRAME.bottom}" y2="${FRAME.bottom}" stroke="${FAINT}"/>`,
    ...marks,
    ...axis,
    '</svg>',
  ].join('\n');
}

/** The times of an axis whose labels have room beside each other. */
function apart(times: readonly number[], x: (time: number) => number): readonly number[] {
  let reached = Number.NEGATIVE_INFINITY;
  return times.filter((time) => {
    if (x(time) < reached + LABEL) return false;
    reached = x(time);
    return true;
  });
}

/** Times within a day and a half, days within some months, months beyond. */
function timeLabel(time: number, span: number, tag: string): string {
  const options: Intl.DateTimeFormatOptions =
    span <= 1.5 * DAY
      ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
      : span <= 200 * DAY
        ? { day: 'numeric', month: 'short' }
        : { month: 'short', year: 'numeric' };
  return new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' }).format(time);
}

function label(
  x: number,
  y: number,
  text: string,
  anchor: 'start' | 'middle' | 'end',
  colour: string,
): string {
  const written = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${tenth(x)}" y="${tenth(y)}" text-anchor="${anchor}" fill="${colour}">${written}</text>`;
}

function diamond(x: number, y: number): string {
  return `<path d="M${tenth(x)} ${y - 6}l6 6-6 6-6-6z" fill="${ORANGE}"/>`;
}

function tenth(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
