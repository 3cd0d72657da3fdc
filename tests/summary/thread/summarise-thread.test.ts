import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KeyMessage, Message, Thread } from '../../../src/summary/thread/digest.ts';
import { digestThread } from '../../../src/summary/thread/summarise-thread.ts';

function thread(...lines: readonly (string | (Partial<Message> & { readonly text: string }))[]): Thread {
  const messages = lines.map((line, index): Message => {
    const given = typeof line === 'string' ? { text: line } : line;
    const author = given.author ?? `Member ${index % 3}`;
    return { id: String(index + 1), author, authorId: author, time: index * 60_000, ...given };
  });
  return { title: 'The ferry', messages };
}

const textOf = ({ message, ranges }: KeyMessage) =>
  ranges.map(({ start, end }) => message.text.slice(start, end)).join(' … ');
const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

const TALK = thread(
  'The council wants to stop the ferry between Nordvik and Sandholm in March. What do you think of it?',
  'Stopping the ferry is wrong, because thirty people take it to work every day.',
  {
    author: 'Robo',
    bot: true,
    text: 'The ferry between Nordvik and Sandholm council March quiz starts now.',
  },
  '!roll 20',
  'lol',
  { text: 'The bus takes twice as long as the ferry and it does not run in the evening.', reactions: 5 },
  { text: 'Who pays for the bus after the council stops paying in 2030?', author: 'Vera' },
  { text: 'My cat sleeps on the keyboard again.', author: 'Pavel' },
  {
    text: 'The ferry costs 4 million crowns a year, and the bus costs half of that.',
    replyTo: '6',
    author: 'Pavel',
  },
  { text: 'Mayor Ingrid Solberg said the ferry was “a relic of another time” on Monday.', author: 'Pavel' },
  { text: 'Read https://news.example.org/ferry?utm_source=x and www.example.org', author: 'Olga' },
  { text: 'Again: https://www.news.example.org/ferry/', author: 'Vera' },
);

