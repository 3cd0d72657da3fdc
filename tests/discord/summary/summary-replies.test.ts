import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readArticle } from '../../../src/article/read.ts';
import { check } from '../../../src/check/check.ts';
import { WordIndex } from '../../../src/check/word-index.ts';
import { LIMITS } from '../../../src/discord/kit/limits.ts';
import { HOLDS, type MadeDigest } from '../../../src/discord/summary/make-digest.ts';
import { markdownOf } from '../../../src/discord/summary/markdown.ts';
import { digestReply } from '../../../src/discord/summary/reply.ts';
import { readSpeech } from '../../../src/speech/read.ts';
import type { KeyMessage, Message } from '../../../src/summary/thread/digest.ts';
import { chosenWords } from '../../../src/summary/thread/plain-words.ts';
import { digestThread } from '../../../src/summary/thread/summarise-thread.ts';
import { wordsIn } from '../../../src/words/words.ts';
import { CONSTRUCTS } from '../constructs.ts';
import { anyWords, lineOfText } from '../given.ts';
import { formattingIn, linkTargets, shownText } from '../plain-text.ts';

/** What a digest itself formats: bold headings, jump links, times, what a quotation has otherwise. */
const OURS = ['strong', 'link', 'timestamp', 'strikethrough', 'underline'];
const OUR_LINKS = /^https:\/\/discord\.com\/channels\/1\/2\/\d+$/;

const message: fc.Arbitrary<Message> = fc.record({
  id: fc.bigInt({ min: 1n, max: 2n ** 63n }).map(String),
  author: fc.oneof(fc.constantFrom('Vera', ...CONSTRUCTS), lineOfText),
  authorId: fc.constantFrom('1', '2', '3'),
  time: fc.integer({ min: 0, max: 2e12 }),
  text: fc.oneof(
    lineOfText,
    fc
      .array(fc.oneof(fc.constantFrom(...CONSTRUCTS), lineOfText), { maxLength: 6 })
      .map((lines) => lines.join('\n')),
    fc.constant('The ferry is late again today. Who will pay for all of this?'),
  ),
  reactions: fc.nat(9),
});

const PLAIN: Omit<MadeDigest, 'digest'> = {
  channel: '2',
  length: 'medium',
  read: 5,
  total: null,
  first: '1',
  last: '9',
  broken: false,
  attaches: true,
  article: null,
  altered: [],
  link: (id) => `https://discord.com/channels/1/2/${id}`,
};

/** An article that has each message with a word more. */
function alteredIn(messages: readonly Message[]): MadeDigest['altered'] {
  const index = new WordIndex();
  const text = messages
    .map((one) => `“${one.text.replaceAll(/\s+/gu, ' ')} altogether,” said Vera Holm.`)
    .join('\n');
  const article = readArticle(Buffer.from(`Title\n${text}`), { origin: 'a.txt' });
  index.add({ article, speech: readSpeech(article) });
  return messages.map((one) => ({
    message: one.id,
    checked: check(index, { quote: `not ${one.text} altogether` }),
  }));
}

const made = fc
  .record({
    title: fc.oneof(lineOfText, fc.constantFrom(...CONSTRUCTS)),
    messages: fc.uniqueArray(message, { minLength: 1, maxLength: 20, selector: ({ id }) => id }),
    broken: fc.boolean(),
    length: fc.constantFrom('short' as const, 'medium' as const, 'long' as const),
  })
  .map(
    ({ title, messages, broken, length }): MadeDigest => ({
      digest: digestThread({ title, messages }, messages.length < 5 ? {} : HOLDS[length]),
      channel: '18446744073709551615',
      length,
      read: messages.length,
      total: null,
      first: messages[0]?.id ?? '1',
      last: messages.at(-1)?.id ?? '1',
      broken,
      attaches: true,
      article: null,
      altered: alteredIn(messages),
      link: (id) => `https://discord.com/channels/1/2/${id}`,
    }),
  );

it('a digest keeps within Discord’s limits on every page, and nothing in it formats, links or pings', () => {
  fc.assert(
    fc.property(made, anyWords, (given, words) => {
      for (let page = 0; page < 8; page += 1) {
        const reply = digestReply(words, given, page, true);
        const [embed] = reply.embeds ?? [];
        const description = embed?.description ?? '';
        expect(description.length).toBeLessThanOrEqual(LIMITS.embedDescription);
        expect(description.length + (embed?.footer?.text.length ?? 0)).toBeLessThanOrEqual(
          LIMITS.embedsTotal,
        );
        expect(formattingIn(description).filter((type) => !OURS.includes(type))).toEqual([]);
        if (given.length === 'short') expect(embed?.footer).toBeUndefined();
        for (const target of linkTargets(description)) expect(target).toMatch(OUR_LINKS);
        for (const row of reply.components ?? []) {
          expect(row.components.length).toBeLessThanOrEqual(LIMITS.buttonsPerRow);
          for (const button of row.components) {
            if ('custom_id' in button) expect(button.custom_id.length).toBeLessThanOrEqual(LIMITS.customId);
          }
        }
      }
    }),
    { numRuns: 30 },
  );
});

it('the Markdown file holds every chosen word, every link and every person', () => {
  fc.assert(
    fc.property(made, anyWords, (given, words) => {
      const file = squeezed(shownText(markdownOf(words, given)));
      const chosen: readonly KeyMessage[] = [...given.digest.key, ...given.digest.unanswered];
      for (const key of chosen) {
        expect(markdownOf(words, given)).toContain(given.link(key.message.id));
        // What stands above already, or below as a question, is not said twice in a row of its own.
        for (const range of key.ranges)
          expect(file).toContain(squeezed(chosenWords({ ...key, ranges: [range] })));
      }
    }),
    { numRuns: 30 },
  );
});

function squeezed(text: string): string {
  return text.replaceAll(/[\s\u202A-\u202E\u2066-\u2069]+/g, '');
}

it('offers nothing to save or post of a digest without messages', () => {
  const digest = digestThread({ title: 'Ferry', messages: [] });
  const empty: MadeDigest = { ...PLAIN, digest, read: 0 };
  expect(digestReply(wordsIn('en'), empty, 0, true).components).toEqual([]);
});

it('shows no message a second time because it was noticed', () => {
  const messages = [
    'The ferry stops in March.',
    'The bus takes longer than the ferry.',
    'Who pays for the bus?',
  ].flatMap((text, at) =>
    [0, 1].map((copy): Message => {
      const id = String(10 * at + copy + 1);
      return { id, author: 'Vera', authorId: id, time: 0, text: `${text} Line ${id}.`, reactions: 9 };
    }),
  );
  const { description = '' } =
    digestReply(wordsIn('en'), { ...PLAIN, digest: digestThread({ title: 'Ferry', messages }) }, 0, true)
      .embeds?.[0] ?? {};
  const shown = linkTargets(description);
  expect(new Set(shown).size).toBe(shown.length);
});

it('has addresses in the file that can be followed', () => {
  const messages = ['a', 'b', 'c', 'd', 'e'].map((authorId): Message => {
    return {
      id: '1',
      author: authorId,
      authorId,
      text: `The plan is at https://example.org/a_b_${authorId} now.`,
    };
  });
  const file = markdownOf(wordsIn('en'), { ...PLAIN, digest: digestThread({ title: 'Ferry', messages }) });
  expect(file).toContain('- <https://example.org/a_b_a> (1)');
  expect(file).not.toContain('https\\://');
});
