import type { IndexSnapshot } from '../../search/index/index-snapshot.ts';
import type { DerivedData } from './derived-data.ts';
import { hashOf, pack, unpack } from './packed.ts';

/** The one entry of an owner. */
const KEY = 'index';

/** What indexes have worked out, with the hash of the code that did it, so that a start is quick. */
export class IndexSnapshots {
  readonly #data: DerivedData;
  readonly #origin: Buffer;

  /** @param version differs whenever the code that indexes does */
  constructor(data: DerivedData, version: string) {
    this.#data = data;
    this.#origin = hashOf(version);
  }

  /** The snapshot of an owner's index, if there is one that this code can use. */
  async read(owner: string): Promise<IndexSnapshot | undefined> {
    // Whatever a killed process left half written goes.
    await this.#data.keepOnly(owner, new Set([KEY])).catch(() => undefined);
    const packed = await this.#data.read(owner, KEY);
    return packed && (unpack(this.#origin, packed) as IndexSnapshot | undefined);
  }

  /** Writes the snapshot of an owner's index, if that is possible. */
  async write(owner: string, snapshot: IndexSnapshot): Promise<void> {
    // The articles are in the store; without this they are indexed anew next time.
    await this.#data.write(owner, KEY, pack(this.#origin, snapshot)).catch(() => undefined);
  }

  /** Deletes the snapshot of an owner's index. */
  async delete(owner: string): Promise<void> {
    await this.#data.forget(owner);
  }
}
