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

it('a problem that this version knows stays as it was noted', () => {
  const noted = { key: 'feeds.refused', values: { host: 'a.example', status: '500' } };
  expect(readFeed(withProblem(noted)).visits.problem).toEqual(noted);
});
