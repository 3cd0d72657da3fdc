import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import writeFileAtomic from 'write-file-atomic';
import type { IndexSnapshot } from '../../search/index/index-snapshot.ts';
import { deleteOthers } from './delete-others.ts';

const hashBytes = 32;
/** The file in a server's folder; beside it are only those that a killed process left half written. */
const fileName = 'index';

/**
 * What indexes have worked out, on disk with the hash of the code that did it, so that a start is quick.
 * Nothing here is needed: what is missing, damaged or of other code is worked out anew.
 */
export class KeptIndexes {
  readonly #root: string;
  readonly #version: Buffer;

  /**
   * @param root one folder a server is made in it
   * @param version differs whenever the code that indexes does
   */
  constructor(root: string, version: string) {
    this.#root = root;
    this.#version = hashOf(Buffer.from(version));
  }

  /** What is kept for a server, if this code can use it. */
  async read(server: string): Promise<IndexSnapshot | undefined> {
    const folder = join(this.#root, server);
    await deleteOthers(folder, new Set([fileName]));
    const packed = await readFile(join(folder, fileName)).catch(() => undefined);
    if (packed === undefined || !packed.subarray(0, hashBytes).equals(this.#version)) return undefined;
    const content = packed.subarray(2 * hashBytes);
    if (!packed.subarray(hashBytes, 2 * hashBytes).equals(hashOf(content))) return undefined;
    try {
      return deserialize(content) as IndexSnapshot;
    } catch {
      return undefined; // written by a newer V8
    }
  }

  /** Keeps what a server's index has worked out, if the disk allows. */
  async keep(server: string, snapshot: IndexSnapshot): Promise<void> {
    const content = serialize(snapshot);
    const packed = Buffer.concat([this.#version, hashOf(content), content]);
    const folder = join(this.#root, server);
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFileAtomic(join(folder, fileName), packed, { mode: 0o600, fsync: false });
    } catch {
      // The articles are kept; without this they are indexed anew next time.
    }
  }

  /** Deletes what is kept for a server. */
  async forget(server: string): Promise<void> {
    await rm(join(this.#root, server), { recursive: true, force: true });
  }

  /** Deletes what is kept for all servers but these. */
  async keepOnlyOf(servers: ReadonlySet<string>): Promise<void> {
    await deleteOthers(this.#root, servers);
  }
}

function hashOf(content: Buffer): Buffer {
  return createHash('sha256').update(content).digest();
}
