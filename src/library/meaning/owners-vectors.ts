import { LRUCache } from 'lru-cache';
import type { DerivedData, OwnersData } from '../derived/derived-data.ts';
import { type VectorModel, VectorStore } from './vector-store.ts';

/** Vectors in memory at once, over all owners; about 600 bytes each. They are read again when asked for. */
const mostVectors = 100_000;
/** Milliseconds after which an owner's vectors leave the memory: indexes have copies of theirs. */
const unusedFor = 60_000;

/** The vectors of each owner, in memory only while they are used. */
export class OwnersVectors implements OwnersData {
  readonly #data: DerivedData;
  readonly #model: VectorModel;
  readonly #stores: LRUCache<string, { readonly store: Promise<VectorStore> }>;

  constructor(data: DerivedData, model: VectorModel) {
    this.#data = data;
    this.#model = model;
    this.#stores = new LRUCache({
      maxSize: mostVectors,
      ttl: unusedFor,
      updateAgeOnGet: true,
      ttlAutopurge: true,
    });
  }

  /** An owner's vectors, read unless they are in memory. */
  async of(owner: string): Promise<VectorStore> {
    const known = this.#stores.get(owner);
    if (known !== undefined) return known.store;
    const entry = { store: VectorStore.open(this.#data, owner, this.#model) };
    this.#stores.set(owner, entry, { size: 1 });
    const store = await entry.store.catch((error: unknown) => {
      this.#stores.delete(owner);
      throw error;
    });
    // Forgotten while it was read: not to be remembered.
    if (this.#stores.peek(owner) === entry) this.#stores.set(owner, entry, { size: sizeOf(store) });
    return store;
  }

  async forget(owner: string): Promise<void> {
    this.#stores.delete(owner);
    await this.#data.forget(owner);
  }

  async keepOnlyOf(owners: ReadonlySet<string>): Promise<void> {
    await this.#data.keepOnlyOf(owners);
  }
}

function sizeOf(store: VectorStore): number {
  return Math.min(mostVectors, 1 + store.size);
}
