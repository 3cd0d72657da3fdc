import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/article/read.ts';
import { findQuotations } from '../../../src/search/quotations/find-quotations.ts';
import { peopleOf } from '../../../src/speech/people/people.ts';
import { readSpeech } from '../../../src/speech/read.ts';

const TEXT = `“The harbours are closing in the U.S.,” said Dora Winters.
“We counted 20,000 herrings in the café,” said Dora Winters.
“No ships sailed,” said Emil Falk.`;

const article = readArticle(new TextEncoder().encode(TEXT), { origin: 'fish.txt' });
const read = { article, speech: readSpeech(article) };
const people = peopleOf([read]);

/** The paragraphs in which quotations about something are found. */
function paragraphsAbout(about: string): number[] {
  const found = findQuotations(people, [read], { person: null, about });
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
    ['harbor', [1]],
    ['herings', [2]],
    ['shp', []],
    ['tungsten', []],
    ['😀', []],
    ['the', []],
  ])('are found by words in any form: %s', (about, wanted) => {
    expect(paragraphsAbout(about)).toEqual(wanted);
  });
});

describe('a subject of several words', () => {
  const subjectOf = (about: string) => {
    const found = findQuotations(people, [read], { person: null, about });
    if (found.kind !== 'about') throw new Error(found.kind);
    return { paragraphs: found.groups.map(({ paragraph }) => paragraph), subject: found.subject };
  };

  it('finds the quotations with all of them alone where there are any', () => {
    const { paragraphs, subject } = subjectOf('harbours closing');
    expect(paragraphs).toEqual([1]);
    expect(subject).toMatchObject({ readAs: [], missing: [], complete: true });
  });

  it('finds those with the most of them otherwise, in order, and tells that none has all', () => {
    const { paragraphs, subject } = subjectOf('herring harbour');
    expect(paragraphs).toEqual([1, 2]);
    expect(subject).toMatchObject({ readAs: [], missing: [], complete: false });
  });

  it('tells which word was not found', () => {
    const { paragraphs, subject } = subjectOf('tungsten harbours');
    expect(paragraphs).toEqual([1]);
    expect(subject).toMatchObject({ missing: ['tungsten'], complete: false });
  });

  it('tells how a misspelt word was read', () => {
    const { paragraphs, subject } = subjectOf('harbuors in the US');
    expect(paragraphs).toEqual([1]);
    expect(subject).toMatchObject({ readAs: [{ asked: 'harbuors', known: 'harbours' }], missing: [] });
  });
});

describe('a person', () => {
  it.each(['Dora Winters', 'dora winters', 'winters', 'wintrs', '#winters'])('is found by %j', (person) => {
    const found = findQuotations(people, [read], { person, about: null });
    expect(found.kind === 'person' && found.speaker.name).toBe('Dora Winters');
  });

  it('who is nobody leads to those there are', () => {
    const found = findQuotations(people, [read], { person: 'Zebedee', about: null });
    expect(found.kind === 'nobody' && found.people.length).toBeGreaterThan(0);
  });
});

it('lists everybody by how much they say, quoted or reported, with what they are', () => {
  const article = readArticle(
    Buffer.from(
      [
        'The ferry',
        'Anna Bergstrom said that the ferry would stop. She said that the pier was old. She said that nobody would pay.',
        'The line has looked at its books. Its director, Piet Larsson, said: “We are sorry.”',
        '“It is a shame,” said Piet Larsson.',
      ].join('\n\n'),
    ),
    { origin: 'a.txt' },
  );
  const read = { article, speech: readSpeech(article) };
  const found = findQuotations(peopleOf([read]), [read], { person: null, about: null });
  const people = found.kind === 'everybody' ? found.people : [];
  const counts = people.map(({ quotations, statements }) => quotations.length + statements.length);
  expect(counts).toEqual(counts.toSorted((one, other) => other - one));
  expect(people[0]?.speaker.name).toBe('Anna Bergstrom');
  expect(people.find(({ speaker }) => speaker.name === 'Piet Larsson')?.speaker.roles).toEqual(['director']);
});
