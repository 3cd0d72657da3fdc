import type { Meaning } from '../../search/answer/answer.ts';
import { ArticleIndex } from '../../search/index/article-index.ts';
import type { IndexSnapshot } from '../../search/index/index-snapshot.ts';
import { isOwned } from '../meaning/owned-meaning.ts';

/** An empty index, and what deletes the vectors of texts that are not in it (any more), once it is ready. */
export interface NewIndex {
  readonly index: ArticleIndex;
  readonly deleteUnused: () => Promise<void>;
}

/** Makes an empty index that goes on from what one of the same code had worked out. */
export type CreateIndex = (snapshot?: IndexSnapshot) => NewIndex;

/** Makes the indexes of an owner: a server, or the seeds. A model that keeps vectors keeps them for the owner. */
export function indexesWith(meaning: Meaning | null): (owner: string) => CreateIndex {
  if (meaning === null || !isOwned(meaning))
    return () => (snapshot) => {
      const options = { ...(meaning ? { meaning } : {}), ...(snapshot ? { snapshot } : {}) };
      return { index: new ArticleIndex(options), deleteUnused: async () => {} };
    };
  return (owner) => (snapshot) => {
    const own = meaning.of(owner);
    const index = new ArticleIndex({ meaning: own, ...(snapshot ? { snapshot } : {}) });
    const deleteUnused = async () => {
      await index.ready();
      await own.keepOnly(index.sentences());
    };
    return { index, deleteUnused };
  };
}
