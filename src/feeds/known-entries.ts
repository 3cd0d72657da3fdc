import { createHash } from 'node:crypto';
import { sameAddress } from '../article/link.ts';
import type { FeedEntry } from './feed.ts';
import { passesFilter, type WordFilter } from './word-filter.ts';

/**
 * What became of an entry: it was there before anybody followed the feed, or is too old (`old`); its words are not wanted
 * (`filtered`); its story is among the server's articles (`kept`); there is no article in it (`refused`); its page could
 * not be read, and will be tried again (`failed`).
 */
export type EntryState = 'old' | 'filtered' | 'kept' | 'refused' | 'failed';

/** An entry that was seen. */
export interface KnownEntry {
  readonly id: string;
  readonly hash: string;
  /** A hash of its link, empty without one: the same story under another id. */
  readonly link: string;
  /** When it last stood in the feed, milliseconds since 1970. */
  readonly seen: number;
  readonly state: EntryState;
  /** The id of its article; of `kept` entries alone. */
  readonly article?: string;
  /** How often its page was tried without success; of `failed` entries alone. */
  readonly tries?: number;
  /** It was there when the feed was followed: nobody is told of it; of `failed` entries alone. */
  readonly quiet?: true;
}

export interface EntryRules {
  readonly filter: WordFilter;
  /** The feed is read for the first time: its newest entries are taken, so many, and the others are old. */
  readonly atFirst: number | null;
  /** Entries that are read at one visit. */
  readonly most: number;
  /** Older entries (milliseconds) would leave again at once. */
  readonly oldest: number;
}

/** What is to be done with a feed's entries. */
export interface EntryPlan {
  /** Those whose stories are to be read now, newest first, with what is known of them so far. */
  readonly read: readonly { readonly entry: FeedEntry; readonly prior: KnownEntry | undefined }[];
  /** How many wait for a later visit. */
  readonly waiting: number;
  /** What is known of all entries before anything is read. */
  readonly known: readonly KnownEntry[];
}

/** Tries of a page that cannot be read. */
const MOST_TRIES = 3;
/** Milliseconds for which an entry that has left its feed is known: some come back. */
const REMEMBERED = 90 * 24 * 60 * 60_000;
/** Entries known of a feed at most; those that have been gone longest are let go. */
const MOST_KNOWN = 4000;

/** Tells which entries of a feed are new or changed, and which of those are read now. */
export function planEntries(
  entries: readonly FeedEntry[],
  before: readonly KnownEntry[],
  rules: EntryRules,
  now: number,
): EntryPlan {
  const find = finderOf(entries, before);
  const known: KnownEntry[] = [];
  const wanted: FeedEntry[] = [];
  const earlier = new Set<KnownEntry>();
  for (const entry of newestFirst(entries, now)) {
    const prior = find(entry);
    if (prior !== undefined) earlier.add(prior);
    const state = stateOf(entry, prior, rules, now);
    if (state !== null) known.push({ ...knownAs(entry, state, now), ...articleOf(prior, state) });
    else if (rules.atFirst !== null && wanted.length >= rules.atFirst) known.push(knownAs(entry, 'old', now));
    else wanted.push(entry);
  }
  const most = rules.atFirst ?? rules.most;
  for (const entry of wanted) known.push(...asBefore(entry, find(entry), now));
  const gone = before.filter(
    (one) => !earlier.has(one) && one.state !== 'failed' && now - one.seen < REMEMBERED,
  );
  const places = Math.max(0, MOST_KNOWN - known.length - wanted.length);
  return {
    read: wanted.slice(0, most).map((entry) => ({ entry, prior: find(entry) })),
    waiting: Math.max(0, wanted.length - most),
    known: [...known, ...gone.sort((a, b) => b.seen - a.seen).slice(0, places)],
  };
}

/** An entry with what became of it. */
export function knownAs(
  entry: FeedEntry,
  state: EntryState,
  now: number,
  more: Pick<KnownEntry, 'article' | 'tries' | 'quiet'> = {},
): KnownEntry {
  return { id: entry.id, hash: entry.hash, link: hashOf(entry.link), seen: now, state, ...more };
}

/** What is known of an entry by its id, else by its link, unless that is another entry's now. */
function finderOf(
  entries: readonly FeedEntry[],
  before: readonly KnownEntry[],
): (entry: FeedEntry) => KnownEntry | undefined {
  const present = new Set(entries.map(({ id }) => id));
  const byId = new Map(before.map((one) => [one.id, one]));
  const byLink = new Map(
    before.filter(({ id, link }) => link !== '' && !present.has(id)).map((one) => [one.link, one]),
  );
  return ({ id, link }) => byId.get(id) ?? (link === null ? undefined : byLink.get(hashOf(link)));
}

/** Whether one more failure is the last. */
export function isLastTry(prior: KnownEntry | undefined): boolean {
  return prior?.state === 'failed' && (prior.tries ?? 0) + 1 >= MOST_TRIES;
}

/** After one more try without success. */
export function afterFailure(
  entry: FeedEntry,
  prior: KnownEntry | undefined,
  now: number,
  quiet: boolean,
): KnownEntry {
  const tries = (prior?.state === 'failed' && prior.hash === entry.hash ? (prior.tries ?? 0) : 0) + 1;
  const article = prior?.article === undefined ? {} : { article: prior.article };
  if (tries >= MOST_TRIES)
    return knownAs(entry, prior?.article === undefined ? 'refused' : 'kept', now, article);
  return knownAs(entry, 'failed', now, { tries, ...article, ...(quiet ? { quiet } : {}) });
}

/** What became of an entry without reading it; null when it is to be read. */
function stateOf(
  entry: FeedEntry,
  prior: KnownEntry | undefined,
  { filter, oldest }: EntryRules,
  now: number,
): EntryState | null {
  const isSame = prior?.hash === entry.hash;
  if (prior?.state === 'old') return 'old';
  if (isSame && (prior.state === 'kept' || prior.state === 'refused')) return prior.state;
  if (prior?.state === 'kept') return null;
  if (!passesFilter(entry, filter)) return 'filtered';
  return entry.time !== null && now - entry.time > oldest ? 'old' : null;
}

function articleOf(prior: KnownEntry | undefined, state: EntryState): Pick<KnownEntry, 'article'> {
  return state === 'kept' && prior?.article !== undefined ? { article: prior.article } : {};
}

function asBefore(entry: FeedEntry, prior: KnownEntry | undefined, now: number): readonly KnownEntry[] {
  return prior === undefined ? [] : [{ ...prior, id: entry.id, seen: now }];
}

/** Those without a date are as new as can be, in the order of the feed; a date to come is today's. */
function newestFirst(entries: readonly FeedEntry[], now: number): readonly FeedEntry[] {
  const timeOf = ({ time }: FeedEntry) => Math.min(time ?? now, now);
  return entries.toSorted((a, b) => timeOf(b) - timeOf(a));
}

function hashOf(link: string | null): string {
  return link === null ? '' : createHash('sha256').update(sameAddress(link)).digest('hex').slice(0, 16);
}
