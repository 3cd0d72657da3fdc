import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ArticleIndex } from '../../../src/search/index/article-index.ts';
import type { IndexSnapshot } from '../../../src/search/index/index-snapshot.ts';
import type { ReadArticle } from '../../../src/speech/speech.ts';
import { resultOf } from '../../../src/text/steps.ts';
import { articleOf, harbour, observatory, orchard } from '../library.ts';

const words = 'the harbour walls tree apple storm Anna Petrova said 20,000 cost planet boats frost'.split(
  ' ',
);
const madeUp = Array.from({ length: 4 }, (_, at) =>
  articleOf(
    `made-up-${at}`,
    ...Array.from(
      { length: 3 },
      (_, line) =>
        `${words[(at + line) % words.length]} ${words.filter((_, place) => (place + at) % (line + 2) === 0).join(' ')}.`,
    ),
  ),
);
const all = [harbour, orchard, observatory, ...madeUp];
const questions = [
  'how many trees were lost',
  'who warned about the boats',
  'the frist wals',
  'planets',
  'Petrova',
];

/** As it comes back from a disk. */
function kept(snapshot: IndexSnapshot): IndexSnapshot {
  return deserialize(serialize(snapshot));
}

function move(index: ArticleIndex, articles: readonly ReadArticle[], moves: readonly number[]): void {
  for (const number of moves) {
    const one = articles[number % articles.length] ?? harbour;
    if (number >= articles.length) index.remove(one.article.id);
    else index.add(one);
  }
}

describe('an index that goes on from a snapshot', () => {
  test('answers exactly as the one that it is of, also after articles came and went', async () => {
    const moves = fc.array(fc.nat({ max: 2 * all.length - 1 }), { maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(moves, moves, async (before, after) => {
        const index = new ArticleIndex();
        const there = new Map<string, ReadArticle>();
        move(index, all, before);
        for (const number of before) {
          const one = all[number % all.length] ?? harbour;
          there.delete(one.article.id);
          if (number < all.length) there.set(one.article.id, one);
        }
        const again = new ArticleIndex({ snapshot: kept(resultOf(index.snapshot())) });
        for (const one of there.values()) again.add(one);
        for (const later of [[], after]) {
          move(index, all, later);
          move(again, all, later);
          for (const question of questions)
            expect(await again.ask(question)).toEqual(await index.ask(question));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('reads articles that the snapshot does not have, and finds none that are not added', async () => {
    const index = new ArticleIndex();
    index.add(harbour);
    index.add(orchard);
    const again = new ArticleIndex({ snapshot: kept(resultOf(index.snapshot())) });
    again.add(harbour);
    again.add(observatory);
    expect((await again.ask('water vapour around a star')).answered).toBe(true);
    const orchards = (await again.ask('apple trees frost')).passages;
    expect(orchards.filter(({ article }) => article.id === orchard.article.id)).toEqual([]);
  });

  test('holds no word of an article that was taken out', () => {
    const index = new ArticleIndex();
    for (const one of [harbour, orchard, observatory]) index.add(one);
    index.remove(orchard.article.id);
    const { stems, articles } = resultOf(index.snapshot());
    expect(stems.split('\n')).not.toContain('appl');
    expect(articles).not.toContain(orchard.article.id);
  });

  test('refuses a snapshot whose parts do not belong together', () => {
    const index = new ArticleIndex();
    index.add(harbour);
    const snapshot = resultOf(index.snapshot());
    for (const wrong of [
      { ...snapshot, stems: 'one' },
      { ...snapshot, terms: snapshot.terms.subarray(1) },
      { ...snapshot, sentences: new Uint32Array() },
      { ...snapshot, termCounts: new Uint32Array(2) },
    ])
      expect(() => new ArticleIndex({ snapshot: wrong })).toThrow(RangeError);
  });

  test('works out anew an article of the same name with other paragraphs', async () => {
    const index = new ArticleIndex();
    index.add(harbour);
    const other = { ...observatory, article: { ...observatory.article, id: harbour.article.id } };
    const again = new ArticleIndex({ snapshot: kept(resultOf(index.snapshot())) });
    again.add(other);
    expect((await again.ask('water vapour around a star')).answered).toBe(true);
  });
});
