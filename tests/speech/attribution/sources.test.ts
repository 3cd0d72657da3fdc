import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/article/read.ts';
import { readSpeech } from '../../../src/speech/read.ts';

/** The source's words for each quotation of the text, in order. */
function sourcesIn(text: string): (string | null)[] {
  const article = readArticle(new TextEncoder().encode(text), { origin: 'fixture.txt' });
  const words = new Map(article.paragraphs.map((paragraph) => [paragraph.number, paragraph.text]));
  return readSpeech(article).quotations.map(({ source }) =>
    source === null ? null : (words.get(source.paragraph) ?? '').slice(source.start, source.end),
  );
}

const OPENING = 'The council met in Harwick on Monday to decide about the old harbour.\n';

describe('the source of a quotation', () => {
  it.each([
    ['cue before', 'Martha Quill said: “The harbour stays open for everybody.”', ['Martha Quill']],
    [
      'cue before, with that',
      'Martha Quill said that the harbour was “open for everybody in town”.',
      ['Martha Quill'],
    ],
    ['cue after', '“The harbour stays open for everybody,” Martha Quill said.', ['Martha Quill']],
    ['cue after, inverted', '“The harbour stays open for everybody,” said Martha Quill.', ['Martha Quill']],
    [
      'cue inside',
      '“The harbour,” Martha Quill said, “stays open for everybody.”',
      ['Martha Quill', 'Martha Quill'],
    ],
    ['pronoun', 'Martha Quill was pleased. “The harbour stays open for everybody,” she said.', ['she']],
    [
      'carried over',
      '“The harbour stays open,” said Martha Quill. “It always has been and it always will be.”',
      ['Martha Quill', 'Martha Quill'],
    ],
    [
      'according to',
      'The harbour is “open for everybody in town”, according to Martha Quill.',
      ['Martha Quill'],
    ],
    [
      'in a statement',
      'In a statement on Tuesday, Martha Quill called the vote “a good day for the harbour”.',
      ['Martha Quill'],
    ],
    [
      'noun',
      'Martha Quill’s warning that the harbour was “about to fall into the sea” was heard.',
      ['Martha Quill'],
    ],
    [
      'participle',
      'Martha Quill welcomed the vote, saying: “The harbour stays open for everybody.”',
      ['Martha Quill'],
    ],
    [
      'relative clause',
      '“The harbour stays open,” said Martha Quill, who has led the council since May.',
      ['Martha Quill'],
    ],
    [
      'apposition',
      '“The harbour stays open for everybody,” said Martha Quill, the mayor of Harwick.',
      ['Martha Quill'],
    ],
    ['role', '“The harbour stays open for everybody,” the mayor said.', ['the mayor']],
    [
      'unnamed speaker',
      '“The harbour stays open for everybody,” a senior official said.',
      ['a senior official'],
    ],
    ['transcript', 'QUILL: “The harbour stays open for everybody, I promise.”', ['QUILL']],
    [
      'organisation',
      'The Harwick Gazette reported that the vote was “a surprise to everybody in town”.',
      ['The Harwick Gazette'],
    ],
    ['title', '“The harbour stays open for everybody,” Mrs Quill told reporters.', ['Mrs Quill']],
    ['British marks', '‘The harbour stays open for everybody,’ said Martha Quill.', ['Martha Quill']],
    ['straight marks', '"The harbour stays open for everybody," said Martha Quill.', ['Martha Quill']],
    [
      'passive with an agent',
      'The plan was described as “reckless” by the harbour’s owner, Anna Holt.',
      ['the harbour’s owner'],
    ],
    [
      'passive with a named agent',
      'The vote has been dismissed as “a farce from start to finish” by Anna Holt.',
      ['Anna Holt'],
    ],
    [
      'two speakers in one paragraph',
      '“It was a gift,” the clerk’s brother, Paul Ames, recalled. His sister Ruth Ames disagreed: “It was theft.”',
      ['the clerk’s brother', 'His sister Ruth Ames'],
    ],
    [
      'reported speech: the outermost says it',
      'Anna Holt said that Marlow had told her the deal was “dead in the water”.',
      ['Anna Holt'],
    ],
    [
      'relative pronoun, shown with whom it stands for',
      'The vote was won by Martha Quill, who called it “a good day for the harbour”.',
      ['Martha Quill, who'],
    ],
    ['of-phrase', '“The harbour stays open for everybody,” said one of the pilots.', ['one of the pilots']],
    ['dash', '“The harbour stays open for everybody.” — Anna Holt', ['Anna Holt']],
    // Unlike any sentence that the weights were taught with.
    [
      'two speakers in one paragraph, in other words',
      '“Our boats are safe,” the pilots’ chairwoman, Eva Lund, told a hearing. Her deputy Olaf Moe begged to differ: “They leak like sieves.”',
      ['the pilots’ chairwoman', 'Her deputy Olaf Moe'],
    ],
    [
      'passive with an agent, in other words',
      'The scheme was branded “a costly toy” by the shipyard’s former director, Nils Berg.',
      ['the shipyard’s former director'],
    ],
    ['a name that is also a word', '“The harbour stays open for everybody,” Will said.', ['Will']],
  ])('is found: %s', (_, sentence, expected) => {
    expect(sourcesIn(OPENING + sentence)).toEqual(expected);
  });

  it('is the owner of the letter that a relative clause quotes', () => {
    expect(
      sourcesIn(
        `${OPENING}The vote is a blow to Mrs Quill’s long letter, which begins with: “Keep it open.”`,
      ),
    ).toEqual(['Mrs Quill']);
  });

  it('is carried over paragraphs of one quotation', () => {
    const text = `${OPENING}Martha Quill said: “The harbour stays open.\n“It always has been and always will be.”`;
    expect(sourcesIn(text)).toEqual(['Martha Quill', 'Martha Quill']);
  });

  it('stands in a paragraph that ends in a colon', () => {
    const text = `${OPENING}In her letter to the council, Martha Quill wrote:\n“The harbour stays open for everybody.”`;
    expect(sourcesIn(text)).toEqual(['Martha Quill']);
  });

  it('is read off a transcript’s label within the marks', () => {
    const text = `${OPENING}“QUILL: The harbour stays open.”\n“MARLOW: Nobody can promise that, and you know it.”`;
    expect(sourcesIn(text)).toEqual(['QUILL', 'MARLOW']);
  });

  it('is read off such labels after a line that announces a transcript, too', () => {
    const text = `${OPENING}Partial transcript as follows:\n“MARLOW: Let’s start with the harbour. What is it?”\n“QUILL: Well, look, it stays open.”`;
    expect(sourcesIn(text)).toEqual(['MARLOW', 'QUILL']);
  });

  it('keeps how it was found', () => {
    const article = readArticle(
      new TextEncoder().encode(`${OPENING}“The harbour stays open for everybody,” said Martha Quill.`),
      { origin: 'fixture.txt' },
    );
    const quotation = readSpeech(article).quotations[0];
    const text = article.paragraphs[1]?.text ?? '';
    expect(quotation?.attribution?.rule).toBe('cue after');
    expect(quotation?.attribution?.certainty).toBeGreaterThan(0.8);
    expect(text.slice(quotation?.cue?.start, quotation?.cue?.end)).toBe('said');
  });
});

describe('words in marks that nobody says', () => {
  it.each([
    ['a programme', 'Anna Holt was a guest on Channel Six’s “Evening Talk” on Monday.'],
    ['a film and a song', 'She praised the film “The Last Harbour” and the song “Golden Days.”'],
    // Unlike any sentence that the weights were taught with.
    ['a quiz', 'Viewers of the quiz “Nine Lives” voted for Eva Lund.'],
    ['a memoir', 'Nils Berg, whose memoir “Salt and Rope” came out in May, refused to comment.'],
    ['a scheme', 'Eva Lund unveiled the “Blue Coast” scheme in Tromso.'],
    ['a plan', 'The clerk said the “Safer Harbours” plan was late.'],
    ['what is so called', 'The so-called “bridge to nowhere” cost the town two millions.'],
    ['a title', 'The band closed the evening with “Harbour Lights” and went home.'],
    ['a nickname', 'Harold “Sparky” Lunt won the race by a mile on Sunday.'],
  ])('are left out or unnamed: %s', (_, sentence) => {
    const article = readArticle(new TextEncoder().encode(OPENING + sentence), { origin: 'fixture.txt' });
    expect(readSpeech(article).quotations.filter(({ speaker }) => speaker !== null)).toEqual([]);
  });
});
