import type { ReadArticle } from '../../speech/speech.ts';
import type { ArticleReader } from '../reading/reader.ts';
import type { StoredArticle } from '../types.ts';
import type { DerivedData } from './derived-data.ts';
import { hashOf, pack, unpack } from './packed.ts';

/**
 * Articles as they were last read, with the hash of what was given and of the code that read it, so that a
 * server's 500 articles are there in a tenth of a second rather than in many.
 */
export class Readings {
  readonly #data: DerivedData;
  readonly #version: string;
  readonly #reader: ArticleReader;

  /** @param version differs whenever the code that reads articles does */
  constructor(data: DerivedData, version: string, reader: ArticleReader) {
    this.#data = data;
    this.#version = version;
    this.#reader = reader;
  }

  /**
   * Reads an article of an owner, or takes it from what is there when it has been read before.
   *
   * @param quickly whether it is enough, for now, to read it without a model of language
   */
  async read(owner: string, stored: StoredArticle, quickly = false): Promise<ReadArticle> {
    const packed = await this.#data.read(owner, stored.key);
    const known = packed && (unpack(this.#originOf(stored), packed) as ReadArticle | undefined);
    if (known && (quickly || !this.couldBeBetter(known))) return known;
    const reader = this.#reader;
    const read = await (quickly && reader.readQuickly
      ? reader.readQuickly(stored.bytes, stored)
      : reader.read(stored.bytes, stored));
    await this.write(owner, stored, read);
    return read;
  }

  /** Writes how an article was read, if that is possible. */
  async write(owner: string, stored: StoredArticle, read: ReadArticle): Promise<void> {
    const packed = pack(this.#originOf(stored), read);
    // The article itself is in the store; without this it is read anew next time.
    await this.#data.write(owner, stored.key, packed).catch(() => undefined);
  }

  /** Whether an article would be read better than it was. */
  couldBeBetter(read: ReadArticle): boolean {
    return this.#reader.seesMore?.(read) ?? false;
  }

  /** Deletes the reading of one article. */
  async delete(owner: string, key: string): Promise<void> {
    await this.#data.delete(owner, key);
  }

  /** Deletes every reading of an owner but those of the articles with these keys. */
  async keepOnly(owner: string, keys: ReadonlySet<string>): Promise<void> {
    await this.#data.keepOnly(owner, keys);
  }

  #originOf({ bytes, origin, title, link, byline, published, outlet }: StoredArticle): Buffer {
    const given = [title, link, byline, published, outlet].map((one) => one ?? null);
    return hashOf(JSON.stringify([this.#version, origin, ...given]), bytes);
  }
}
