import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article, Span } from '../../../src/article/article.ts';
import { resolveSpeakers } from '../../../src/speech/coreference/speakers.ts';
import type { DraftQuotation, LikelySource } from '../../../src/speech/draft.ts';
import { resolveMarked } from '../marked-article.ts';

type Row = readonly [string, string | null, ...string[]];

function table(phenomenon: string, rows: readonly Row[]): void {
  describe(phenomenon, () => {
    for (const [title, wanted, ...paragraphs] of rows) {
      test(title, () => {
        expect(resolveMarked(...paragraphs).names.at(-1)).toBe(wanted);
      });
    }
  });
}

const port = 'Anna Bergstrom runs the port of Larvik.';

table('full names and surnames', [
  ['a full name', 'Anna Bergstrom', 'The port is open, ⟦Anna Bergstrom⟧ said: “We are glad.”'],
  ['a surname', 'Anna Bergstrom', port, '“We are open,” ⟦Bergstrom⟧ said.'],
  ['a possessive', 'Anna Bergstrom', port, 'They cheered ⟦Bergstrom’s⟧ promise of “a new pier”.'],
  ['a first name', 'Anna Bergstrom', port, '“We are open,” ⟦Anna⟧ said.'],
  ['a transcript’s capitals', 'Anna Bergstrom', port, '⟦BERGSTROM⟧: “We are open.”'],
  ['a middle initial', 'Paul R. Ostrander', 'Paul R. Ostrander won.', '“I won,” ⟦Paul Ostrander⟧ said.'],
  ['a suffix', 'Paul Ostrander Jr.', 'Paul Ostrander Jr. won.', '“I won,” ⟦Ostrander⟧ said.'],
  ['an apostrophe, curly or not', 'Moira O’Donnell', 'Moira O’Donnell won.', "“I won,” ⟦O'Donnell⟧ said."],
  ['a hyphen', 'Moira Finch-Hatton', 'Moira Finch-Hatton won.', '“I won,” ⟦Finch-Hatton⟧ said.'],
  ['small particles', 'Klara von der Heide', 'Klara von der Heide won.', '“I won,” ⟦von der Heide⟧ said.'],
  [
    'a nickname in marks',
    'Robert C. “Bobby” Tarrant',
    'Rep. Robert C. “Bobby” Tarrant won.',
    '“I won,” ⟦Bobby Tarrant⟧ said.',
  ],
  ['a short given name', 'Michael Tarrant', 'Michael Tarrant won.', '“I won,” ⟦Mike Tarrant⟧ said.'],
  [
    'another transliteration',
    'Volodymyr Kovalsky',
    'Volodymyr Kovalsky won.',
    '“I won,” ⟦Volodymyr Kovalskiy⟧ said.',
  ],
  [
    'a given name only in the headline',
    'Anna Bergstrom',
    'Anna Bergstrom Opens Brand New Larvik Pier',
    'It was windy when Bergstrom came.',
    '“It is open,” ⟦Bergstrom⟧ said.',
  ],
  [
    'an office before the name, apart',
    'Anna Bergstrom',
    '“We are ready,” ⟦the Prime Minister⟧, Anna Bergstrom, told the house.',
  ],
  ['a surname that nobody bears in full', 'Bergstrom', '“We are open,” ⟦President Bergstrom⟧ said.'],
  [
    'the same surname, another person',
    'Erik Bergstrom',
    port,
    'Erik Bergstrom, her brother, fishes.',
    '“I fish,” ⟦Erik Bergstrom⟧ said.',
  ],
  [
    'Mr. for the man of the family',
    'Erik Bergstrom',
    port,
    'Erik Bergstrom, her brother, fishes.',
    '“I fish,” ⟦Mr. Bergstrom⟧ said.',
  ],
  [
    'Mrs. for the woman of the family',
    'Anna Bergstrom',
    port,
    'Erik Bergstrom, her brother, fishes. Erik Bergstrom is 40.',
    '“I run a port,” ⟦Mrs. Bergstrom⟧ said.',
  ],
  [
    'the most prominent of a family',
    'Anna Bergstrom',
    port,
    'Anna Bergstrom was born in Oslo. Bergstrom studied ships.',
    'Her brother, Erik Bergstrom, fishes.',
    '“I like ships,” ⟦Bergstrom⟧ said.',
  ],
]);

