import { expect, it } from 'vitest';
import { asksWhoWrote } from '../../../src/search/question/asks-author.ts';

it.each([
  'Who wrote this?',
  'who wrote the article',
  'Who’s the author of this piece?',
  'Who is the reporter?',
  'Who was this story written by?',
  'By whom is this?',
])('asks for the author: %s', (question) => {
  expect(asksWhoWrote(question)).toBe(true);
});

it.each([
  'Who wrote the letter to the council?',
  'Who wrote that the ferry was unsafe?',
  'Who is the author of the report on ferries?',
  'What did the author say?',
  'Who reported the fire?',
])('asks for somebody in the articles: %s', (question) => {
  expect(asksWhoWrote(question)).toBe(false);
});
