import { checkKey, checkOwner, type DerivedData, type DerivedKind } from '../../derived/derived-data.ts';
import type { Database } from './database.ts';

/**
 * Derived data of one kind in PostgreSQL, where another machine finds it. It goes with its server's row, and is
 * refused for a server that has none.
 */
export class PostgresDerived implements DerivedData {
  readonly #database: Database;
  readonly #kind: DerivedKind;

  constructor(database: Database, kind: DerivedKind) {
    this.#database = database;
    this.#kind = kind;
  }

  async keys(owner: string): Promise<readonly string[]> {
    const { rows } = await this.#database.read(owner, (query) =>
      query<{ key: string }>(
        'select key from derived where server = $1 and kind = $2 order by key collate "C"',
        [owner, this.#kind],
      ),
    );
    return rows.map(({ key }) => key);
  }

  async read(owner: string, key: string): Promise<Buffer | undefined> {
    const { rows } = await this.#database.read(owner, (query) =>
      query<{ content: Buffer }>('select content from derived where server = $1 and kind = $2 and key = $3', [
        owner,
        this.#kind,
        key,
      ]),
    );
    return rows[0]?.content;
  }

  async write(owner: string, key: string, content: Uint8Array): Promise<void> {
    const values = [checkOwner(owner), this.#kind, checkKey(key), asBuffer(content)];
    await this.#database.write(owner, async (query) => {
      if (owner.startsWith('+'))
        await query('insert into servers (id) values ($1) on conflict do nothing', [owner]);
      await query(
        `insert into derived (server, kind, key, content) values ($1, $2, $3, $4)
           on conflict (server, kind, key) do update set content = excluded.content`,
        values,
      );
    });
  }

  async delete(owner: string, key: string): Promise<void> {
    await this.#delete(owner, 'key = $3', [key]);
  }

  async keepOnly(owner: string, keys: ReadonlySet<string>): Promise<void> {
    await this.#delete(owner, 'key <> all($3)', [[...keys]]);
  }

  async forget(owner: string): Promise<void> {
    await this.#delete(owner, 'true', []);
  }

  async keepOnlyOf(): Promise<void> {
    // Nothing to do: of a server that is gone there are no rows.
  }

  async #delete(owner: string, which: string, values: unknown[]): Promise<void> {
    await this.#database.write(owner, (query) =>
      query(`delete from derived where server = $1 and kind = $2 and ${which}`, [
        owner,
        this.#kind,
        ...values,
      ]),
    );
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
