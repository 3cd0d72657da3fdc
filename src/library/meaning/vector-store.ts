import { createHash, randomUUID } from 'node:crypto';
import { appendFile, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDurably } from '../store/durable-file.ts';

const keyBytes = 16;
const checkBytes = 4;
const scaleBytes = 4;
const mostFiles = 8;

/**
 * Vectors kept on the disk by the hash of their text, about a byte a dimension. Each process appends to a
 * file of its own; every record carries a checksum, so that one cut short by a crash is passed over.
 * Losing a record costs no more than working it out again.
 */
export class VectorStore {
  readonly #folder: string;
  readonly #dimensions: number;
  readonly #records = new Map<string, Buffer>();
  readonly #file: string;
  #unwritten: Buffer[] = [];
  #writing: Promise<void> = Promise.resolve();

  private constructor(folder: string, dimensions: number) {
    this.#folder = folder;
    this.#dimensions = dimensions;
    this.#file = join(folder, `${randomUUID()}.vectors`);
  }

  /** Reads the vectors of a folder, which is made when there is something to write. */
  static async open(folder: string, dimensions: number): Promise<VectorStore> {
    const store = new VectorStore(folder, dimensions);
    const files = await vectorFiles(folder);
    for (const name of files) store.#read(await readFile(join(folder, name)).catch(() => Buffer.alloc(0)));
    if (files.length > mostFiles) await store.#merge(files);
    return store;
  }

  /** How many vectors are kept. */
  get size(): number {
    return this.#records.size;
  }

  /** Whether the vector of a text is kept. */
  has(text: string): boolean {
    return this.#records.has(keyOf(text));
  }

  /** The vector of a text, of length 1; undefined when it is not kept. */
  get(text: string): Float32Array | undefined {
    const record = this.#records.get(keyOf(text));
    return record && this.#decode(record);
  }

  /** Keeps a vector and returns it as it is kept, rounded; it is on the disk after `flush`. */
  add(text: string, vector: Float32Array): Float32Array {
    const key = keyOf(text);
    const record = encode(key, vector);
    this.#records.set(key, record);
    this.#unwritten.push(record);
    return this.#decode(record);
  }

  /** Writes what was added since the last time. Rejects when the disk does. */
  async flush(): Promise<void> {
    const records = this.#unwritten;
    this.#unwritten = [];
    if (records.length > 0)
      this.#writing = this.#writing.catch(() => undefined).then(() => this.#append(Buffer.concat(records)));
    await this.#writing;
  }

  async #append(records: Buffer): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await appendFile(this.#file, records, { mode: 0o600 });
  }

  #read(content: Buffer): void {
    const size = keyBytes + scaleBytes + this.#dimensions + checkBytes;
    for (let at = 0; at + size <= content.length; at += size) {
      const record = content.subarray(at, at + size);
      const body = record.subarray(0, size - checkBytes);
      if (!checkOf(body).equals(record.subarray(size - checkBytes))) continue;
      this.#records.set(record.toString('base64', 0, keyBytes), record);
    }
  }

  #decode(record: Buffer): Float32Array {
    const scale = record.readFloatLE(keyBytes);
    const vector = new Float32Array(this.#dimensions);
    for (let at = 0; at < vector.length; at += 1)
      vector[at] = scale * record.readInt8(keyBytes + scaleBytes + at);
    return vector;
  }

  /** Deletes every vector but those of the texts with these keys; only when there are others. */
  async keepOnly(keys: ReadonlySet<string>): Promise<void> {
    const others = [...this.#records.keys()].filter((key) => !keys.has(key));
    if (others.length === 0) return;
    await this.flush();
    for (const key of others) this.#records.delete(key);
    await this.#merge(await vectorFiles(this.#folder));
  }

  async #merge(files: readonly string[]): Promise<void> {
    // Copied out: records are parts of the files as they were read, which would stay in memory whole.
    for (const [key, record] of this.#records) this.#records.set(key, Buffer.from(record));
    await writeDurably(
      join(this.#folder, `${randomUUID()}.vectors`),
      Buffer.concat([...this.#records.values()]),
    );
    for (const name of files) await rm(join(this.#folder, name), { force: true });
  }
}

async function vectorFiles(folder: string): Promise<string[]> {
  return (await namesIn(folder)).filter((name) => name.endsWith('.vectors')).sort();
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function encode(key: string, vector: Float32Array): Buffer {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  const scale = largest / 127 || 1;
  const rounded = Int8Array.from(vector, (value) => Math.round(value / scale));
  // The scale that gives the rounded vector the length 1.
  const length = Math.hypot(...rounded) || 1;
  const head = Buffer.alloc(scaleBytes);
  head.writeFloatLE(1 / length);
  const body = Buffer.concat([Buffer.from(key, 'base64'), head, Buffer.from(rounded.buffer)]);
  return Buffer.concat([body, checkOf(body)]);
}

function checkOf(body: Buffer): Buffer {
  return createHash('md5').update(body).digest().subarray(0, checkBytes);
}

/** What stands for a text: the beginning of its hash. */
export function keyOf(text: string): string {
  return createHash('sha256').update(text).digest().subarray(0, keyBytes).toString('base64');
}
