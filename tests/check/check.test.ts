import { describe, expect, it } from 'vitest';
import { spanText } from '../../src/article/paragraph-text.ts';
import type { Checked, Verdict } from '../../src/check/checked.ts';
import { checked } from './articles.ts';

const waited = 'We have waited eleven years for a pier that does not flood in every storm';

/** [the quotation, the verdict, the paragraph]. */
type Row = readonly [quote: string, verdict: Verdict, paragraph: number];

describe('what is letter for letter', () => {
  const rows: readonly Row[] = [
    [waited, 'verbatim', 3],
    ['a pier that does not flood', 'verbatim', 3],
    ['we have  waited eleven years for a pier that does not flood in every storm.', 'verbatim', 3],
    ['“We have waited eleven years”', 'verbatim', 3],
    ['We have waited … for a pier that does not flood', 'verbatim', 3],
    ['We have waited [...] in every storm', 'verbatim', 3],
    ['[They] have waited eleven years for a pier', 'verbatim', 3],
    ['[W]e have waited eleven years', 'verbatim', 3],
    ['a danger to every child who fishes there', 'verbatim', 5],
    ['We picked 300 crates last year and we will not pick thirty now', 'verbatim', 3],
  ];
  it.each(rows)('“%s” is %s', (quote, verdict, paragraph) => {
    const found = checked(quote);
    expect(found.verdict).toBe(verdict);
    expect(found.differences).toEqual([]);
    expect(found.places.map((place) => place.paragraph)).toEqual([paragraph]);
  });

  it('goes over the words that say who speaks', () => {
    const found = checked('And the second one will follow as soon as the ice has gone');
    expect(found.verdict).toBe('verbatim');
    expect(found.speaker?.name).toBe('Marta Olsen');
  });

  it('names who says it, and the words of the place', () => {
    const found = checked(waited);
    expect(found.speaker?.name).toBe('Marta Olsen');
    const [place] = found.places;
    expect(place && spanText(place.read.article, { paragraph: 3, ...place.range })).toBe(waited);
  });
});

/** [the quotation, the verdict, what it has, what the article has, the kind of difference]. */
type Changed = readonly [quote: string, verdict: Verdict, asked: string, source: string, kind: string];

describe('what is changed', () => {
  const rows: readonly Changed[] = [
    ['We have waited twelve years for a pier that does not flood', 'altered', 'twelve', 'eleven', 'number'],
    ['We picked 310 crates last year and we will not pick thirty now', 'altered', '310', '300', 'number'],
    ['We have waited eleven years for a bridge that does not flood', 'altered', 'bridge', 'pier', 'words'],
    [
      'We have waited eleven years for a pier that does flood in every storm',
      'altered',
      '',
      'not',
      'negation',
    ],
    ['The bank has not been patient with us for a long time', 'altered', 'not', '', 'negation'],
    ['The first stone will be laid in October', 'altered', 'October', 'April', 'name'],
    ['We have waited years for a pier that does not flood', 'altered', '', 'eleven', 'number'],
    [
      'The bank has been patient, and I hope that it stays so',
      'shortened',
      '',
      'with us for a long time',
      'words',
    ],
    ['a danger to every dog who fishes there', 'altered', 'dog', 'child', 'words'],
  ];
  it.each(rows)('“%s” is %s', (quote, verdict, asked, source, kind) => {
    const found = checked(quote);
    expect(found.verdict).toBe(verdict);
    expect(shown(found)).toEqual([{ asked, source, kind }]);
  });

  it('says every change of several', () => {
    const found = checked('We picked 400 crates last year and we will pick thirty now');
    expect(found.verdict).toBe('altered');
    expect(shown(found).map(({ kind }) => kind)).toEqual(['number', 'negation']);
  });

  it('is shortened where a “not” or a denial is cut off', () => {
    const found = checked('said that the costs were under control');
    expect(found.verdict).toBe('shortened');
    const [place] = found.places;
    expect(found.turnedBy && place && spanText(place.read.article, found.turnedBy)).toBe('never');
  });

  it('tells of a “not” in a cut that is marked', () => {
    const found = checked('for a pier … in every storm');
    expect(found.verdict).toBe('verbatim');
    expect(found.turnedBy).not.toBeNull();
  });
});

describe('whose words they are', () => {
  it('is somebody else’s where the article names another', () => {
    const found = checked(waited, 'Piet Brandt');
    expect(found.verdict).toBe('misattributed');
    expect(found.speaker?.name).toBe('Marta Olsen');
  });

  it.each(['Marta Olsen', 'Olsen', 'Mrs Olsen', 'the harbour master', 'Marta Olson'])('is %s’s', (name) => {
    expect(checked(waited, name).verdict).toBe('verbatim');
  });

  it('is joined where the parts stand in two quotations, each with its place', () => {
    const found = checked('We have waited eleven years for a pier will close the old one before the spring');
    expect(found.verdict).toBe('joined');
    expect(found.places).toHaveLength(2);
  });

  it('shows the “not” that is left out, where words are missing over a paragraph’s end', () => {
    const found = checked('Growers lost most of their apples pick thirty now, said Ines Farrow');
    const [turning] = found.differences.filter(({ kind }) => kind === 'negation');
    const article = found.places[0]?.read.article;
    if (article === undefined || turning?.source == null) throw new Error('no “not” is missing');
    expect(spanText(article, turning.source)).toMatch(/^We picked.* we will not$/u);
  });

  it('is joined where the parts stand in two articles', () => {
    const found = checked('The first stone will be laid in April and I hope that it stays so');
    expect(found.verdict).toBe('joined');
    expect(new Set(found.places.map(({ read }) => read.article.title)).size).toBe(2);
  });

  it('is reported where the words are the article’s own', () => {
    const found = checked('The builders expect the work to take two summers');
    expect(found.verdict).toBe('reported');
    expect(found.speaker).toBeNull();
    expect(found.places[0]?.paragraph).toBe(6);
  });

  it('is reported where only some of the words are quoted, and says which', () => {
    const found = checked('called the old pier a danger to every child who fishes there');
    expect(found.verdict).toBe('reported');
    const [place] = found.places;
    const [part] = found.quotedParts;
    expect(part && place && spanText(place.read.article, part)).toBe(
      'a danger to every child who fishes there',
    );
  });

  it.each([
    'The lighthouse keeper found a letter in a bottle behind the stairs',
    'We have always believed that the railway should come back to this town',
    '',
    '“…”',
    '🙂',
  ])('“%s” is not found', (quote) => {
    expect(checked(quote)).toMatchObject({ verdict: 'absent', places: [], differences: [] });
  });
});

describe('where it is looked for', () => {
  it('looks in one article alone', () => {
    const [place] = checked(waited).places;
    const id = place?.read.article.id ?? '';
    expect(checked(waited, undefined, { article: id }).verdict).toBe('verbatim');
    expect(checked(waited, undefined, { article: 'another' }).verdict).toBe('absent');
  });
});

function shown(found: Checked) {
  const [place] = found.places;
  return found.differences.map(({ asked, source, kind }) => ({
    asked: found.asked.quote.slice(asked.start, asked.end),
    source: source === null || place === undefined ? '' : spanText(place.read.article, source),
    kind,
  }));
}
