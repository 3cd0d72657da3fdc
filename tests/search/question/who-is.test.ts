import { describe, expect, test } from 'vitest';
import { ArticleIndex } from '../../../src/search/index/article-index.ts';
import { whoIs } from '../../../src/search/question/who-is.ts';
import type { Speaker } from '../../../src/speech/speech.ts';
import { articleOf } from '../library.ts';

const quill: Speaker = {
  id: 'quill',
  name: 'Martha Quill',
  kind: 'person',
  aliases: ['Quill'],
  roles: ['harbour master'],
  mentions: [],
};

describe('who a question wants to be told of', () => {
  test.each([
    ['Who is Quill?', true],
    ["who's Quill", true],
    ['whos Quill', true],
    ['And who exactly was Quill again?', true],
    ['Who is Mrs Quill?', true],
    ['What is Quill’s job?', true],
    ["What's Quill's role", true],
    ['What does Quill do?', true],
    ['What does Quill do for a living?', true],
    ['Who is Quill married to?', false],
    ['Who is the man that Quill sacked?', false],
    ['Who said that Quill was wrong?', false],
    ['What did Quill do on Monday?', false],
    ['When was Quill born?', false],
  ])('%s %s', (question, asked) => {
    const start = question.indexOf('Quill');
    const named = [{ start, end: start + 'Quill'.length, speakers: new Set([quill]) }];
    expect(whoIs(question, named).size).toBe(asked ? 1 : 0);
  });

  test('what only has a description has nobody to introduce', () => {
    const official: Speaker = { ...quill, id: 'official', name: 'Quill', kind: 'unnamed' };
    expect(whoIs('Who is Quill?', [{ start: 7, end: 12, speakers: new Set([official]) }]).size).toBe(0);
  });
});

describe('somebody asked about is introduced', () => {
  const pier = articleOf(
    'Pier to be rebuilt',
    'The pier of Sandholm will be rebuilt for 9 million crowns, the council decided on Monday.',
    '“It is about time,” said Martha Quill. Quill has asked for a new pier since the storm, and Quill will lead the work.',
    'Martha Quill, who has been the harbour master for twenty years, will hand over the keys in May.',
    'Oskar Lind is a carpenter from the next village. Lind was not at the meeting.',
    'Reporter Pia Holm asked Lind about the price, and Lind laughed.',
  );

  test.each([
    ['Who is Martha Quill?', 'harbour master'],
    ['who is quill', 'harbour master'],
    ['What does Quill do?', 'harbour master'],
    ['Who is Oskar Lind?', 'a carpenter from the next village'],
    ['What is Lind’s job?', 'a carpenter from the next village'],
    ['Who is Pia Holm?', 'Reporter'],
  ])('%s', async (question, words) => {
    const index = new ArticleIndex();
    index.add(pier);
    const { degree, passages } = await index.ask(question);
    const [best] = passages;
    expect(best?.paragraph.text.slice(best.sentence.start, best.sentence.end)).toContain(words);
    expect(degree).toBe('answers');
  });
});
