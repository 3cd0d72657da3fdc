import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/article/read.ts';
import { findQuotes } from '../../src/discord/find-quotes.ts';
import { peopleOf } from '../../src/speech/people.ts';
import { readSpeech } from '../../src/speech/read.ts';

const TEXT = `“The harbours are closing in the U.S.,” said Dora Winters.
“We counted 20,000 herrings in the café,” said Dora Winters.
“No ships sailed,” said Emil Falk.`;

const article = readArticle(new TextEncoder().encode(TEXT), { origin: 'fish.txt' });
const read = { article, speech: readSpeech(article) };
const people = peopleOf([read]);

/** The paragraphs in which quotations about something are found. */
function paragraphsAbout(about: string): number[] {
  const found = findQuotes(people, [read], { person: null, about, article: null, page: 0 });
  return found.kind === 'about' ? found.groups.map(({ paragraph }) => paragraph) : [];
}

describe('quotations about something', () => {
  it.each([
    ['harbour', [1]],
    ['closed harbours', [1]],
    ['HERRING', [2]],
    ['20000', [2]],
    ['20k herrings', [2]],
    ['cafe', [2]],
    ['ship', [3]],
    ['sailing', [3]],
    ['harbour herring', []],
    ['tungsten', []],
  ])('are found by words in any form: %s', (about, wanted) => {
    expect(paragraphsAbout(about)).toEqual(wanted);
  });
});

describe('a person', () => {
  it.each(['Dora Winters', 'dora winters', 'winters', 'wintrs'])('is found by %j', (person) => {
    const found = findQuotes(people, [read], { person, about: null, article: null, page: 0 });
    expect(found.kind === 'person' && found.speaker.name).toBe('Dora Winters');
  });

  it('who is nobody leads to those there are', () => {
    const found = findQuotes(people, [read], { person: 'Zebedee', about: null, article: null, page: 0 });
    expect(found.kind === 'nobody' && found.people.length).toBeGreaterThan(0);
  });
});
