import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRepeat } from '../../../src/search/answer/repeats.ts';
import { ArticleIndex } from '../../../src/search/index/article-index.ts';
import { articleOf } from '../library.ts';

const CLOSED =
  'The ferry company said on Monday that it will close the Skarn line, with the loss of 40 jobs.';

test.each([
  ['word for word', CLOSED, CLOSED],
  ['other marks and dashes', CLOSED, CLOSED.replace(', with', ' – with')],
  ['a few words more', CLOSED, `${CLOSED.slice(0, -1)}, it added.`],
  ['slight words otherwise', CLOSED, CLOSED.replace('said on Monday that', 'says on Monday')],
  [
    'British and American',
    'The union organised a strike in the harbour of Marnby.',
    'The union organized a strike in the harbor of Marnby.',
  ],
])('%s: a repeat', (_, one, other) => {
  expect(isRepeat(one, other)).toBe(true);
  expect(isRepeat(other, one)).toBe(true);
});

test.each([
  ['another number', CLOSED, CLOSED.replace('40', '14')],
  [
    'another number in words',
    'The storm killed two fishermen of Skelby late in the night.',
    'The storm killed three fishermen of Skelby late in the night.',
  ],
  [
    'a “not” more',
    'The council did approve the plan for the new quay.',
    'The council did not approve the plan for the new quay.',
  ],
  [
    'a doubt more',
    'The mate had slept on his watch when the boat struck the pier.',
    'The mate had allegedly slept on his watch when the boat struck the pier.',
  ],
  ['another name', CLOSED, CLOSED.replace('Skarn', 'Lelby')],
  [
    'another verb',
    'The council approved the plan for the new quay on the island.',
    'The council rejected the plan for the new quay on the island.',
  ],
  [
    'the other way round',
    'The mayor of Lelby told the master of the harbour to leave.',
    'The master of the harbour told the mayor of Lelby to leave.',
  ],
  ['few words', 'He agreed to it.', 'He agreed to it.'],
  ['nothing', '', '“”'],
])('%s: no repeat', (_, one, other) => {
  expect(isRepeat(one, other)).toBe(false);
  expect(isRepeat(other, one)).toBe(false);
});

test('every text of more than a few words is a repeat of itself', () => {
  const text = fc.lorem({ maxCount: 30 }).map((words) => `it is as they say that ${words}`);
  fc.assert(
    fc.property(text, (one) => {
      expect(isRepeat(one, one)).toBe(true);
    }),
  );
});

const herald = articleOf(
  'herald',
  'Ferry line to close',
  CLOSED,
  '“Nobody asked us,” said Liv Moen, who has steered the boat to Skarn for twenty years.',
);
const gazette = articleOf(
  'gazette',
  'Islanders lose their ferry',
  'The islands of the sound will lose another line this year.',
  `${CLOSED} The last boat sails in October.`,
);
const own = articleOf(
  'own',
  'Bridges',
  'The company that ran the Skarn ferry has sold its piers for £2 million.',
);

test('a fact that several articles have is one answer with several sources', async () => {
  const index = new ArticleIndex();
  for (const read of [own, herald, gazette]) index.add(read);
  const { passages } = await index.ask('When will the ferry company close the Skarn line?');
  const [best, ...others] = passages;
  const sources = [best, ...(best?.also ?? [])].map((one) => one?.article.id);
  expect(sources.sort()).toEqual([herald, gazette].map(({ article }) => article.id).sort());
  expect(others.map(({ paragraph }) => paragraph.text).filter((text) => text.includes('40 jobs'))).toEqual(
    [],
  );
  for (const { article, paragraph, sentence } of best?.also ?? []) {
    expect(article.paragraphs).toContain(paragraph);
    expect(paragraph.text.slice(sentence.start, sentence.end)).toBe(CLOSED);
  }
  if (best !== undefined) expect(index.repeats(best)).toEqual(best.also);
});

test('neither a heading nor the title answers by itself', async () => {
  const index = new ArticleIndex();
  const title =
    '‘Nobody asked us’: the captains of the Skarn line on the end of their ferry, and on what comes next';
  const read = articleOf('title', title, 'The last boat sails in October.', 'It is painted red.');
  index.add(read);
  expect(read.article.title).toBe(title);
  const { passages } = await index.ask('Who are the captains of the Skarn line?');
  expect(passages.map(({ paragraph }) => paragraph.number)).not.toContain(1);
});

test('a title answers where nothing stands below it', async () => {
  const index = new ArticleIndex();
  const line = 'The captains of the Skarn line were told on Monday that their ferry stops in October';
  index.add(articleOf('line', line));
  index.add(articleOf('other', 'Bread is dearer', 'The baker of Skarn asks a coin more for a loaf.'));
  const { passages } = await index.ask('When does the ferry of the Skarn line stop?');
  expect(passages[0]?.paragraph.text).toBe(line);
});
