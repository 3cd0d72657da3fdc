import { describe, expect, it } from 'vitest';
import { tellingRole, withFullNames } from '../../../src/speech/people/full-names.ts';
import type { QuotedPerson } from '../../../src/speech/people/people.ts';
import type { Speaker, SpeakerKind } from '../../../src/speech/speech.ts';

function speaker(name: string, aliases: string[] = [], kind: SpeakerKind = 'person'): Speaker {
  return { id: name, name, kind, aliases, roles: [], mentions: [] };
}
const known = (...speakers: Speaker[]): QuotedPerson[] =>
  speakers.map((each) => ({ speaker: each, quotations: [], statements: [], mentions: [] }));
const shown = (quoted: [Speaker, number][], people: QuotedPerson[]) =>
  withFullNames(
    quoted.map(([each, count]) => ({ speaker: each, count })),
    people,
  ).map((each) => [each.speaker.name, each.count]);

describe('the names of who is quoted in a thread', () => {
  const people = known(
    speaker('Ingrid Solvang', ['the mayor', 'Mayor Solvang']),
    speaker('Harbour Trust', [], 'body'),
    speaker('Anna Lind'),
    speaker('Peter Lind'),
  );

  it.each([
    ['a surname', 'Solvang', 'Ingrid Solvang'],
    ['an alias', 'the Mayor', 'Ingrid Solvang'],
    ['a whole name, as it was written', 'Ingrid SOLVANG', 'Ingrid SOLVANG'],
    ['a surname that two people share', 'Lind', 'Lind'],
    ['somebody the article does not know', 'Berg', 'Berg'],
    ['the end of a body’s name', 'Trust', 'Trust'],
  ])('%s', (_, said, expected) => {
    expect(shown([[speaker(said), 2]], people)).toEqual([[expected, 2]]);
  });

  it('adds up one person under several names, most quoted first', () => {
    expect(
      shown(
        [
          [speaker('Anna Lind'), 2],
          [speaker('Solvang'), 1],
          [speaker('the mayor'), 2],
        ],
        people,
      ),
    ).toEqual([
      ['Ingrid Solvang', 3],
      ['Anna Lind', 2],
    ]);
  });

  it('leaves a speaker who is only described as described', () => {
    expect(shown([[speaker('the mayor', [], 'unnamed'), 1]], people)).toEqual([['the mayor', 1]]);
  });
});

describe('the role shown of a speaker', () => {
  it.each<[string, string[], string | undefined]>([
    ['none', [], undefined],
    ['the fuller of two', ['President', 'Norwegian President'], 'Norwegian President'],
    ['the first of unlike ones', ['mayor', 'former judge'], 'mayor'],
    ['none that is a sentence', ['a '.repeat(40)], undefined],
  ])('is %s', (_, roles, expected) => {
    expect(tellingRole({ ...speaker('Kari Moe'), roles })).toBe(expected);
  });
});
