import { describe, expect, test } from 'vitest';
import { wordsAskedOf } from '../../../src/search/question/words-asked.ts';
import type { Speaker } from '../../../src/speech/speech.ts';

const quill: Speaker = {
  id: 'quill',
  name: 'Martha Quill',
  kind: 'person',
  aliases: [],
  roles: [],
  mentions: [],
};

describe('whose own words a question asks for', () => {
  test.each([
    ['What did Quill say about the pier?', true],
    ['what did mayor Quill really think of the plan', true],
    ['Did Quill deny that she took money?', true],
    ['Has Quill said anything about the ferries?', true],
    ['What does Quill believe?', true],
    ['What is Quill’s view of the harbour?', true],
    ["what were Quill's exact words", true],
    ['What exactly did Quill just announce?', true],
    ['What did Quill plan to tell the council?', false],
    ['What opinion did Quill write?', false],
    ['Why was Quill told to leave?', false],
    ['What happened to Quill after she said it?', false],
    ['Who said that Quill was wrong?', false],
    ['When did Quill open the bridge?', false],
    ['How did the council respond to Quill?', false],
  ])('%s', (question, own) => {
    const start = question.indexOf('Quill');
    const named = [{ start, end: start + 5, speakers: new Set([quill]) }];
    expect(wordsAskedOf(question, named).speakers.has(quill)).toBe(own);
  });

  test.each([
    ['What did Quill say about the pier?', ' about the pier?'],
    ['What does Quill really feel about ferries', ' about ferries'],
    ['What is Quill’s view of the harbour?', ' of the harbour?'],
    ['What does Quill believe?', '?'],
  ])('%s: about', (question, subject) => {
    const start = question.indexOf('Quill');
    const named = [{ start, end: start + 5, speakers: new Set([quill]) }];
    expect(question.slice(wordsAskedOf(question, named).subjectFrom)).toBe(subject);
  });

  test.each(['unnamed', 'body'] as const)('is nobody who only has a description (%s)', (kind) => {
    const study: Speaker = { ...quill, id: 'a study', name: 'A study', kind };
    const named = [{ start: 14, end: 19, speakers: new Set([study]) }];
    expect(wordsAskedOf('What does the study say?', named).speakers).toEqual(new Set());
  });
});
