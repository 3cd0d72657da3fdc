/**
 * Where one kind of what is worked out from articles (readings, index snapshots, vectors) is kept: entries by
 * owner and key. Nothing here is needed: what is lost is worked out anew, so a write may fail and whoever
 * wanted it goes on.
 *
 * An owner is a server's id or one of the two below; a key has letters, digits, `-`, `_` and dots in between,
 * and does not end in a dot and digits.
 */
export interface DerivedData extends OwnersData {
  /** The keys of an owner's entries, sorted. */
  keys(owner: string): Promise<readonly string[]>;
  /** The content of an entry; undefined when there is none. */
  read(owner: string, key: string): Promise<Buffer | undefined>;
  /** Writes an entry whole: whoever reads it sees the earlier content or this. */
  write(owner: string, key: string, content: Uint8Array): Promise<void>;
  delete(owner: string, key: string): Promise<void>;
  /** Deletes the owner's entries but those with these keys. */
  keepOnly(owner: string, keys: ReadonlySet<string>): Promise<void>;
}

/** Whatever holds something of owners: forgetting a server and retention go through this alone. */
export interface OwnersData {
  /** Deletes everything of an owner. */
  forget(owner: string): Promise<void>;
  /** Deletes everything of all owners but these. */
  keepOnlyOf(owners: ReadonlySet<string>): Promise<void>;
}

/** The kinds of derived data, by the folder or the column value that they have. */
export type DerivedKind = 'readings' | 'indexes' | 'meaning';

/** The owner of what is worked out from the seeds. */
export const seedsOwner = '+seeds';

/** The owner of what is worked out in a terminal. */
export const terminalOwner = '+terminal';

/** @throws when an owner or a key, which become paths, are none. */
export function checkOwner(owner: string): string {
  if (!/^\+?[A-Za-z0-9_-]{1,64}$/.test(owner)) throw new Error(`not an owner: ${owner}`);
  return owner;
}

/** As `checkOwner`, for keys. */
export function checkKey(key: string): string {
  if (!/^[\w-]+(?:\.[\w-]+)*$/.test(key) || /\.\d+$/.test(key) || key.length > 120)
    throw new Error(`not a key: ${key}`);
  return key;
}
