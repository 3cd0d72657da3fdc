import { expect, it } from 'vitest';
import { newFeed, readFeed } from '../../../src/library/feeds/stored-feed.ts';
import { wordsIn } from '../../../src/words/words.ts';

const FEED = newFeed(
  {
    key: '0123456789abcdef',
    address: 'https://gazette.example/feed',
    title: 'The Gazette',
    followedBy: '1',
    followedAt: 1,
    filter: { include: [], exclude: [] },
    channel: null,
  },
  1,
);

const withProblem = (problem: unknown) => ({ ...FEED, visits: { ...FEED.visits, problem } });

it('a problem that another version of the bot noted is told in general words', () => {
  const { problem } = readFeed(
    withProblem({ key: 'feeds.fromTheFuture', values: { host: 'a.example' } }),
  ).visits;
  expect(problem).toEqual({ key: 'feeds.otherProblem', values: {} });
  expect(wordsIn('de').tell(problem as never)).toContain('keine Worte');
});

it.each([
  ['sentence takes other values by now', { key: 'feeds.refused', values: { host: 'a.example' } }],
  ['values are of another kind', { key: 'feeds.empty', values: { host: { picture: 'a.png' } } }],
  [
    'values have an unknown sentence in them',
    { key: 'feeds.empty', values: { host: { key: 'feeds.x', values: {} } } },
  ],
  ['values are missing', { key: 'feeds.empty', values: null }],
  ['shape is another', { sentence: 'feeds.empty' }],
  ['key is no sentence of the catalogue', { key: 'toString.constructor', values: {} }],
])('so is one whose %s', (_, noted) => {
  const { problem } = readFeed(withProblem(noted)).visits;
  expect(problem).toEqual({ key: 'feeds.otherProblem', values: {} });
});

it('a problem with a sentence, a list or a language in it stays as it was noted', () => {
  for (const host of [
    { key: 'fetching.noAnswer', values: {} },
    { all: ['a.example', { key: 'fetching.noAnswer', values: {} }], by: 'and' },
    { languageCode: 'deu' },
  ]) {
    const noted = { key: 'feeds.empty', values: { host } };
    expect(readFeed(withProblem(noted)).visits.problem).toEqual(noted);
  }
});

it('a problem that this version knows stays as it was noted', () => {
  const noted = { key: 'feeds.refused', values: { host: 'a.example', status: '500' } };
  expect(readFeed(withProblem(noted)).visits.problem).toEqual(noted);
});
