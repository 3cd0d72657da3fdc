import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchPeople } from '../../../src/speech/people/match-people.ts';
import { peopleOf, type QuotedPerson } from '../../../src/speech/people/people.ts';
import type { Quotation, Speaker, Speech } from '../../../src/speech/speech.ts';
import { resolveMarked } from '../marked-article.ts';

function read(...paragraphs: readonly string[]) {
  const { article, resolved } = resolveMarked(...paragraphs);
  const quotations = resolved.speakers.length
    ? [...paragraphs.keys()].flatMap((index): Quotation[] => {
        const speaker = resolved.speakerOf(index);
        const at = { paragraph: 1, start: 0, end: 1 };
        return speaker
          ? [{ ...at, speaker, source: null, cue: null, attribution: null, continues: false }]
          : [];
      })
    : [];
  const speech: Speech = { quotations, statements: [], speakers: resolved.speakers };
  return { article: { ...article, id: paragraphs.join('|') }, speech };
}

const names = (people: readonly QuotedPerson[]): readonly string[] =>
  people.map(({ speaker }) => speaker.name);

describe('people over several articles', () => {
  const rows: readonly [string, readonly string[], readonly string[], readonly string[]][] = [
    ['the same full name', ['Anna Bergstrom won.'], ['Anna Bergstrom lost.'], ['Anna Bergstrom']],
    ['a middle initial in one', ['Anna Bergstrom won.'], ['Anna K. Bergstrom lost.'], ['Anna K. Bergstrom']],
    ['another transliteration', ['Olena Kovalsky won.'], ['Olena Kovalskiy lost.'], ['Olena Kovalsky']],
    [
      'other middle initials',
      ['Anna B. Holm won.'],
      ['Anna K. Holm lost.'],
      ['Anna B. Holm', 'Anna K. Holm'],
    ],
    ['father and son', ['Paul Holm Jr. won.'], ['Paul Holm Sr. lost.'], ['Paul Holm Jr.', 'Paul Holm Sr.']],
    [
      'a surname alone',
      ['Anna Bergstrom won.'],
      ['President Bergstrom lost.'],
      ['Anna Bergstrom', 'Bergstrom'],
    ],
    ['a short form of the name', ['Michael Holm won.'], ['Mike Holm lost.'], ['Michael Holm', 'Mike Holm']],
    ['descriptions', ['“No,” ⟦a source⟧ said.'], ['“No,” ⟦a source⟧ said.'], ['a source', 'a source']],
    ['a body', ['⟦The White House⟧ said “no”.'], ['“No,” ⟦the White House⟧ said.'], ['The White House']],
  ];
  for (const [title, first, second, wanted] of rows) {
    test(title, () => {
      expect([...names(peopleOf([read(...first), read(...second)]))].sort()).toEqual([...wanted].sort());
    });
  }

  test('keeps every quotation and mention with its article, and all aliases', () => {
    const first = read('“We won,” ⟦Prime Minister Anna Bergstrom⟧ said.');
    const second = read('“We lost,” ⟦Mrs Anna Bergstrom⟧ said. Bergstrom left.');
    const [person] = peopleOf([first, second]);
    expect(person?.quotations.map(({ article }) => article)).toEqual([first.article, second.article]);
    expect(person?.mentions).toHaveLength(3);
    expect(person?.speaker.aliases).toEqual(
      expect.arrayContaining(['Prime Minister Anna Bergstrom', 'Mrs Anna Bergstrom', 'Bergstrom']),
    );
  });

  test('the most quoted come first, then the most mentioned', () => {
    const people = peopleOf([
      read('“We won,” ⟦Anna Bergstrom⟧ said.', 'Erik Holm met Paul Tarrant. Tarrant left.'),
    ]);
    expect(names(people)).toEqual(['Anna Bergstrom', 'Paul Tarrant', 'Erik Holm']);
  });
});

