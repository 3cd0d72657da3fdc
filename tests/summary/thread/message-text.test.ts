import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proseOf, withoutHidden } from '../../../src/summary/thread/message-text.ts';

const prose = (text: string, author?: string) =>
  proseOf(text, author).map(({ start, end }) => text.slice(start, end));

describe('the prose of a message', () => {
  it.each([
    ['divides sentences', 'The ferry is late. It left at noon.', ['The ferry is late.', 'It left at noon.']],
    ['takes lines apart', 'The ferry is late\nNobody knows why', ['The ferry is late', 'Nobody knows why']],
    ['leaves out quoted lines', '> Is the ferry late?\nIt left at noon today.', ['It left at noon today.']],
    [
      'leaves out quoted lines of old mail',
      '&gt; Is it late?\n>> And why?\nIt left at noon.',
      ['It left at noon.'],
    ],
    [
      'leaves out a quoted rest',
      'I agree with this part.\n>>> all of this\nand this too',
      ['I agree with this part.'],
    ],
    ['leaves out code', '```js\nconst ferry = late;\n```\nThe ferry is late.', ['The ferry is late.']],
    ['leaves out code that is never closed', 'The ferry is late.\n```\nconst a = 1', ['The ferry is late.']],
    [
      'leaves out a sentence with a spoiler',
      'He dies: ||the butler did it|| at last. I liked the play.',
      ['I liked the play.'],
    ],
    ['leaves out greetings', 'Hi all,\nThe ferry is late today.', ['The ferry is late today.']],
    [
      'leaves out bare links',
      'https://example.org/ferry\nThe ferry is late today.',
      ['The ferry is late today.'],
    ],
    [
      'keeps a link within a sentence',
      'Look at https://example.org/ferry for the times.',
      ['Look at https://example.org/ferry for the times.'],
    ],
    ['leaves out one-word agreement', 'Agreed', []],
    ['leaves out emoji and mentions', '<:cat:123456> <@99> 🎉 🎉 🎉', []],
    [
      'leaves out what stands below a signature mark',
      'The ferry is late.\n--\nHarbour office, room four',
      ['The ferry is late.'],
    ],
    [
      'leaves out the name below a farewell',
      'The ferry is late today.\nCheers\nOlga from the harbour',
      ['The ferry is late today.'],
    ],
    [
      'goes on after thanks',
      'Thanks\nThe ferry which left at noon is late again today.',
      ['The ferry which left at noon is late again today.'],
    ],
    [
      'leaves out who wrote what',
      'On 3 May 2024 at 10:12, Olga wrote:\nThe ferry is late.',
      ['The ferry is late.'],
    ],
    [
      'leaves out heads of mails',
      'cc: harbour@example.org\nSubject: The ferry is late\nThe ferry is late.',
      ['The ferry is late.'],
    ],
    [
      'leaves out addresses and telephones',
      'The ferry is late.\nHarbour office, tel: +44 1224 555 010',
      ['The ferry is late.'],
    ],
    [
      'leaves out the small print',
      'This message is confidential and may be privileged.\nThe ferry is late.',
      ['The ferry is late.'],
    ],
    [
      'leaves out list marks',
      '- The ferry is late\n2. The bus is early today',
      ['The ferry is late', 'The bus is early today'],
    ],
  ])('%s', (_, text, expected) => {
    expect(prose(text)).toEqual(expected);
  });

  it('joins what a mail program broke at the margin', () => {
    const text = 'The ferry that was due at noon has been held back by the\nfog over the bay.';
    expect(prose(text)).toEqual([text]);
  });

  it('takes a run of blanks for the line break that an archive has lost', () => {
    expect(prose('The ferry is late.   > Is it?   It left at noon today.')).toEqual([
      'The ferry is late.',
      'It left at noon today.',
    ]);
  });

  it('leaves out a line with nothing but the author’s name', () => {
    expect(prose('The ferry is late.\nOlga Maria Brandt', 'Olga Maria Brandt')).toEqual([
      'The ferry is late.',
    ]);
  });

  it('gives ranges in order that lie in the text and hide nothing that must stay hidden', () => {
    const part = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '||secret||',
        '```code```',
        '\n',
        '> quoted',
        ' ',
        '   ',
        '. ',
        '? ',
        '--',
        'A sentence of five words.',
        '\u0000',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 30 }).map((parts) => parts.join('')),
        (text) => {
          let last = 0;
          for (const { start, end } of proseOf(text)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            expect(text.slice(start, end)).not.toContain('||secret||');
            last = end;
          }
          expect(withoutHidden(text)).not.toContain('||secret||');
        },
      ),
    );
  });

  it('takes time that grows with the length alone', () => {
    for (const hostile of [
      '|',
      '`',
      '>',
      '-',
      ' ',
      '\n',
      '.',
      'a ',
      '. A',
      '[',
      'hi ',
      '(',
      '1',
      'www.',
      '@a',
    ]) {
      const start = performance.now();
      proseOf(hostile.repeat(20_000));
      expect(performance.now() - start).toBeLessThan(5_000);
    }
  });
});