table('titles, roles and appositions', [
  ['a title before', 'Anna Bergstrom', '“We are open,” said ⟦Prime Minister Anna Bergstrom⟧.'],
  ['Sir before a given name', 'Hugh Tarrant', 'Sir Hugh Tarrant won.', '“I won,” ⟦Sir Hugh⟧ said.'],
  ['several titles', 'Hugh Tarrant', '“I won,” said ⟦former House Majority Leader Sen. Hugh Tarrant⟧.'],
  ['a country first', 'Hugh Tarrant', '“I won,” said ⟦US Vice-President Hugh Tarrant⟧.'],
  ['an apposition after', 'Anna Bergstrom', '“We are open,” said ⟦Anna Bergstrom, the harbour’s director⟧.'],
  ['an apposition before', 'Anna Bergstrom', '“We are open,” said ⟦the harbour’s director, Anna Bergstrom⟧.'],
  [
    'somebody’s manager by name',
    'Lucy Marsh',
    'Hugh Tarrant ran.',
    '“He ran,” said ⟦Tarrant’s campaign manager, Lucy Marsh⟧.',
  ],
  [
    'a spokesman by name',
    'Brian Fenn',
    'Hugh Tarrant ran.',
    '“He ran,” said ⟦Tarrant campaign spokesman Brian Fenn⟧.',
  ],
]);

table('roles without a name', [
  [
    'the PM',
    'Anna Bergstrom',
    'Prime Minister Anna Bergstrom spoke in Oslo.',
    'Later ⟦the PM⟧ called it “a good day”.',
  ],
  [
    'the Danish President',
    'Erik Holm',
    'Danish President Erik Holm met French President Luc Morel.',
    'Later ⟦the Danish President⟧ called it “a good day”.',
  ],
  [
    'the other president',
    'Luc Morel',
    'Danish President Erik Holm met French President Luc Morel.',
    'Later ⟦the French leader⟧ called it “a good day”.',
  ],
  ['the senator', 'Hugh Tarrant', 'Sen. Hugh Tarrant met the press.', '“I won,” ⟦the senator⟧ said.'],
  [
    'a role from an apposition',
    'Anna Bergstrom',
    'Anna Bergstrom, the mayor of Larvik, was late.',
    '“I am sorry,” ⟦the mayor⟧ said.',
  ],
  [
    'a former president is not the president',
    'Erik Holm',
    'President Erik Holm met former President Luc Morel.',
    '“I won,” ⟦the president⟧ said.',
  ],
  [
    'a description of whom the text is about',
    'Hugh Tarrant',
    'Hugh Tarrant flew to Bergen on Monday.',
    '“I own half of it,” ⟦the billionaire⟧ said.',
  ],
]);

table('who a source’s words come down to', [
  ['her warning is hers', 'Anna Bergstrom', port, 'In ⟦her warning⟧ the pier was “about to fall”.'],
  ['a person’s claim', 'Anna Bergstrom', port, '⟦Bergstrom’s claim⟧ was that the pier was “about to fall”.'],
  [
    'an office in several words',
    'Anna Bergstrom',
    '“Welcome,” said ⟦master of ceremonies Anna Bergstrom, a sailor⟧.',
  ],
  [
    'former before the name that a comma adds',
    'Hugh Tarrant',
    '⟦One of her friends who likes piers, former Larvik Mayor Hugh Tarrant⟧, called it “a shame”.',
  ],
  ['two who speak, though one is the source', null, '“No,” ⟦Anna Bergstrom⟧ and Hugh Tarrant said.'],
  ['two who speak after the verb', null, '“No,” said ⟦Anna Bergstrom⟧ and Hugh Tarrant.'],
  ['two sailors by name', null, '⟦Two sailors, Anna Bergstrom and Hugh Tarrant,⟧ called it “a shame”.'],
  ['a number of people', 'Hundreds of dockers', '⟦Hundreds⟧ of dockers chanted “No pier”.'],
  ['a share of people', 'Only 52 percent of voters', 'Only 52 percent of ⟦voters⟧ called it “good”.'],
  ['what comes after a preposition', 'a docker from Larvik', '“No,” ⟦a docker⟧ from Larvik said.'],
  ['no conjunction in front', 'the star docker', '⟦But the star docker⟧ called it “a shame”.'],
  ['which for a thing is nobody', null, port, 'Bergstrom wrote her new Larvik song, ⟦which⟧ says “Come”.'],
  [
    'a surname that is a nationality',
    'Hugh Dane',
    'Hugh Dane won.',
    'On Monday Dane said “yes” and ⟦he⟧ said “no”.',
  ],
  [
    'an article before a name',
    'Hugh Tarrant',
    'She read “Piers: The Real Hugh Tarrant.”',
    '“I won,” ⟦Tarrant⟧ said.',
  ],
]);

