import { afterAll, describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/article/read.ts';
import { BackgroundWork } from '../../../src/library/background/background-work.ts';
import { readSpeech } from '../../../src/speech/read.ts';
import { summariseArticle } from '../../../src/summary/article/summarise-article.ts';
import { digestThread } from '../../../src/summary/thread/summarise-thread.ts';
import { UserError } from '../../../src/user-error.ts';

const TEXT = `The harbour closes on Monday for a year of repairs.
“We have waited twenty years for this,” said Ada Thorne, the harbour master.
The ferries leave from the old quay until then, and the market moves to the square.`;

function readOf(text: string) {
  const article = readArticle(Buffer.from(text), { origin: 'harbour.txt' });
  return { article, speech: readSpeech(article) };
}

const thread = (text: string, count: number) => ({
  title: 'harbour',
  messages: Array.from({ length: count }, (_, index) => ({
    id: String(index + 1),
    author: 'Vera',
    authorId: String(index % 7),
    text,
  })),
});

describe('summaries in the background', () => {
  const background = new BackgroundWork();
  afterAll(() => background.close());

  it('are those that the domain makes', async () => {
    const read = readOf(TEXT);
    expect(await background.summariseArticle('1', read, 2)).toEqual(summariseArticle(read, 2));
    const given = thread('The ferry was late again today, and nobody told us why.', 6);
    expect(await background.digestThread('1', given, { words: 60 })).toEqual(
      digestThread(given, { words: 60 }),
    );
  });

  it('leave the main thread to others, whatever is to be summed up', async () => {
    const hostile = thread('a'.repeat(2000), 1000);
    let longest = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    await background.digestThread('1', hostile);
    clearInterval(beat);
    expect(longest).toBeLessThan(250); // 50 ms on a machine of one's own
  });

  it('of an article are made once', async () => {
    const read = readOf(TEXT);
    const first = await background.summariseArticle('1', read, 3);
    expect(await background.summariseArticle('2', readOf(TEXT), 3)).toBe(first);
  });

  it('are refused, with what to do, where they take too long', async () => {
    const hasty = new BackgroundWork({ timeout: 1 });
    const long = thread('The ferry was late again today, and nobody told us why. '.repeat(30), 1000);
    await expect(hasty.digestThread('1', long)).rejects.toThrow(/Choose fewer of them with `last`/);
    await hasty.close();
  });

  it('are refused to who asks for too many at once, and to nobody else', async () => {
    const one = thread('The ferry was late again today, and nobody told us why.', 40);
    const asked = Array.from({ length: 9 }, () => background.digestThread('greedy', one));
    const other = background.digestThread('patient', one);
    const outcomes = await Promise.allSettled(asked);
    const refused = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
    expect(refused.length).toBeGreaterThan(0);
    for (const reason of refused) expect(reason).toBeInstanceOf(UserError);
    expect((await other).given).toBe(40);
  });
});
