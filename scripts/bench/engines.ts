import { create, insertMultiple, search } from '@orama/orama';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import { stemmer } from 'stemmer';
import { ArticleIndex } from '../../src/search/index/article-index.ts';
import { articlesOf } from './made-up-articles.ts';
import { winkEngine } from './wink-engine.ts';

/** Something that indexes paragraphs and answers questions. */
export interface Engine {
  readonly name: string;
  /** Larger inputs take it minutes. */
  readonly most: number;
  index(paragraphs: readonly string[]): Ask | Promise<Ask>;
}

export type Ask = (question: string) => unknown;

/** What finds by words alone. */
export const byWords: readonly Engine[] = [
  { name: 'verbatim, words', most: Number.POSITIVE_INFINITY, index: indexOurs },
  { name: 'MiniSearch', most: Number.POSITIVE_INFINITY, index: indexMiniSearch },
  { name: 'MiniSearch, tuned', most: Number.POSITIVE_INFINITY, index: indexTunedMiniSearch },
  { name: 'lunr', most: 10_000, index: indexLunr },
  { name: 'wink-bm25', most: 10_000, index: winkEngine },
];

function indexOurs(paragraphs: readonly string[]): Ask {
  const index = new ArticleIndex();
  for (const read of articlesOf(paragraphs)) index.add(read);
  return (question) => index.ask(question);
}

/** With the settings that its documentation begins with. */
function indexMiniSearch(paragraphs: readonly string[]): Ask {
  const miniSearch = new MiniSearch({ fields: ['text'] });
  miniSearch.addAll(paragraphs.map((text, id) => ({ id, text })));
  return (question) => miniSearch.search(question, { prefix: true, fuzzy: 0.2 });
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
  return (question) => miniSearch.search(question, { fuzzy: (term) => (term.length > 5 ? 1 : false) });
}

function indexLunr(paragraphs: readonly string[]): Ask {
  const index = lunr((builder) => {
    builder.field('text');
    for (const [id, text] of paragraphs.entries()) builder.add({ id, text });
  });
  return (question) => index.search(question.replace(/[^\p{L}\p{N}\s]/gu, ' '));
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
    paragraphs.map((text) => ({ text, vector: [...vectorOf(text)] })),
  );
  return async (question) => {
    const value = [...(await embedQuestion(question))];
    return search(index, {
      mode: 'hybrid',
      term: question,
      vector: { value, property: 'vector' },
      limit: 10,
    });
  };
}
