import type { Meaning } from '../search/answer.ts';
import { ArticleIndex } from '../search/article-index.ts';
import type { IndexSnapshot } from '../search/index-snapshot.ts';
import { isKept } from './meaning/kept-meaning.ts';

/** An empty index, and what to do once a shelf's articles are in it. */
export interface NewIndex {
  readonly index: ArticleIndex;
  readonly built: () => Promise<void>;
}

/** Makes an empty index that goes on from what one of the same code had worked out. */
export type CreateIndex = (snapshot?: IndexSnapshot) => NewIndex;

/** Makes the indexes of an owner: a server, or the seeds. A model that keeps vectors keeps them for the owner. */
export function indexesWith(meaning: Meaning | null): (owner: string) => CreateIndex {
  if (meaning === null || !isKept(meaning))
    return () => (snapshot) => {
      const options = { ...(meaning ? { meaning } : {}), ...(snapshot ? { snapshot } : {}) };
      return { index: new ArticleIndex(options), built: async () => {} };
    };
  return (owner) => (snapshot) => {
    const own = meaning.of(owner);
    const index = new ArticleIndex({ meaning: own, ...(snapshot ? { snapshot } : {}) });
    const built = async () => {
      await index.ready();
      await own.keepOnlyAsked();
    };
    return { index, built };
  };
}
