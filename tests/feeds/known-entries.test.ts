import { expect, test } from 'vitest';
import type { FeedEntry } from '../../src/feeds/feed.ts';
import {
  afterFailure,
  type EntryRules,
  isLastTry,
  type KnownEntry,
  knownAs,
  planEntries,
} from '../../src/feeds/known-entries.ts';
import { typedWords } from '../../src/feeds/word-filter.ts';

const DAY = 24 * 60 * 60_000;
const NOW = Date.parse('2026-03-02T09:00:00Z');
const RULES: EntryRules = { filter: { include: [], exclude: [] }, atFirst: null, most: 20, oldest: 30 * DAY };

function entry(id: string, more: Partial<FeedEntry> = {}): FeedEntry {
  return {
    id,
    hash: `${id}-1`,
    title: id,
    link: `https://gazette.example/${id}`,
    time: NOW - DAY,
    summary: '',
    text: '',
    categories: [],
    ...more,
  };
}

/** The ids that are read at a visit, and what is known after it when all of them are kept. */
function visit(
  entries: readonly FeedEntry[],
  before: readonly KnownEntry[],
  rules: Partial<EntryRules> = {},
  now = NOW,
) {
  const { read, known } = planEntries(entries, before, { ...RULES, ...rules }, now);
  const ids = read.map(({ entry: { id } }) => id);
  const kept = read.map(({ entry }) => knownAs(entry, 'kept', now, { article: `article of ${entry.id}` }));
  return { read: ids, known: [...known.filter(({ id }) => !ids.includes(id)), ...kept] };
}

test('at first the newest are taken, the others never', () => {
  const thousand = Array.from({ length: 1000 }, (_, at) => entry(`e${at}`, { time: NOW - at * 60_000 }));
  const first = visit(thousand, [], { atFirst: 10, most: 5 });
  expect(first.read).toEqual(Array.from({ length: 10 }, (_, at) => `e${at}`));
  expect(visit(thousand, first.known).read).toEqual([]);
  expect(visit([entry('new'), ...thousand], first.known).read).toEqual(['new']);
});

test('without dates the order of the feed counts, and a date to come is today’s', () => {
  const undated = ['a', 'b', 'c'].map((id) => entry(id, { time: null }));
  expect(visit(undated, [], { atFirst: 2 }).read).toEqual(['a', 'b']);
  const dated = [
    entry('old', { time: NOW - DAY }),
    entry('to come', { time: NOW + 900 * DAY }),
    entry('now', { time: NOW }),
  ];
  expect(visit(dated, []).read).toEqual(['to come', 'now', 'old']);
});

test('so many are read at one visit, the others at the next', () => {
  const entries = ['a', 'b', 'c', 'd', 'e'].map((id, at) => entry(id, { time: NOW - at }));
  const first = visit(entries, [], { most: 2 });
  expect(first.read).toEqual(['a', 'b']);
  const second = visit(entries, first.known, { most: 2 });
  expect(second.read).toEqual(['c', 'd']);
  expect(visit(entries, second.known, { most: 2 }).read).toEqual(['e']);
});

test('a changed entry is read again, and knows its article until then', () => {
  const before = visit([entry('a'), entry('b')], []).known;
  const changed = [entry('a', { hash: 'a-2' }), entry('b')];
  expect(visit(changed, before).read).toEqual(['a']);
  const waiting = planEntries(changed, before, { ...RULES, most: 0 }, NOW);
  expect(waiting.known.find(({ id }) => id === 'a')).toMatchObject({ hash: 'a-1', article: 'article of a' });
});

test('a story under another id is the same while its link is', () => {
  const before = visit([entry('a')], []).known;
  const renamed = entry('z', { link: 'http://www.gazette.example/a/?utm_source=rss', hash: 'a-1' });
  expect(visit([renamed], before).read).toEqual([]);
  expect(visit([renamed], visit([renamed], before).known).known).toMatchObject([
    { id: 'z', article: 'article of a' },
  ]);
  // Two entries of one feed that lead to the same page are two.
  expect(visit([entry('a'), entry('y', { link: 'https://gazette.example/a' })], before).read).toEqual(['y']);
});

test('what vanishes is known when it comes back, for some months', () => {
  const before = visit([entry('a'), entry('b')], []).known;
  const without = visit([entry('b')], before, {}, NOW + DAY).known;
  expect(visit([entry('a'), entry('b')], without, {}, NOW + 2 * DAY).read).toEqual([]);
  expect(visit([entry('b')], without, {}, NOW + 100 * DAY).known.map(({ id }) => id)).toEqual(['b']);
});

test('no more than some thousand are known', () => {
  const many = (from: number) => Array.from({ length: 2000 }, (_, at) => entry(`e${from + at}`));
  let known: readonly KnownEntry[] = [];
  for (let turn = 0; turn < 4; turn += 1)
    known = visit(many(turn * 2000), known, { most: 2000 }, NOW + turn).known;
  expect(known).toHaveLength(4000);
  expect(known.some(({ id }) => id === 'e7999')).toBe(true);
  expect(known.some(({ id }) => id === 'e0')).toBe(false);
});

test('words decide, with their endings, in title, summary and categories', () => {
  const entries = [
    entry('tariff', { title: 'Tariffs on steel' }),
    entry('summary', { summary: 'A tariff is paid at the Béarn border' }),
    entry('category', { categories: ['Tariffs'] }),
    entry('other', { title: 'A football match' }),
    entry('both', { title: 'Tariffs on football boots' }),
  ];
  const rules = { filter: { include: ['tariff'], exclude: ['football'] } };
  expect(visit(entries, [], rules).read.sort()).toEqual(['category', 'summary', 'tariff']);
  expect(visit(entries, [], { filter: { include: ['bearn border'], exclude: [] } }).read).toEqual([
    'summary',
  ]);
  expect(visit(entries, [], { filter: { include: ['border Béarn'], exclude: [] } }).read).toEqual([]);
  // Filtered ones come when the filter is another, or they are changed.
  const { known } = visit(entries, [], rules);
  expect(visit(entries, known, {}).read.sort()).toEqual(['both', 'other']);
});

test('words are typed with commas between, and what is no word is left out', () => {
  expect(typedWords(' trade war, Béarn ,, !!, trade war;x\n')).toEqual(['trade war', 'Béarn', 'x']);
  expect(typedWords(Array.from({ length: 99 }, (_, at) => `word${at}`).join(','))).toHaveLength(20);
});

test('what would leave at once is not taken in', () => {
  expect(visit([entry('a', { time: NOW - 40 * DAY }), entry('b')], []).read).toEqual(['b']);
});

test('a page that fails is tried three times, and again when its entry changes', () => {
  let known: readonly KnownEntry[] = [];
  for (const tries of [1, 2]) {
    const { read } = planEntries([entry('a')], known, RULES, NOW);
    known = read.map(({ entry, prior }) => afterFailure(entry, prior, NOW, true));
    expect(known).toMatchObject([{ state: 'failed', tries, quiet: true }]);
  }
  expect(isLastTry(known[0])).toBe(true);
  known = [afterFailure(entry('a'), known[0], NOW, false)];
  expect(known).toMatchObject([{ state: 'refused' }]);
  expect(visit([entry('a')], known).read).toEqual([]);
  expect(visit([entry('a', { hash: 'a-2' })], known).read).toEqual(['a']);
});
