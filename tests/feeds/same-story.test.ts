import { expect, test } from 'vitest';
import { readArticle } from '../../src/article/read.ts';
import { sameStory } from '../../src/feeds/same-story.ts';

const TEXT = [
  'The harbour of Port Elsin will close in June for a year, the council of the town decided on Monday evening.',
  'Twenty ferries a day will go to Nethermouth instead, and the fish market moves into the old customs house.',
  'Mayor Ada Thorne called it the largest building site that the town has seen since the railway came in 1871.',
  'The work costs forty million crowns, of which the county pays half and the harbour’s own company a quarter.',
];

function article(lines: readonly string[], link?: string) {
  const given = { origin: 'story.txt', ...(link === undefined ? {} : { link }) };
  return readArticle(Buffer.from(lines.join('\n')), given);
}

const kept = {
  article: article(['Harbour to close for a year', ...TEXT], 'https://gazette.example/harbour'),
};

test('the same page is the same story, however its address is written', () => {
  const other = article(['Quite another text that shares nothing with the first one but its address.']);
  for (const address of [
    'http://www.gazette.example/harbour/',
    'https://gazette.example/harbour?utm_source=feed#top',
  ])
    expect(sameStory(other, [address], [kept])).toBe(kept);
  expect(sameStory(other, ['https://gazette.example/harbour?id=2'], [kept])).toBeNull();
});

test('the same paragraphs are the same story, under another headline and with a line more', () => {
  const other = article(['Port Elsin closes its harbour', ...TEXT, 'Sign up for our newsletter.']);
  expect(sameStory(other, ['https://herald.example/1'], [kept])).toBe(kept);
});

test('a story that shares a paragraph is another one', () => {
  const other = article([
    'One year later the harbour of Port Elsin is open again, and the first ferry left at seven in the morning.',
    'Four hundred people stood on the quay and sang, among them the whole of the fish market’s brass band.',
    TEXT[2] ?? '',
  ]);
  expect(sameStory(other, [], [kept])).toBeNull();
});