function person(name: string, aliases: readonly string[] = [], roles: readonly string[] = []): QuotedPerson {
  const speaker: Speaker = { id: name, name, kind: 'person', aliases, roles, mentions: [] };
  return { speaker, quotations: [], statements: [], mentions: [] };
}

const people = [
  person('Wenceslas Kovalsky', ['President Kovalsky', 'the Bohemian leader'], ['Bohemian President']),
  person('Hugh Tarrant', ['Sir Hugh', 'the PM', 'Prime Minister Hugh Tarrant'], ['Prime Minister']),
  person('Jonas van der Heide', ['van der Heide']),
  person('Moira O’Donnell', ['O’Donnell'], ['US Vice-President']),
  person('Zoë Tarrantino', ['Tarrantino']),
  person('The Harbour Board', ['the Board']),
];

describe('finding a person by what somebody typed', () => {
  const rows: readonly [string, string, string | undefined][] = [
    ['a full name', 'Hugh Tarrant', 'Hugh Tarrant'],
    ['other capitals', 'hUGH tARRANT', 'Hugh Tarrant'],
    ['a beginning', 'hug', 'Hugh Tarrant'],
    ['a surname’s beginning', 'kov', 'Wenceslas Kovalsky'],
    ['a surname before a longer one', 'tarrant', 'Hugh Tarrant'],
    ['given name and surname’s beginning', 'hugh t', 'Hugh Tarrant'],
    ['surname first', 'tarrant hugh', 'Hugh Tarrant'],
    ['an alias', 'the PM', 'Hugh Tarrant'],
    ['an alias without its article', 'pm', 'Hugh Tarrant'],
    ['a title typed', 'sir hugh tarrant', 'Hugh Tarrant'],
    ['a title that the article does not use', 'Senator Moira O’Donnell', 'Moira O’Donnell'],
    ['a title and a surname', 'mr kovalsky', 'Wenceslas Kovalsky'],
    ['a role', 'prime minister', 'Hugh Tarrant'],
    ['a part of a role', 'the vice-president', 'Moira O’Donnell'],
    ['particles', 'van der heide', 'Jonas van der Heide'],
    ['no apostrophe', 'odonnell', 'Moira O’Donnell'],
    ['a straight apostrophe', "o'donnell", 'Moira O’Donnell'],
    ['no accent', 'zoe', 'Zoë Tarrantino'],
    ['another ending', 'kovalskyy', 'Wenceslas Kovalsky'],
    ['a letter missing', 'kovasky', 'Wenceslas Kovalsky'],
    ['letters swapped', 'tarratn', 'Hugh Tarrant'],
    ['both words misspelt', 'huhg tarant', 'Hugh Tarrant'],
    ['a body without its article', 'harbour board', 'The Harbour Board'],
    ['an office and its country', 'Prime Minister of Britain', 'Hugh Tarrant'],
    ['the beginning of a name, a letter wrong', 'kovel', 'Wenceslas Kovalsky'],
    ['nobody near', 'quibbleworth', undefined],
    ['a short word misspelt is not guessed', 'xm', undefined],
    ['marks alone find everybody', '  ’ ', 'Wenceslas Kovalsky'],
  ];
  for (const [title, typed, wanted] of rows) {
    test(title, () => expect(matchPeople(people, typed)[0]?.speaker.name).toBe(wanted));
  }

  test('an empty text gives everybody as they are', () => {
    expect(matchPeople(people, '')).toEqual(people);
  });

  test('any text: never throws, gives only people of the list, each once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (typed) => {
        const found = matchPeople(people, typed);
        expect(new Set(found).size).toBe(found.length);
        for (const one of found) expect(people).toContain(one);
      }),
    );
  });

  test('everybody is found by any beginning of the name', () => {
    fc.assert(
      fc.property(fc.nat(people.length - 1), fc.integer({ min: 1, max: 20 }), (index, length) => {
        const wanted = people[index];
        const typed = wanted?.speaker.name.slice(0, length) ?? '';
        expect(matchPeople(people, typed)).toContain(wanted);
      }),
    );
  });
});
