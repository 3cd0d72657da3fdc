import { expect, test } from 'vitest';
import { firstVisit, isGivenUp, leastPause, nextVisit, retryAfterOf } from '../../src/feeds/schedule.ts';

const NOW = Date.parse('2026-03-02T09:00:00Z');
const HOUR = 60 * 60_000;
const names = Array.from({ length: 2000 }, (_, at) => `server feed${at}`);

function wait(more: Partial<Parameters<typeof nextVisit>[0]> = {}, retryAfter = 0): number {
  return nextVisit({ name: 'a', failures: 0, pause: null, ...more }, NOW, leastPause, retryAfter) - NOW;
}

test('no feed is visited more often than every quarter of an hour, and all are spread out', () => {
  const waits = names.map((name) => wait({ name }));
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(leastPause);
  expect(Math.max(...waits)).toBeLessThanOrEqual(leastPause * 1.2);
  expect(waits).toEqual(names.map((name) => wait({ name })));
  const inTenths = Array.from(
    { length: 10 },
    (_, tenth) =>
      waits.filter((each) => Math.floor(((each - leastPause) / (leastPause * 0.2)) * 10) === tenth).length,
  );
  expect(Math.min(...inTenths)).toBeGreaterThan(150);
});

test('failures double the pause up to a day; a week of them ends it', () => {
  const waits = [0, 1, 2, 3, 4, 5, 6, 7, 50].map((failures) => wait({ failures }) / leastPause);
  for (const [at, least] of [1, 2, 4, 8, 16, 32, 64, 96, 96].entries()) {
    expect(waits[at]).toBeGreaterThanOrEqual(least);
    expect(waits[at]).toBeLessThanOrEqual(least * 1.2);
  }
  expect(isGivenUp(13, NOW - 7 * 24 * HOUR + 1, NOW)).toBe(false);
  expect(isGivenUp(13, NOW - 7 * 24 * HOUR, NOW)).toBe(true);
  // The bot was not running for most of that week.
  expect(isGivenUp(2, NOW - 7 * 24 * HOUR, NOW)).toBe(false);
});

test('feeds and servers may ask for longer pauses, within reason', () => {
  expect(wait({ pause: HOUR })).toBeGreaterThanOrEqual(HOUR);
  expect(wait({ pause: 1000 * HOUR })).toBeLessThanOrEqual(6 * HOUR * 1.2);
  expect(wait({}, 5 * HOUR)).toBeGreaterThanOrEqual(5 * HOUR);
  expect(wait({}, 9000 * HOUR)).toBeLessThanOrEqual(7 * 24 * HOUR * 1.2);
});

test.each([
  ['120', 120_000],
  ['Mon, 02 Mar 2026 10:00:00 GMT', HOUR],
  ['Mon, 02 Mar 2026 08:00:00 GMT', 0],
  ['soon', 0],
  ['-5', 0],
  [undefined, 0],
])('Retry-After: %s', (header, expected) => {
  expect(retryAfterOf(header, NOW)).toBe(expected);
});

test('after a start what was due is spread out, the more feeds the longer', () => {
  const waits = names.map((name) => firstVisit(name, NOW - HOUR, NOW, 2000, leastPause) - NOW);
  expect(Math.max(...waits)).toBeGreaterThan(leastPause * 0.9);
  expect(Math.max(...waits)).toBeLessThanOrEqual(leastPause);
  expect(firstVisit('a', NOW - HOUR, NOW, 1, leastPause) - NOW).toBeLessThan(1000);
  expect(firstVisit('a', NOW + HOUR, NOW, 2000, leastPause)).toBe(NOW + HOUR);
});
