import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { checkKey, checkOwner, type DerivedData } from './derived-data.ts';

/** What write-file-atomic leaves behind when the process is killed: the name and a number. */
const LEFTOVER = /\.\d+$/;

/** Derived data of one kind as files: `<root>/<owner>/<key>`. */
export class DerivedFiles implements DerivedData {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async keys(owner: string): Promise<readonly string[]> {
    return (await namesIn(this.#folder(owner))).filter((name) => !LEFTOVER.test(name)).sort();
  }

  async read(owner: string, key: string): Promise<Buffer | undefined> {
    return readFile(this.#path(owner, key)).catch(() => undefined);
  }

  async write(owner: string, key: string, content: Uint8Array): Promise<void> {
    const path = this.#path(owner, key);
    await mkdir(this.#folder(owner), { recursive: true, mode: 0o700 });
    await writeFileAtomic(path, Buffer.from(content.buffer, content.byteOffset, content.byteLength), {
      mode: 0o600,
      fsync: false,
    });
  }

  async delete(owner: string, key: string): Promise<void> {
    await rm(this.#path(owner, key), { force: true });
  }

  async keepOnly(owner: string, keys: ReadonlySet<string>): Promise<void> {
    await deleteOthers(this.#folder(owner), keys);
  }

  async forget(owner: string): Promise<void> {
    await rm(this.#folder(owner), { recursive: true, force: true });
  }

  async keepOnlyOf(owners: ReadonlySet<string>): Promise<void> {
    await deleteOthers(this.#root, owners);
  }

  #folder(owner: string): string {
    return join(this.#root, checkOwner(owner));
  }

  #path(owner: string, key: string): string {
    return join(this.#folder(owner), checkKey(key));
  }
}

async function deleteOthers(folder: string, names: ReadonlySet<string>): Promise<void> {
  for (const name of await namesIn(folder))
    if (!names.has(name)) await rm(join(folder, name), { recursive: true, force: true });
}

/** A folder that is not there has nothing. */
async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
