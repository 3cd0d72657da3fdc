import { createHash, randomUUID } from 'node:crypto';
import type { DerivedData } from '../derived/derived-data.ts';

const keyBytes = 16;
const checkBytes = 4;
const scaleBytes = 4;
/** With more entries than this they become one when they are next read. */
const mostEntries = 8;
/** Bytes after which a new entry is begun: until then the last one is written anew with what was added. */
const fullEntry = 256 * 1024;

/** The model that vectors are from. */
export interface VectorModel {
  readonly id: string;
  readonly dimensions: number;
}

/**
 * The vectors of one owner by the hash of their text, about a byte a dimension. Each process writes entries of
 * its own; every record carries a checksum, so that a damaged one is passed over. Losing a record costs no more
 * than working it out again.
 */
export class VectorStore {
  readonly #data: DerivedData;
  readonly #owner: string;
  readonly #model: VectorModel;
  readonly #records = new Map<string, Buffer>();
  #unwritten: Buffer[] = [];
  /** The entry that this process writes, and what is in it. */
  #entry: { readonly key: string; readonly content: Buffer } | undefined;
  #writing: Promise<void> = Promise.resolve();

  private constructor(data: DerivedData, owner: string, model: VectorModel) {
    this.#data = data;
    this.#owner = owner;
    this.#model = model;
  }

  /** Reads an owner's vectors; those of other models are deleted. */
  static async open(data: DerivedData, owner: string, model: VectorModel): Promise<VectorStore> {
    const store = new VectorStore(data, owner, model);
    const all = await data.keys(owner);
    const keys = all.filter((key) => key.startsWith(`${model.id}.`));
    for (const key of keys) store.#read((await data.read(owner, key)) ?? Buffer.alloc(0));
    for (const key of all) if (!keys.includes(key)) await data.delete(owner, key);
    if (keys.length > mostEntries) await store.#merge(keys);
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

  /** Adds a vector and returns it as it is kept, rounded; it is written by `flush`. */
  add(text: string, vector: Float32Array): Float32Array {
    const key = keyOf(text);
    const record = encode(key, vector);
    this.#records.set(key, record);
    this.#unwritten.push(record);
    return this.#decode(record);
  }

  /** Writes what was added since the last time. Rejects when that is not possible. */
  async flush(): Promise<void> {
    const records = this.#unwritten;
    this.#unwritten = [];
    if (records.length > 0)
      this.#writing = this.#writing.catch(() => undefined).then(() => this.#append(Buffer.concat(records)));
    await this.#writing;
  }

  async #append(records: Buffer): Promise<void> {
    const last = this.#entry && this.#entry.content.length < fullEntry ? this.#entry : this.#newEntry();
    this.#entry = { key: last.key, content: Buffer.concat([last.content, records]) };
    await this.#data.write(this.#owner, this.#entry.key, this.#entry.content);
  }

  #newEntry() {
    return { key: `${this.#model.id}.${randomUUID()}`, content: Buffer.alloc(0) };
  }

  #read(content: Buffer): void {
    const size = keyBytes + scaleBytes + this.#model.dimensions + checkBytes;
    for (let at = 0; at + size <= content.length; at += size) {
      const record = content.subarray(at, at + size);
      const body = record.subarray(0, size - checkBytes);
      if (!checkOf(body).equals(record.subarray(size - checkBytes))) continue;
      this.#records.set(record.toString('base64', 0, keyBytes), record);
    }
  }

  #decode(record: Buffer): Float32Array {
    const scale = record.readFloatLE(keyBytes);
    const vector = new Float32Array(this.#model.dimensions);
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
    await this.#merge(await this.#data.keys(this.#owner));
  }

  /** Makes one entry of these, which have been read or written. */
  async #merge(keys: readonly string[]): Promise<void> {
    // Copied out: records are parts of the entries as they were read, which would stay in memory whole.
    for (const [key, record] of this.#records) this.#records.set(key, Buffer.from(record));
    const merged = { key: this.#newEntry().key, content: Buffer.concat([...this.#records.values()]) };
    this.#entry = merged;
    if (merged.content.length > 0) await this.#data.write(this.#owner, merged.key, merged.content);
    for (const key of keys) await this.#data.delete(this.#owner, key);
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