table('pronouns', [
  ['she', 'Anna Bergstrom', 'Anna Bergstrom met Hugh Tarrant.', '“We are open,” ⟦she⟧ said.'],
  ['he', 'Hugh Tarrant', 'Anna Bergstrom met Hugh Tarrant.', '“We are open,” ⟦he⟧ said.'],
  [
    'the subject before the object',
    'Hugh Tarrant',
    'Hugh Tarrant criticised Erik Holm on Monday.',
    '“It was wrong,” ⟦he⟧ said.',
  ],
  [
    'the speaker of the quotation before',
    'Erik Holm',
    'Hugh Tarrant won on Monday.',
    '“It was wrong,” Erik Holm said.',
    '“I will appeal,” ⟦he⟧ added.',
  ],
  [
    'who was introduced last',
    'Erik Holm',
    'Hugh Tarrant won on Monday. Tarrant was glad.',
    'It went unseen by most, noted the paper’s Erik Holm.',
    '“Nobody looked,” ⟦he⟧ wrote.',
  ],
  [
    'not whom the quotation names',
    'Erik Holm',
    'Erik Holm spoke about Hugh Tarrant.',
    '“Tarrant is wrong,” ⟦he⟧ said.',
  ],
  [
    'not whom somebody is only said to be',
    'Mia Holm',
    'Mia Holm said Anna Bergstrom was late.',
    '“I waited an hour,” ⟦she⟧ said.',
  ],
  [
    'not whom only a caption names',
    'Hugh Tarrant',
    'Hugh Tarrant won on Monday.',
    'CAPTION Erik Holm waves in Oslo',
    '“I won,” ⟦he⟧ said.',
  ],
  ['gender by Mr.', 'Wenlok Tarrant', 'Mr. Wenlok Tarrant met Anna Bergstrom.', '“I won,” ⟦he⟧ said.'],
  [
    'gender by what stands before the name',
    'Lu Tarrant',
    'Hugh Holm flew to Oslo. Port spokeswoman Lu Tarrant stayed.',
    '“I won,” ⟦she⟧ said.',
  ],
  [
    'a pronoun before the name',
    'Hugh Tarrant',
    'After ⟦he⟧ called the pier “a shame”, the mayor Hugh Tarrant left.',
  ],
  [
    'somebody said to do something speaks no more',
    'Hugh Tarrant',
    'Hugh Tarrant, a sailor, said Mr. Holm and his crew had left. The sea was calm near the pier, ⟦he⟧ said: “Calm.”',
  ],
  [
    'gender by later pronouns',
    'Wenlok Tarrant',
    'Wenlok Tarrant won. He was glad.',
    'Anna Bergstrom met Tarrant on Monday.',
    '“I won,” ⟦he⟧ said.',
  ],
  ['who', 'Anna Bergstrom', 'They met Anna Bergstrom, ⟦who⟧ said: “We are open.”'],
  ['a writer of a letter', 'Erik Holm', 'Sirs, ⟦I⟧ call this “a scandal”.', 'Erik Holm.'],
  [
    'whose column it is',
    'Anna Bergstrom',
    'Anna Bergstrom: The Pier That Was',
    'Yesterday ⟦I⟧ called it “a shame”.',
  ],
  ['nobody after a new beginning', null, 'Hugh Tarrant won on Monday.', '* * *', '“I won,” ⟦he⟧ said.'],
  ['nobody of that gender', null, 'Hugh Tarrant won on Monday.', '“I won,” ⟦she⟧ said.'],
  ['a described speaker', 'a young fisherman', '“I fish,” said ⟦a young fisherman⟧.', 'Nothing else moved.'],
]);

