import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import { VectorStore } from './vector-store.ts';

/** Vectors in memory at once, over all owners; about 600 bytes each. They are read again when asked for. */
const mostVectors = 100_000;
/** Milliseconds after which an owner's vectors leave the memory: indexes have copies of theirs. */
const unusedFor = 60_000;

/** Where each owner's vectors are kept: a folder an owner, in memory only while they are used. Null is nobody. */
export class OwnersVectors {
  readonly #folder: string;
  readonly #dimensions: number;
  readonly #stores: LRUCache<string, { readonly store: Promise<VectorStore> }>;

  /** @param folder of vectors that are nobody's; owners have a folder each in it */
  constructor(folder: string, dimensions: number) {
    this.#folder = folder;
    this.#dimensions = dimensions;
    this.#stores = new LRUCache({
      maxSize: mostVectors,
      ttl: unusedFor,
      updateAgeOnGet: true,
      ttlAutopurge: true,
    });
  }

  /** An owner's vectors, read unless they are in memory. */
  async of(owner: string | null): Promise<VectorStore> {
    const key = owner ?? '';
    const known = this.#stores.get(key);
    if (known !== undefined) return known.store;
    const entry = { store: VectorStore.open(this.#path(owner), this.#dimensions) };
    this.#stores.set(key, entry, { size: 1 });
    const store = await entry.store.catch((error: unknown) => {
      this.#stores.delete(key);
      throw error;
    });
    // Forgotten while it was read: not to be remembered.
    if (this.#stores.peek(key) === entry) this.#stores.set(key, entry, { size: sizeOf(store) });
    return store;
  }

  async forget(owner: string): Promise<void> {
    this.#stores.delete(owner);
    await rm(this.#path(owner), { recursive: true, force: true });
  }

  /** Deletes the vectors of all owners but these; nobody's stay. */
  async keepOnlyOf(owners: ReadonlySet<string>): Promise<void> {
    const entries = await readdir(this.#folder, { withFileTypes: true });
    const others = entries.filter((entry) => entry.isDirectory() && !owners.has(entry.name));
    for (const { name } of others) await rm(join(this.#folder, name), { recursive: true, force: true });
  }

  #path(owner: string | null): string {
    if (owner === null) return this.#folder;
    if (!/^[A-Za-z0-9_+-]{1,64}$/.test(owner)) throw new Error(`not an owner of vectors: ${owner}`);
    return join(this.#folder, owner);
  }
}

function sizeOf(store: VectorStore): number {
  return Math.min(mostVectors, 1 + store.size);
}
