import { createHash, randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { roundedVector } from '../../search/meaning/rounded-vector.ts';
import type { DerivedData } from '../derived/derived-data.ts';
import { inTurns } from '../server/turns.ts';

const checkBytes = 16;
const keyBytes = 16;
const scaleBytes = 4;
/** An entry is written whole with everything that is added, so it is not to be large. */
const entryBytes = 256 * 1024;
/** With so many entries more than needed they are written anew as few, when they are next read. */
const mostSurplus = 8;

/** The model that vectors are from. */
export interface VectorModel {
  readonly id: string;
  readonly dimensions: number;
}

/** A checksum, then records: the key, the scale, and a whole number of eight bits for each dimension. */
interface Entry {
  readonly name: string;
  readonly content: Buffer;
  records: number;
  unwritten: boolean;
}

/**
 * The vectors of one owner by the hash of their text, in the numbers that they are compared by. Each process writes
 * entries of its own; one that is damaged is passed over. Losing vectors costs no more than working them out again.
 * Whatever grows with their number is done in turns.
 */
export class VectorStore {
  readonly #data: DerivedData;
  readonly #owner: string;
  readonly #model: VectorModel;
  readonly #recordBytes: number;
  /** Records that an entry holds. */
  readonly #capacity: number;
  #entries: Entry[] = [];
  /** By key the number of its record, counted over entries as if all were full. */
  #places = new Map<string, number>();
  /** The entry that this process adds to. */
  #open: Entry | undefined;
  #writing: Promise<void> = Promise.resolve();

  private constructor(data: DerivedData, owner: string, model: VectorModel) {
    this.#data = data;
    this.#owner = owner;
    this.#model = model;
    this.#recordBytes = keyBytes + scaleBytes + model.dimensions;
    this.#capacity = Math.floor((entryBytes - checkBytes) / this.#recordBytes);
  }

  /** Reads an owner's vectors; those of other models are deleted. */
  static async open(data: DerivedData, owner: string, model: VectorModel): Promise<VectorStore> {
    const store = new VectorStore(data, owner, model);
    const all = await data.keys(owner);
    const names = all.filter((name) => name.startsWith(store.#prefix));
    for (const name of all) if (!names.includes(name)) await data.delete(owner, name);
    for (const name of names) {
      store.#read(name, (await data.read(owner, name)) ?? Buffer.alloc(0));
      await setImmediate();
    }
    if (names.length > store.size / store.#capacity + mostSurplus) await store.#writeAnew(() => true, names);
    return store;
  }

  /** How many vectors are kept. */
  get size(): number {
    return this.#places.size;
  }

  /** Whether a vector is kept. */
  has(key: string): boolean {
    return this.#places.has(key);
  }

  /** A vector, of length 1; undefined when it is not kept. */
  get(key: string): Float32Array | undefined {
    const record = this.#record(key);
    if (record === undefined) return undefined;
    const scale = record.readFloatLE(keyBytes);
    const values = new Int8Array(record.buffer, record.byteOffset + keyBytes + scaleBytes);
    const vector = new Float32Array(this.#model.dimensions);
    for (let at = 0; at < vector.length; at += 1) vector[at] = scale * (values[at] ?? 0);
    return vector;
  }

  /** Adds a vector, rounded; it is written by `flush`. */
  add(key: string, vector: Float32Array): void {
    const { values, scale } = roundedVector(vector);
    const record = this.#newRecord(key);
    record.write(key, 0, keyBytes, 'latin1');
    record.writeFloatLE(scale, keyBytes);
    record.set(values, keyBytes + scaleBytes);
  }

  /** Writes what was added since the last time. Rejects when that is not possible. */
  async flush(): Promise<void> {
    this.#writing = this.#writing.catch(() => undefined).then(() => this.#write());
    await this.#writing;
  }

  /** Deletes every vector but those with these keys and those added meanwhile; only when there are others. */
  async keepOnly(keys: ReadonlySet<string>): Promise<void> {
    const { size } = this;
    const others = { there: false };
    await inTurns(this.#lookingForOthers(keys, others));
    if (!others.there) return;
    // What is added meanwhile comes behind the first `size`.
    const isKept = (key: string, place: number) => place >= size || keys.has(key);
    await this.#writeAnew(isKept, await this.#data.keys(this.#owner));
  }

  get #prefix(): string {
    return `${this.#model.id}.`;
  }

  #read(name: string, content: Buffer): void {
    const records = (content.length - checkBytes) / this.#recordBytes;
    const check = content.subarray(0, checkBytes);
    if (
      !Number.isInteger(records) ||
      records < 0 ||
      records > this.#capacity ||
      !check.equals(checkOf(content))
    )
      return;
    for (let record = 0; record < records; record += 1) {
      const at = checkBytes + record * this.#recordBytes;
      this.#places.set(
        content.toString('latin1', at, at + keyBytes),
        this.#entries.length * this.#capacity + record,
      );
    }
    this.#entries.push({ name, content, records, unwritten: false });
  }

  #record(key: string): Buffer | undefined {
    const place = this.#places.get(key);
    if (place === undefined) return undefined;
    const at = checkBytes + (place % this.#capacity) * this.#recordBytes;
    return this.#entries[Math.floor(place / this.#capacity)]?.content.subarray(at, at + this.#recordBytes);
  }

  /** Room for a record, in an entry of this process. */
  #newRecord(key: string): Buffer {
    if (this.#open === undefined || this.#open.records === this.#capacity) {
      const content = Buffer.alloc(checkBytes + this.#capacity * this.#recordBytes);
      this.#open = { name: `${this.#prefix}${randomUUID()}`, content, records: 0, unwritten: true };
      this.#entries.push(this.#open);
    }
    const { content, records } = this.#open;
    this.#places.set(key, (this.#entries.length - 1) * this.#capacity + records);
    this.#open.records += 1;
    this.#open.unwritten = true;
    const at = checkBytes + records * this.#recordBytes;
    return content.subarray(at, at + this.#recordBytes);
  }

  async #write(): Promise<void> {
    for (const entry of this.#entries) {
      if (!entry.unwritten) continue;
      const content = entry.content.subarray(0, checkBytes + entry.records * this.#recordBytes);
      entry.unwritten = false;
      checkOf(content).copy(content);
      try {
        await this.#data.write(this.#owner, entry.name, content);
      } catch (error) {
        entry.unwritten = true;
        throw error;
      }
    }
  }

  /** Writes the vectors to be kept into new entries, as few as needed; deletes all earlier ones, and these. */
  async #writeAnew(isKept: (key: string, place: number) => boolean, names: readonly string[]): Promise<void> {
    const after = new VectorStore(this.#data, this.#owner, this.#model);
    await inTurns(this.#copying(isKept, after));
    const earlier = new Set([...names, ...this.#entries.map(({ name }) => name)]);
    this.#entries = after.#entries;
    this.#places = after.#places;
    this.#open = after.#open;
    await this.flush();
    for (const name of earlier) await this.#data.delete(this.#owner, name);
  }

  *#lookingForOthers(keys: ReadonlySet<string>, others: { there: boolean }): Generator<void, void> {
    for (const key of this.#places.keys()) {
      others.there ||= !keys.has(key);
      if (others.there) return;
      yield;
    }
  }

  *#copying(isKept: (key: string, place: number) => boolean, after: VectorStore): Generator<void, void> {
    let place = 0;
    for (const key of this.#places.keys()) {
      if (isKept(key, place)) this.#record(key)?.copy(after.#newRecord(key));
      place += 1;
      yield;
    }
  }
}

/** The checksum of an entry's records. */
function checkOf(content: Buffer): Buffer {
  return createHash('md5').update(content.subarray(checkBytes)).digest();
}

/** What stands for a text: the beginning of its hash, a character a byte. */
export function keyOf(text: string): string {
  return createHash('sha256').update(text).digest().toString('latin1', 0, keyBytes);
}
