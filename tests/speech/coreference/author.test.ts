import { expect, it } from 'vitest';
import { readArticle } from '../../../src/article/read.ts';
import { readSpeech } from '../../../src/speech/read.ts';

function speakersOf(byline: string): readonly (string | undefined)[] {
  const text = `A walk along the sound
${byline}
3 March 2026
The ferry was late again on Monday, and the captain would not look at anybody on the quay.
“You will miss the tide,” I told the captain.
“I have missed it for twenty years,” said the captain, Liv Moen.`;
  const article = readArticle(Buffer.from(text), { origin: 'walk.txt' });
  return readSpeech(article).quotations.map(({ speaker }) => speaker?.name);
}

it('“I” outside quotations is who the byline names, though that line is no paragraph', () => {
  expect(speakersOf('By Ann Bell')).toEqual(['Ann Bell', 'Liv Moen']);
});

it('of two authors neither is “I”', () => {
  expect(speakersOf('By Ann Bell and Joe Carr')[0]).toBeUndefined();
});
