import { create, insertMultiple, search } from '@orama/orama';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import { stemmer } from 'stemmer';
import type { Answer } from '../../src/search/answer/answer.ts';
import { ArticleIndex } from '../../src/search/index/article-index.ts';
import { articlesOf, placeOf } from './made-up-articles.ts';
import { winkEngine } from './wink-engine.ts';

/** Something that indexes paragraphs and answers questions. */
export interface Engine {
  readonly name: string;
  /** Larger inputs take it minutes. */
  readonly most: number;
  index(paragraphs: readonly string[]): Ask | Promise<Ask>;
}

/** The places of the paragraphs found, best first, ten at most. */
export type Ask = (question: string) => readonly number[] | Promise<readonly number[]>;

const most = 10;

/** Other engines that find by words alone. */
export const peers: readonly Engine[] = [
  { name: 'MiniSearch', most: Number.POSITIVE_INFINITY, index: indexMiniSearch },
  { name: 'MiniSearch, tuned', most: Number.POSITIVE_INFINITY, index: indexTunedMiniSearch },
  { name: 'lunr', most: 10_000, index: indexLunr },
  { name: 'wink-bm25', most: 10_000, index: winkEngine },
  { name: 'Orama', most: 10_000, index: indexOramaWords },
];

/** Ours without and with the others. */
export const byWords: readonly Engine[] = [
  { name: 'verbatim, words', most: Number.POSITIVE_INFINITY, index: indexOurs },
  ...peers,
];

function indexOurs(paragraphs: readonly string[]): Ask {
  const index = new ArticleIndex();
  for (const read of articlesOf(paragraphs)) index.add(read);
  return async (question) => placesOf(await index.ask(question));
}

/** The places of what our index found among the paragraphs that `articlesOf` was given. */
export function placesOf({ passages }: Answer): readonly number[] {
  return passages.map(({ article, paragraph }) => placeOf(article.id, paragraph.number));
}

/** With the settings that its documentation begins with. */
function indexMiniSearch(paragraphs: readonly string[]): Ask {
  const miniSearch = new MiniSearch({ fields: ['text'] });
  miniSearch.addAll(paragraphs.map((text, id) => ({ id, text })));
  return (question) => idsOf(miniSearch.search(question, { prefix: true, fuzzy: 0.2 }));
}

const commonWords = new Set(
  'a about an and are as at be by did do does for from had has have he her his how in is it its of on or she that the their there they this to was were what when where which who whom whose why will with'.split(
    ' ',
  ),
);

/** Stems, no common words, and misspellings of long words only: what makes it quick. */
function indexTunedMiniSearch(paragraphs: readonly string[]): Ask {
  const miniSearch = new MiniSearch({
    fields: ['text'],
    processTerm: (term) => {
      const lower = term.toLowerCase();
      return commonWords.has(lower) ? null : stemmer(lower);
    },
  });
  miniSearch.addAll(paragraphs.map((text, id) => ({ id, text })));
  return (question) => idsOf(miniSearch.search(question, { fuzzy: (term) => (term.length > 5 ? 1 : false) }));
}

function idsOf(results: readonly { readonly id: number }[]): readonly number[] {
  return results.slice(0, most).map(({ id }) => id);
}

function indexLunr(paragraphs: readonly string[]): Ask {
  const index = lunr((builder) => {
    builder.field('text');
    for (const [id, text] of paragraphs.entries()) builder.add({ id, text });
  });
  return (question) => {
    const found = index.search(question.replace(/[^\p{L}\p{N}\s]/gu, ' '));
    return found.slice(0, most).map(({ ref }) => Number(ref));
  };
}

/** With the settings that its documentation begins with. */
async function indexOramaWords(paragraphs: readonly string[]): Promise<Ask> {
  const index = create({ schema: { text: 'string' } as const });
  await insertMultiple(
    index,
    paragraphs.map((text, place) => ({ id: String(place), text })),
  );
  return async (term) => hitsOf(await search(index, { term, limit: most }));
}

/** Orama with words and one vector a paragraph; the question's comes from the model. */
export async function indexOrama(
  paragraphs: readonly string[],
  vectorOf: (text: string) => Float32Array,
  embedQuestion: (question: string) => Promise<Float32Array>,
): Promise<Ask> {
  const index = create({ schema: { text: 'string', vector: 'vector[384]' } as const });
  await insertMultiple(
    index,
    paragraphs.map((text, place) => ({ id: String(place), text, vector: [...vectorOf(text)] })),
  );
  return async (question) => {
    const value = [...(await embedQuestion(question))];
    const vector = { value, property: 'vector' };
    return hitsOf(await search(index, { mode: 'hybrid', term: question, vector, limit: most }));
  };
}

function hitsOf({ hits }: { readonly hits: readonly { readonly id: string }[] }): readonly number[] {
  return hits.map(({ id }) => Number(id));
}
