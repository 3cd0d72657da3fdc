import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { State, Store } from './store.ts';

/** Changes with the shape of what is saved; another version is not read. */
const VERSION = 1;
/** Milliseconds for which changes are gathered before they are written. */
const GATHERED = 300;

/** Keeps a local Discord's state in a file, so that a program that is started again finds what was said. */
export class SavedState {
  readonly #file: string;
  readonly #store: Store;
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  /**
   * Brings a store to what the file has, and writes every change from then on. A file that cannot be read is put
   * aside under another name, and the store stays as it is.
   */
  static async open(file: string, store: Store): Promise<SavedState> {
    const saved = await read(file);
    if (saved !== null) store.restore(saved);
    return new SavedState(file, store);
  }

  private constructor(file: string, store: Store) {
    this.#file = file;
    this.#store = store;
    store.onChange(() => {
      this.#timer ??= setTimeout(() => void this.#write(), GATHERED);
    });
    void this.#write();
  }

  /** Writes what has not been written yet. */
  async close(): Promise<void> {
    if (this.#timer !== null) await this.#write();
    await this.#writing;
  }

  #write(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const bytes = serialize({ version: VERSION, state: this.#store.state() });
    // One after another, each whole or not at all. A disk that is full is no reason to stop talking.
    this.#writing = this.#writing.then(() => writeWhole(this.#file, bytes)).catch(() => undefined);
    return this.#writing;
  }
}

async function read(file: string): Promise<State | null> {
  try {
    const { version, state } = deserialize(await readFile(file)) as { version: number; state: State };
    if (version === VERSION) return state;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  }
  await rename(file, `${file}.unreadable`);
  return null;
}

async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, bytes);
  await rename(`${file}.new`, file);
}