describe('the digest of a thread', () => {
  it('counts messages, usable ones and people, bots and commands left out', () => {
    const digest = digestThread(TALK);
    expect(digest).toMatchObject({ title: 'The ferry', given: 12, listed: false, from: 0, to: 11 * 60_000 });
    expect(digest.usable).toBeGreaterThanOrEqual(7);
    expect(digest.usable).toBeLessThan(12);
  });

  it('opens with the first usable message', () => {
    expect(digestThread(TALK).opening?.message.id).toBe('1');
    const { opening } = digestThread(thread('lol', 'The ferry was late again today.'));
    expect(opening?.message.id).toBe('2');
    expect(digestThread(thread()).opening).toBeNull();
  });

  it('chooses what the thread is about, in time order, and no junk', () => {
    const { key } = digestThread(TALK, { words: 60 });
    const ids = key.map(({ message }) => Number(message.id));
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    const text = key.map(textOf).join('\n');
    expect(text).toContain('ferry');
    for (const junk of ['quiz', 'lol', '!roll', 'cat']) expect(text).not.toContain(junk);
  });

  it('takes one sentence a message before second ones', () => {
    const many = thread(
      ...Array.from(
        { length: 8 },
        (_, at) => `The ferry number ${at} is late today. The ferry number ${at} was late before.`,
      ),
    );
    const { key } = digestThread(many, { words: 7 * 8, messages: 8 });
    expect(key).toHaveLength(8);
    expect(key.every(({ ranges }) => ranges.length === 1)).toBe(true);
  });

  it('lists fewer than five usable messages in full', () => {
    const digest = digestThread(
      thread('The ferry is late. It left at noon.', 'lol', 'The bus is on time today.'),
    );
    expect(digest.listed).toBe(true);
    expect(digest.key.map(textOf)).toEqual([
      'The ferry is late. … It left at noon.',
      'The bus is on time today.',
    ]);
  });

  it('does not take the same words twice from somebody who repeats them', () => {
    const digest = digestThread(
      thread(
        { author: 'Vera', text: 'The ferry is late today.' },
        { author: 'Vera', text: 'The ferry is late today.' },
      ),
    );
    expect(digest.key).toHaveLength(1);
  });

  it('names who is quoted in the news, and no members', () => {
    const { quoted } = digestThread(TALK);
    expect(quoted.map(({ speaker, count }) => [speaker.name, count])).toEqual([['Ingrid Solberg', 1]]);
    const member = digestThread(
      thread(
        { author: 'Ingrid Solberg', text: 'Hello to everybody here.' },
        'Ingrid Solberg said the ferry was “a relic of another time”.',
      ),
    );
    expect(member.quoted).toEqual([]);
  });

  it('counts words once however often they are pasted', () => {
    const pasted = 'Mayor Ingrid Solberg said the ferry was “a relic of another time”.';
    expect(
      digestThread(thread(pasted, `> ${pasted}\nWell.`, pasted)).quoted.map(({ count }) => count),
    ).toEqual([1]);
  });

  it('finds questions that nobody took up', () => {
    const asked = digestThread(
      thread(
        { author: 'Vera', text: 'Who pays for the bus after 2030?' },
        { author: 'Olga', text: 'What happens to the crew of the ferry in March?' },
        { author: 'Pavel', text: 'The crew will be trained for the bus in March.' },
        { author: 'Vera', text: 'Where can we read the whole plan of the mayor?' },
        { author: 'Pavel', text: 'Here.', replyTo: '4' },
      ),
    ).unanswered;
    expect(asked.map(({ message }) => message.id)).toEqual(['1']);
  });

  it('gathers links of the same page, most shared first', () => {
    expect(digestThread(TALK).links).toEqual([
      { link: 'https://news.example.org/ferry?utm_source=x', count: 2 },
    ]);
  });

  it('shows the most reacted and replied', () => {
    const [first] = digestThread(TALK).noticed;
    expect(first).toMatchObject({ message: { message: { id: '6' } }, reactions: 5, replies: 1 });
  });

  it('is verbatim, ordered and within its limits for any thread, and never throws', () => {
    const piece = fc.constantFrom(
      'The ferry is late. ',
      'Who pays for it? ',
      '“Never,” said Mayor Solberg. ',
      'https://example.org/a ',
      '\n',
      '> quoted\n',
      '||hidden|| ',
      '```x``` ',
      '!cmd ',
      '<@1> ',
      '😀 ',
      'Wrapped line that goes on and on until the margin is reached at\nlast. ',
      '\u0000',
      '   ',
    );
    const message = fc.record({
      id: fc.string({ minLength: 1, maxLength: 3 }),
      author: fc.constantFrom('Vera', 'Olga', ''),
      authorId: fc.constantFrom('1', '2'),
      text: fc.oneof(
        fc.array(piece, { maxLength: 12 }).map((all) => all.join('')),
        fc.string({ unit: 'grapheme' }),
      ),
      bot: fc.boolean(),
      reactions: fc.nat(5),
    });
    const limits = { words: fc.integer({ min: 0, max: 60 }), messages: fc.integer({ min: 0, max: 9 }) };
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(message, { maxLength: 14 }),
        fc.record(limits),
        (title, messages, given) => {
          const digest = digestThread({ title, messages }, given);
          expect(digest.key.length).toBeLessThanOrEqual(given.messages);
          expect(digest.key.map(textOf).reduce((sum, text) => sum + words(text), 0)).toBeLessThanOrEqual(
            given.words,
          );
          expect(digest.unanswered.length).toBeLessThanOrEqual(3);
          expect(digest.noticed.length).toBeLessThanOrEqual(3);
          const shown = [
            ...digest.key,
            ...digest.unanswered,
            ...digest.noticed.map((one) => one.message),
            ...(digest.opening ? [digest.opening] : []),
          ];
          for (const { message: source, ranges } of shown) {
            expect(source.bot).toBe(false);
            let last = 0;
            for (const { start, end } of ranges) {
              expect(start).toBeGreaterThanOrEqual(last);
              expect(end).toBeLessThanOrEqual(source.text.length);
              expect(source.text.slice(start, end)).not.toContain('||hidden||');
              last = end;
            }
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('the key messages of a thread', () => {
  const Ferry = thread(
    'The council wants to stop the ferry between Nordvik and Sandholm in March.',
    { author: 'Vera', text: 'How long does the bus from Nordvik to Sandholm take in winter?' },
    {
      author: 'Olga',
      text: 'The bus from Nordvik takes ninety minutes, the ferry takes forty.',
      replyTo: '2',
    },
    { author: 'Pavel', text: 'Who in the council of Nordvik voted to stop the ferry to Sandholm?' },
    { author: 'Olga', text: 'I like this thread. People know the ferry, the council and Nordvik.' },
    {
      author: 'Vera',
      text: 'What strikes me is the council of Nordvik. Its ferry costs less than its new hall.',
    },
    { author: 'Pavel', text: 'The ferry to Sandholm is full in summer. But it runs empty in winter.' },
  );
  const chosen = (words: number) => digestThread(Ferry, { words }).key.map(textOf);

  it('have a question only together with its answer', () => {
    for (const words of [20, 30, 40, 60, 90]) {
      const text = chosen(words).join('\n');
      if (text.includes('How long does the bus')) expect(text).toContain('ninety minutes');
      expect(text).not.toContain('Who in the council');
    }
    expect(chosen(200).join('\n')).toContain('How long does the bus');
  });

  it('hold no applause, and nothing that only announces what comes', () => {
    expect(chosen(200).join('\n')).not.toContain('I like this thread');
    expect(chosen(200).join('\n')).not.toContain('People know the ferry');
    for (const words of [20, 30, 40, 60, 90]) {
      const text = chosen(words).join('\n');
      if (text.includes('What strikes me')) expect(text).toContain('costs less');
      if (text.includes('But it runs')) expect(text).toContain('full in summer');
    }
  });
});

it('a short question within a sentence is a question, and shown with the sentence that it asks about', () => {
  const { unanswered } = digestThread(
    thread(
      {
        author: 'Vera',
        text: 'The new bridge costs 40 million crowns. who pays? serious question, the plan is silent',
      },
      { author: 'Olga', text: 'Lunch was good today, thanks to the cook.' },
    ),
  );
  expect(unanswered.map(textOf).join(' ')).toContain('who pays?');
  expect(unanswered.map(textOf).join(' ')).toContain('bridge');
});

it('a few words that only begin a message come with what they begin', () => {
  const { key } = digestThread(
    thread(
      'Will the ferry sail in winter? The timetable says nothing of the ferry.',
      { text: 'The timetable is from last winter, when the ferry sailed.', replyTo: '1' },
      'Late to this. The captain told the Gazette that the ferry sails until the ice comes.',
      'Same here. My neighbour works on the ferry and has a contract until April.',
    ),
  );
  const shown = key.map(textOf);
  expect(shown).not.toContain('Late to this.');
  expect(shown).not.toContain('Same here.');
  expect(shown.join(' ')).toContain('until the ice comes');
});

it('quotations in a thread are without the Markdown that members put into them', () => {
  const { quotations } = digestThread(
    thread(
      'The mayor, Anna Bergstrom, said: “The ferry is *not* a **luxury**.”',
      '> Anna Bergstrom said: “We ~~may~~ will keep it.”',
    ),
  );
  expect(quotations.map(({ quote }) => quote)).toEqual([
    'The ferry is not a luxury.',
    'We may will keep it.',
  ]);
});

it('a few words that answer nothing are the key to nothing where it is known who replies to whom', () => {
  const { key } = digestThread(
    thread(
      'The ferry sails in winter, says the captain in the Gazette of Monday.',
      { text: 'The timetable of the ferry has no winter, though.', replyTo: '1' },
      'fair point, corrected',
      'The council decides on the ferry in March, and the captain will be there.',
      'What will the ferry cost in winter? Nobody at the pier could say.',
      'The pier is closed on Sundays in winter, so the ferry is, too.',
    ),
  );
  expect(key.map(textOf)).not.toContain('fair point, corrected');
});
