import { describe, expect, test } from 'vitest';
import type { Meaning } from '../../../src/search/answer/answer.ts';
import { ArticleIndex } from '../../../src/search/index/article-index.ts';
import { articleOf } from '../library.ts';

const fair = articleOf(
  'The fair is back',
  'The fair opened on Friday with a concert in the tent on the green.',
  'The fair was opened by the baker, who cut a ribbon of dough.',
  'Visitors of the fair opened their umbrellas when it began to rain.',
  'The fair of last year never opened, as the tent was torn.',
  'The children opened a stall at the fair and sold lemonade.',
  'A new fair for books will be opened in autumn.',
  'The gates of the fair are opened at noon on other days.',
);
const question = 'Who opened the fair?';

/** A model that reads, beside vectors that say nothing. */
function reading(relevance: NonNullable<Meaning['relevance']>): Meaning {
  const vector = Float32Array.from([1, 0]);
  return { name: 'reads', embed: async (texts) => texts.map(() => vector), relevance };
}

async function askedWith(meaning?: Meaning): Promise<readonly string[]> {
  const index = new ArticleIndex(meaning === undefined ? {} : { meaning });
  index.add(fair);
  await index.ready();
  return (await index.ask(question)).passages.map(({ paragraph }) => paragraph.text);
}

describe('the best passages are read together with the question', () => {
  test('what the model finds to answer comes first', async () => {
    const plain = await askedWith(reading(async (_, texts) => texts.map(() => 0)));
    const read = await askedWith(reading(async (_, texts) => texts.map((_, at) => (at === 4 ? 40 : 0))));
    expect(read[0]).toBe(plain[4]);
  });

  test('the model is given the question as it was asked, and no more than five texts', async () => {
    const asked: [string, readonly string[]][] = [];
    await askedWith(
      reading(async (one, texts) => {
        asked.push([one, texts]);
        return texts.map(() => 0);
      }),
    );
    expect(asked).toHaveLength(1);
    expect(asked[0]?.[0]).toBe(question);
    expect(asked[0]?.[1]).toHaveLength(5);
  });

  test('what was not read stays behind what was', async () => {
    const plain = await askedWith(reading(async (_, texts) => texts.map(() => 0)));
    const worst = await askedWith(reading(async (_, texts) => texts.map((_, at) => (at === 0 ? -40 : 0))));
    expect(worst.slice(0, 5)).toEqual([...plain.slice(1, 5), plain[0]]);
    expect(worst.slice(5)).toEqual(plain.slice(5));
  });

  test('the order stays where the model is busy or fails', async () => {
    const plain = await askedWith(reading(async (_, texts) => texts.map(() => 0)));
    expect(await askedWith(reading(async () => null))).toEqual(plain);
    expect(await askedWith(reading(() => Promise.reject(new Error('it failed'))))).toEqual(plain);
  });
});