table('bodies and unnamed speakers', [
  ['a house', 'The White House', 'Hours later, ⟦the White House⟧ said it was “being reviewed”.'],
  ['a campaign', 'The Tarrant campaign', '⟦The Tarrant campaign⟧ called it “a lie”.'],
  [
    'an acronym',
    'International Harbour Federation',
    'The report of International Harbour Federation came.',
    'Later ⟦IHF⟧ called it “a draft”.',
  ],
  [
    'a campaign by its owner’s pronoun',
    'Tarrant’s campaign',
    'Hugh Tarrant ran. Tarrant’s campaign was short.',
    'On Monday ⟦his campaign⟧ called it “a lie”.',
  ],
  [
    'an office by its owner’s pronoun',
    'Tarrant’s office',
    'Hugh Tarrant ran. Tarrant’s office is small.',
    'On Monday ⟦his office⟧ called it “a lie”.',
  ],
  [
    'the administration spoken of',
    'The Tarrant administration',
    'Hugh Tarrant ran. The Tarrant administration was short.',
    '⟦The administration⟧ called it “a lie”.',
  ],
  [
    'the campaign spoken of',
    'The Tarrant campaign',
    'Hugh Tarrant ran. The Tarrant campaign was short.',
    'On Monday ⟦the campaign⟧ called it “a lie”.',
  ],
  ['the paper', 'Larvik Gazette', 'Larvik Gazette came out. It was thin.', '“A lie,” ⟦the paper⟧ wrote.'],
  [
    'an agency that spoke last',
    'NRO',
    'NRO said no. It declined to add more.',
    '“A lie,” ⟦the agency⟧ said.',
  ],
  ['who publishes an article', 'Larvik Gazette', '⟦A Larvik Gazette article⟧ called it “a lie”.'],
  [
    'who published the article',
    'Larvik Gazette',
    'It stood in a Larvik Gazette article.',
    '“A lie,” ⟦the article⟧ said.',
  ],
  ['an official', 'a senior official', '“No,” said ⟦a senior official⟧.'],
  ['sources', 'Government sources', '⟦Government sources⟧ said talks went on “at all levels”.'],
  ['one of a nation', 'one Ukrainian MP', 'It ran out, with ⟦one Ukrainian MP⟧ warning: “Many will die.”'],
  [
    'a Tarrant spokesman is not Tarrant',
    'a Tarrant spokesman',
    'Hugh Tarrant ran.',
    '“No,” said ⟦a Tarrant spokesman⟧.',
  ],
  [
    'somebody’s doctor is not he',
    'Hugh Tarrant’s doctor',
    'Hugh Tarrant ran.',
    '“No,” said ⟦Hugh Tarrant’s doctor⟧.',
  ],
  [
    'a spokesman for somebody is not she',
    'a spokesman for Anna Bergstrom',
    port,
    '“No,” said ⟦a spokesman for Anna Bergstrom⟧.',
  ],
  [
    'two people are nobody',
    null,
    'Anna Bergstrom met Hugh Tarrant.',
    '“We won,” ⟦Anna Bergstrom and Hugh Tarrant⟧ said.',
  ],
]);

test('aliases are the other forms with titles, the most frequent first, and roles are as written', () => {
  const { resolved } = resolveMarked(
    'Prime Minister Anna Bergstrom spoke. Mrs Bergstrom was late. Mrs Bergstrom smiled.',
    'Later ⟦the PM⟧ called it “a good day”.',
  );
  const speaker = resolved.speakers[0];
  expect(speaker?.name).toBe('Anna Bergstrom');
  expect(speaker?.kind).toBe('person');
  expect(speaker?.aliases.slice(0, 2)).toEqual(['Mrs Bergstrom', 'Bergstrom']);
  expect(speaker?.aliases).toContain('Prime Minister Anna Bergstrom');
  expect(speaker?.aliases).toContain('the PM');
  expect(speaker?.roles).toContain('Prime Minister');
});

