import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/article/article.ts';
import { sameAddress } from '../../../src/article/link.ts';
import { addressesIn } from '../../../src/summary/thread/links.ts';
import { articleOfThread } from '../../../src/summary/thread/news.ts';

function article(id: string, title: string, lines: readonly string[], link?: string): { article: Article } {
  const paragraphs = lines.map((text, index) => ({ number: index + 1, kind: 'body' as const, text }));
  return { article: { id, title, origin: `${id}.txt`, paragraphs, ...(link === undefined ? {} : { link }) } };
}

const FERRY = article(
  'ferry',
  'Council stops the old ferry in March',
  [
    'The ferry between Nordvik and Sandholm will stop sailing in March, the council decided on Tuesday after a long debate.',
    'A bus will replace it until 2030, and the council will pay for the tickets of all pupils.',
  ],
  'https://news.example.org/2026/ferry',
);
const BUS = article('bus', 'Bus', ['A bus is not a ferry, and nobody ever said that it was one.']);
const ALL = [BUS, FERRY];

const found = (title: string, opening: string) => articleOfThread(title, opening, ALL)?.article.id ?? null;

describe('the article a thread is about', () => {
  it.each([
    [
      'its link',
      'talk',
      'Have you seen https://www.news.example.org/2026/ferry/?utm_source=feed#top ?',
      'ferry',
    ],
    ['its title as the thread’s name', 'Council stops the old ferry in March', 'Thoughts?', 'ferry'],
    [
      'its title in the opening message',
      'talk',
      '**Council stops the old ferry in March** what a mess',
      'ferry',
    ],
    [
      'its text pasted',
      'talk',
      'The ferry between Nordvik and Sandholm will stop sailing in March, the council decided on Tuesday after a long debate. Hm.',
      'ferry',
    ],
    ['nothing for a title too short to tell', 'Bus', 'A bus!', null],
    ['nothing for a few common words', 'talk', 'The council decided on Tuesday to do something else.', null],
    ['nothing for a link in a spoiler', 'talk', '||https://news.example.org/2026/ferry||', null],
    ['nothing for an empty thread', '', '', null],
  ])('is found by %s', (_, title, opening, expected) => {
    expect(found(title, opening)).toBe(expected);
  });

  it('is known by the beginning of a long title', () => {
    const title =
      'The ferry between Nordvik and Sandholm will stop sailing for good in March, this newspaper has learnt';
    const opening =
      '**The ferry between Nordvik and Sandholm will stop sailing for good in March** Discuss below.';
    const long = article('long', title, ['x']);
    expect(articleOfThread('talk', opening, [long])?.article.id).toBe('long');
    expect(articleOfThread('talk', 'The ferry between Nordvik and Sandholm', [long])).toBeNull();
  });

  it('is known by a title that was cut', () => {
    const cut = article('cut', 'The ferry between Nordvik and Sandholm will stop …', ['x']);
    const thread = 'The ferry between Nordvik and Sandholm will stop sailing';
    expect(articleOfThread(thread, '', [cut])?.article.id).toBe('cut');
  });
});

describe('addresses', () => {
  it.each([
    ['See https://example.org/a.', ['https://example.org/a']],
    [
      '(https://example.org/a) and <https://example.org/b>',
      ['https://example.org/a', 'https://example.org/b'],
    ],
    ['[name](https://example.org/a)', ['https://example.org/a']],
    ['https://example.org/a_(b)', ['https://example.org/a_(b)']],
    ['example.org and ftp://example.org', []],
  ])('in %j', (text, expected) => {
    expect(addressesIn(text)).toEqual(expected);
  });

  it.each([
    ['https://www.example.org/a/', 'http://example.org/a'],
    ['https://example.org/a?utm_source=x&id=1', 'https://EXAMPLE.org/a?id=1#part'],
  ])('%s and %s are the same', (a, b) => {
    expect(sameAddress(a)).toBe(sameAddress(b));
  });

  it('of other pages differ', () => {
    expect(sameAddress('https://example.org/a?id=1')).not.toBe(sameAddress('https://example.org/a?id=2'));
  });
});
