import { describe, expect, test } from 'vitest';
import { readFollowUp } from '../../../src/search/question/follow-up.ts';

const before = { question: 'Who closed the ferry office?', speaker: 'Ann Okoro' };
const nobody = { ...before, speaker: null };

describe('a question that leans on an earlier one', () => {
  test.each([
    ['and what did she say next?', before, { kind: 'next', speaker: 'Ann Okoro' }],
    ['And then?', before, { kind: 'next', speaker: 'Ann Okoro' }],
    ['what else did they say about fares, and then?', nobody, 'as it is'],
    ['When was that?', before, 'When closed the ferry office?'],
    ['and why?', nobody, 'why closed the ferry office?'],
    ['who else?', before, { kind: 'others' }],
    ['Who else said that?', nobody, { kind: 'others' }],
    ['Why did she sell her boat?', before, 'Why did Ann Okoro sell her boat?'],
    ['what is his job', before, 'what is Ann Okoro’s job'],
    ['how much does the ferry cost', before, 'as it is'],
    ['and what did she say next?', null, { kind: 'unclear', word: 'she' }],
    ['when was that?', null, { kind: 'unclear', word: 'that' }],
    ['what did he say?', nobody, { kind: 'unclear', word: 'he' }],
    ['who called it folly?', null, 'as it is'],
    ['why did the mayor sell her boat?', null, 'as it is'],
  ] as const)('%s', (question, earlier, expected) => {
    const read = readFollowUp(question, earlier);
    if (typeof expected !== 'string') expect(read).toEqual(expected);
    else {
      const text = expected === 'as it is' ? question : expected;
      const sameArticle = expected !== 'as it is';
      expect(read).toEqual({ kind: 'question', question: text, sameArticle });
    }
  });
});