test('everybody named is listed, the quoted first; places and days are not', () => {
  const { resolved } = resolveMarked(
    'Hugh Tarrant met Erik Holm in Oslo on Monday. Hugh Tarrant won.',
    '“I lost,” ⟦Holm⟧ said.',
  );
  expect(resolved.speakers.map((speaker) => speaker.name)).toEqual(['Erik Holm', 'Hugh Tarrant']);
});

test('one source and another one are two', () => {
  const { resolved } = resolveMarked('“No,” ⟦one source⟧ said.', '“Yes,” ⟦another source⟧ said.');
  expect(resolved.speakers.map(({ name }) => name)).toEqual(['one source', 'another source']);
});

test('towns, groups and headlines are nobody who is listed', () => {
  const { resolved } = resolveMarked(
    'Hugh Tarrant flew to San Martino for the Tarrant Global Initiative. Read more: Harbour Board Declares War',
    'Recall Sen. Hugh Tarrant. A Tarrant-like man came.',
  );
  expect(resolved.speakers.map(({ name }) => name)).toEqual(['Hugh Tarrant']);
  expect(resolved.speakers[0]?.roles).toEqual(['Sen.']);
});

test('a role ends where another sentence begins', () => {
  const { resolved } = resolveMarked(
    'Hugh Tarrant, director of the Office of Ports and Piers, met Erik Holm, Tarrant teamed up with Sen. Luc Morel.',
  );
  const rolesOf = (name: string) => resolved.speakers.find((speaker) => speaker.name === name)?.roles;
  expect(rolesOf('Hugh Tarrant')).toEqual(['director of the Office of Ports and Piers']);
  expect(rolesOf('Erik Holm')).toEqual([]);
});

describe('how certain a speaker is', () => {
  const text = 'Anna Bergstrom came. “No,” Bergstrom said.';
  const article: Article = {
    id: 'x',
    title: 'x',
    origin: 'x',
    paragraphs: [{ number: 1, kind: 'body', text }],
  };
  const at = (start: number, end: number) => ({ paragraph: 1, start, end });
  const draft: DraftQuotation = {
    ...at(22, 25),
    source: at(27, 36),
    sources: [],
    quoted: 1,
    cue: at(37, 41),
    attribution: null,
    continues: false,
  };
  const likely = (span: Span, share: number): LikelySource => ({ span, introduction: span, share });
  const speakerOf = (one: DraftQuotation) => resolveSpeakers(article, [one]).speakerOf(0)?.name ?? null;

  test('the chances of all sources that stand for one person add up', () => {
    const [full, short] = [at(0, 14), at(27, 36)];
    expect(speakerOf({ ...draft, sources: [likely(short, 0.4)] })).toBeNull();
    const sources = [likely(short, 0.4), likely(full, 0.4)];
    expect(speakerOf({ ...draft, sources })).toBe('Anna Bergstrom');
  });

  test('who is chosen, those words are the source shown', () => {
    const sources = [likely(at(15, 19), 0.15), likely(at(27, 36), 0.8)];
    expect(resolveSpeakers(article, [{ ...draft, sources }]).sourceOf(0)).toEqual(likely(at(27, 36), 0.8));
  });

  test('words that may be no quotation have a speaker only by a verb of speech', () => {
    const sources = [likely(at(27, 36), 1)];
    expect(speakerOf({ ...draft, sources, quoted: 0.5 })).toBe('Anna Bergstrom');
    expect(speakerOf({ ...draft, sources, quoted: 0.5, cue: at(15, 19) })).toBeNull();
    expect(speakerOf({ ...draft, sources, quoted: 0.5, cue: null })).toBeNull();
  });
});

