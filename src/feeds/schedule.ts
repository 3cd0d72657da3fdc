import { createHash } from 'node:crypto';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Milliseconds between two visits to a feed at least. */
export const leastPause = 15 * MINUTE;
/** The longest that a feed may ask for by itself, and after errors. */
const longestPause = 6 * 60 * MINUTE;
const longestBackoff = DAY;
/** What a server may ask for with Retry-After is kept up to this. */
const longestRetry = 7 * DAY;
/** Milliseconds for which a feed that fails is tried again, and how often at least: nobody may have run meanwhile. */
const givenUpAfter = 7 * DAY;
const leastFailures = 8;

/** A feed as far as the time of its visits goes. */
export interface Visits {
  /** What tells it from all others; feeds of different names are visited at different times. */
  readonly name: string;
  /** Visits in a row that failed. */
  readonly failures: number;
  /** Milliseconds that the feed asks for between two visits; null where it does not say. */
  readonly pause: number | null;
}

/**
 * When a feed is to be visited next (milliseconds since 1970).
 *
 * Feeds are spread out by up to a fifth of the pause, by a hash of name and time: the same feed at the same time always
 * gives the same, two feeds that were followed together drift apart.
 *
 * @param now when it was visited
 * @param least milliseconds between two visits at least
 * @param retryAfter milliseconds that the server asks for, if it does
 */
export function nextVisit(
  { name, failures, pause }: Visits,
  now: number,
  least: number,
  retryAfter = 0,
): number {
  const asked = Math.min(pause ?? 0, longestPause);
  const regular = Math.max(least, asked);
  const backoff = failures === 0 ? 0 : Math.min(least * 2 ** Math.min(failures, 20), longestBackoff);
  const wait = Math.max(regular, backoff, Math.min(retryAfter, longestRetry));
  return now + Math.round(wait * (1 + share(`${name} ${now}`) / 5));
}

/**
 * When feeds that were due while nobody ran are visited after a start: spread over a time that grows with how many feeds
 * there are, up to the pause between two visits.
 *
 * @param feeds how many feeds there are
 */
export function firstVisit(name: string, due: number, now: number, feeds: number, least: number): number {
  if (due > now) return due;
  const window = Math.min(least, (feeds * leastPause) / 2000);
  return now + Math.round(window * share(name));
}

/** Whether a feed is given up that has failed so often since some time (milliseconds since 1970). */
export function isGivenUp(failures: number, failingSince: number, now: number): boolean {
  return failures >= leastFailures && now - failingSince >= givenUpAfter;
}

/**
 * Milliseconds that a Retry-After header asks for: seconds, or a date.
 *
 * @returns 0 when it says nothing readable, or a time that has passed
 */
export function retryAfterOf(header: string | undefined, now: number): number {
  if (header === undefined) return 0;
  const wait = /^\s*\d+\s*$/u.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(wait) ? 0 : Math.max(0, wait);
}

/** A number from 0 to 1, evenly spread over names. */
function share(name: string): number {
  return createHash('sha256').update(name).digest().readUInt32BE(0) / 2 ** 32;
}
