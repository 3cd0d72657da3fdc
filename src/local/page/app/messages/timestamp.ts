import { element } from '../element.ts';

type Style = Intl.DateTimeFormatOptions;

/** Discord's styles of `<t:seconds:style>`; `f` is the usual one. */
const STYLES: Readonly<Record<string, Style>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** A moment as Discord shows it, in the reader's own time zone; the full date on hover. */
export function timestamp(seconds: number, style = 'f'): HTMLTimeElement {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return element('time', {}, 'Invalid Date');
  return element(
    'time',
    { class: 'timestamp', datetime: date.toISOString(), title: formatted(date, 'F') },
    style === 'R' ? relative(seconds) : formatted(date, style),
  );
}

/** "today at 12:30" in the way of a message's head. */
export function messageTime(iso: string): string {
  const date = new Date(iso);
  const day = (one: Date) => one.toDateString();
  const yesterday = new Date(Date.now() - 86_400_000);
  const time = formatted(date, 't');
  if (day(date) === day(new Date())) return `Today at ${time}`;
  if (day(date) === day(yesterday)) return `Yesterday at ${time}`;
  return `${formatted(date, 'd')} ${time}`;
}

export function formatted(date: Date, style: string): string {
  return new Intl.DateTimeFormat('en-GB', STYLES[style] ?? STYLES.f).format(date);
}

function relative(seconds: number): string {
  const away = seconds - Date.now() / 1000;
  const [unit, length] = UNITS.find(([, size]) => Math.abs(away) >= size) ?? ['second', 1];
  return new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' }).format(Math.round(away / length), unit);
}