test('a source that is not certain enough names nobody', () => {
  const text = 'Anna Bergstrom came. “No,” Bergstrom said.';
  const article: Article = {
    id: 'x',
    title: 'x',
    origin: 'x',
    paragraphs: [{ number: 1, kind: 'body', text }],
  };
  const source = { paragraph: 1, start: 27, end: 36 };
  const draft = (certainty: number): DraftQuotation => ({
    paragraph: 1,
    start: 22,
    end: 25,
    source,
    sources: [{ span: source, introduction: source, share: certainty }],
    quoted: 1,
    cue: null,
    attribution: { rule: 'cue after', certainty },
    continues: false,
  });
  expect(resolveSpeakers(article, [draft(0.9)]).speakerOf(0)?.name).toBe('Anna Bergstrom');
  expect(resolveSpeakers(article, [draft(0.2)]).speakerOf(0)).toBeNull();
});

const words = fc.constantFrom(
  'Anna',
  'Bergstrom',
  'Mr.',
  'he',
  'She',
  'who',
  'the',
  'President',
  'of',
  'and',
  'said',
  ',',
  '.',
  '’s',
  '“',
  '”',
  'NATO',
  'U.S.',
  'von',
  'der',
  'Jr.',
  '(',
  ')',
  ':',
  'Monday',
  'é',
  '\u0301',
  '👩‍🚀',
  'Sir',
  'it',
  'I',
  'campaign',
);
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.array(words, { maxLength: 60 }).map((list) => list.join(' ')),
);

test('any text and any drafts: never throws, deterministic, names and mentions stand in the article', () => {
  const spans = fc.record({ paragraph: fc.nat(5), start: fc.nat(90), length: fc.nat(30) });
  const input = fc.record({
    paragraphs: fc.array(texts, { maxLength: 5 }),
    quotations: fc.array(fc.record({ at: spans, source: fc.option(spans) }), { maxLength: 6 }),
  });
  fc.assert(
    fc.property(input, ({ paragraphs, quotations }) => {
      const article: Article = {
        id: 'any',
        title: 'any',
        origin: 'any',
        paragraphs: paragraphs.map((text, index) => ({ number: index + 1, kind: 'body', text })),
      };
      const span = (at: { paragraph: number; start: number; length: number }) => ({
        paragraph: at.paragraph,
        start: at.start,
        end: at.start + at.length,
      });
      const drafts = quotations.map(
        ({ at, source }): DraftQuotation => ({
          ...span(at),
          source: source ? span(source) : null,
          sources: source ? [{ span: span(source), introduction: span(source), share: 1 }] : [],
          quoted: 1,
          cue: null,
          attribution: null,
          continues: false,
        }),
      );
      const first = resolveSpeakers(article, drafts);
      expect(resolveSpeakers(article, drafts).speakers).toEqual(first.speakers);
      const whole = paragraphs.join('\n');
      expect(new Set(first.speakers.map((speaker) => speaker.id)).size).toBe(first.speakers.length);
      for (const speaker of first.speakers) {
        expect(whole).toContain(speaker.name.replace(/^The /u, ''));
        for (const alias of speaker.aliases) expect(whole).toContain(alias);
        for (const role of speaker.roles) expect(whole).toContain(role);
        for (const { paragraph, start, end } of speaker.mentions) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(paragraphs[paragraph - 1]?.length ?? 0);
        }
      }
      for (const index of drafts.keys()) {
        const speaker = first.speakerOf(index);
        if (speaker) expect(first.speakers).toContain(speaker);
      }
    }),
    { numRuns: 300 },
  );
});

test('a long article takes time in proportion to its length', () => {
  const paragraph =
    'President Anna Bergstrom said “no” to the senator. He told Bob Holm, the mayor, that she left. ';
  const time = (times: number): number => {
    const begun = process.cpuUsage();
    resolveMarked(...Array.from({ length: 40 }, () => paragraph.repeat(times)));
    return process.cpuUsage(begun).user;
  };
  time(20);
  const short = Math.max(time(20), 20_000);
  expect(time(160)).toBeLessThan(short * 8 * 6);
});
