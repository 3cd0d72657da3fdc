import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ArticleIndex } from '../../../src/search/index/article-index.ts';
import { articleOf, harbour, observatory, orchard } from '../library.ts';

const pier = articleOf(
  'pier',
  'The utter folly of the new pier angered Lord Ashcombe, who said later in March that its peace was gone.',
  'It would be quiet again once the trawlers of Skelby had left, the harbour master told the council.',
);

function indexOf(): ArticleIndex {
  const index = new ArticleIndex();
  for (const read of [harbour, orchard, observatory, pier]) index.add(read);
  return index;
}

const readAs = async (question: string) => (await indexOf().ask(question)).readAs;

test.each([
  ['who sayd it woud be uter foly', 'who said it would be utter folly'],
  ['what happend to teh wooden quay?', 'what happened to the wooden quay?'],
  ['Whta did Lord Ashcome say about peaec', 'What did Lord Ashcombe say about peace'],
  ['which minster promissed payments', 'which minster promised payments'],
  ['why did the Brindelmouth harbor close', 'why did the Brindlemouth harbor close'],
  ['who are the astronmers?', 'who are the astronomers?'],
])('%s', async (question, meant) => {
  expect(await readAs(question)).toBe(meant);
});

test.each([
  ['real words', 'is there water for the match, quite a quest for the barge'],
  ['words and names of the articles', 'who is Anna Petrova of Skelby'],
  ['other names', 'who is Petrov, and where are Skalby, Lelby and skelbys'],
  ['what begins otherwise', 'who told the gouncil'],
  ['numbers, points and apostrophes', "what didn't the U.S. say in 1944th about the café's flags"],
  ['another language', 'Wer hat das gesagt und warum wurde nicht die Mauer gebaut'],
  ['words without any likeness', 'qwrtz xkcdv'],
])('%s are left alone', async (_, question) => {
  expect(await readAs(question)).toBeNull();
});

test('a question misspelt throughout is answered, and its answer cites as ever', async () => {
  const answer = await indexOf().ask('who sayd the pier was uter foly');
  expect(answer.question).toBe('who sayd the pier was uter foly');
  expect(answer.answered).toBe(true);
  expect(answer.passages[0]?.article.title).toContain('utter folly');
});

test('whatever is asked, what is read has as many words, and a question that is read as it is stays so', async () => {
  const words = fc.constantFrom(
    'who',
    'sayd',
    'uter',
    'wals',
    'Skelby',
    '“quay”',
    'U.S.',
    'x',
    '12th',
    'şayd',
    '…',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 9 }), async (question) => {
      const read = (await readAs(question.join(' '))) ?? question.join(' ');
      expect(read.split(' ')).toHaveLength(question.length);
    }),
    { numRuns: 50 },
  );
});
