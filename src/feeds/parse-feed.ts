import { createHash } from 'node:crypto';
import { escapeUTF8 } from 'entities/escape';
import { type AtomFeed, type JsonFeed, parseFeed as parse, type RdfFeed, type RssFeed } from 'feedsmith';
import { plainLink } from '../article/link.ts';
import type { FeedEntry, ParsedFeed } from './feed.ts';
import { mendXml } from './mend-xml.ts';
import { plainText } from './plain-text.ts';

/** Entries that are looked at; the largest feeds have some hundreds. */
const MOST_ENTRIES = 2000;
/** UTF-16 units of a title at most, and of a summary. */
const LONGEST_TITLE = 300;
const LONGEST_SUMMARY = 2000;

/** An entry as the formats have it: ids and links as they stand, texts as HTML. */
interface RawEntry {
  readonly id: string | undefined;
  readonly title: string;
  readonly links: readonly (string | undefined)[];
  readonly dates: readonly (string | undefined)[];
  readonly summary: string;
  readonly text: string;
  readonly categories: readonly (string | undefined)[];
}

interface RawFeed {
  readonly title: string;
  readonly entries: readonly RawEntry[];
  readonly minutes?: number | undefined;
}

/**
 * Reads an RSS (any version), Atom, RDF or JSON feed. What is not well-formed is mended as browsers do; declared
 * entities are not expanded, so that a short feed never becomes a long one.
 *
 * @param address where it came from: links may be relative to it
 * @returns null when it is no feed
 */
export function parseFeed(text: string, address: string): ParsedFeed | null {
  const raw = rawFeed(text) ?? rawFeed(mendXml(text));
  if (raw === null) return null;
  const seen = new Set<string>();
  const entries = raw.entries.map((entry) => entryOf(entry, address)).map((entry) => withOwnId(entry, seen));
  return {
    title: plainText(raw.title).slice(0, LONGEST_TITLE),
    entries,
    pause: raw.minutes === undefined || !(raw.minutes > 0) ? null : raw.minutes * 60_000,
  };
}

function rawFeed(text: string | null): RawFeed | null {
  if (text === null) return null;
  try {
    const parsed = parse(text, { maxItems: MOST_ENTRIES });
    switch (parsed.format) {
      case 'rss':
        return { ...ofItems(parsed.feed.title, parsed.feed.items), minutes: parsed.feed.ttl };
      case 'rdf':
        return ofItems(parsed.feed.title, parsed.feed.items);
      case 'atom':
        return { title: parsed.feed.title?.value ?? '', entries: (parsed.feed.entries ?? []).map(ofAtom) };
      case 'json':
        return { title: parsed.feed.title ?? '', entries: (parsed.feed.items ?? []).map(ofJson) };
    }
  } catch {
    return null; // not well-formed, or nothing of the kind
  }
}

function ofItems(
  title: string | undefined,
  items: readonly (RssFeed.Item<string> | RdfFeed.Item<string>)[] | undefined,
): RawFeed {
  return { title: title ?? '', entries: (items ?? []).map(ofItem) };
}

function ofItem(item: RssFeed.Item<string> | RdfFeed.Item<string>): RawEntry {
  const guid = 'guid' in item ? item.guid : undefined;
  const about = 'rdf' in item ? item.rdf?.about : undefined;
  const own = 'categories' in item ? (item.categories ?? []).map(({ name }) => name) : [];
  const atom = item.atom?.links?.find(({ rel = 'alternate' }) => rel === 'alternate');
  const permanent = guid?.isPermaLink === false ? undefined : guid?.value;
  return {
    id: guid?.value ?? about,
    title: item.title ?? '',
    links: [item.link, atom?.href, permanent, about],
    dates: [...(item.dc?.dates ?? []), 'pubDate' in item ? item.pubDate : undefined],
    summary: item.description ?? '',
    text: item.content?.encoded ?? item.description ?? '',
    categories: [...own, ...(item.dc?.subjects ?? [])],
  };
}

function ofAtom(entry: AtomFeed.Entry<string>): RawEntry {
  const links = entry.links ?? [];
  const page = links.find(({ rel = 'alternate' }) => rel === 'alternate') ?? links[0];
  const summary = htmlOf(entry.summary);
  return {
    id: entry.id,
    title: htmlOf(entry.title),
    links: [page?.href, entry.id],
    dates: [entry.updated, entry.published],
    summary,
    text: htmlOf(entry.content) || summary,
    categories: (entry.categories ?? []).map(({ label, term }) => label ?? term),
  };
}

/** Atom says of each text whether it is HTML; only what is plain is escaped. */
function htmlOf(text: { readonly value?: string; readonly type?: string } | undefined): string {
  const value = text?.value ?? '';
  const isMarkup = /html|xml/iu.test(text?.type ?? '') || (text?.type === undefined && /<\w/u.test(value));
  return isMarkup ? value : escapeUTF8(value);
}

function ofJson(item: JsonFeed.Item<string>): RawEntry {
  const plain = item.content_text === undefined ? '' : linesAsHtml(item.content_text);
  const summary = escapeUTF8(item.summary ?? '');
  return {
    id: item.id,
    title: escapeUTF8(item.title ?? ''),
    links: [item.url, item.external_url, item.id],
    dates: [item.date_modified, item.date_published],
    summary,
    text: item.content_html ?? (plain || summary),
    categories: item.tags ?? [],
  };
}

function linesAsHtml(text: string): string {
  const lines = text.split(/\r?\n/u).filter((line) => line.trim() !== '');
  return lines.map((line) => `<p>${escapeUTF8(line)}</p>`).join('\n');
}

function entryOf(raw: RawEntry, address: string): FeedEntry {
  const title = plainText(raw.title).slice(0, LONGEST_TITLE);
  const links = raw.links.map((link) => absolute(link, address));
  const link = links.find((one) => one !== null) ?? null;
  const summary = plainText(raw.summary).slice(0, LONGEST_SUMMARY);
  const times = raw.dates.map((date) => Date.parse(date ?? '')).filter((time) => !Number.isNaN(time));
  return {
    id: named(raw.id ?? link ?? title),
    hash: named(JSON.stringify([title, link, raw.summary, raw.text])),
    title,
    link,
    time: times.length === 0 ? null : Math.max(...times),
    summary,
    text: raw.text,
    categories: raw.categories.flatMap((category) => plainText(category ?? '') || []),
  };
}

/** Some feeds give all their entries the same id; then links and titles tell them apart. */
function withOwnId(entry: FeedEntry, seen: Set<string>): FeedEntry {
  const candidates = [entry.id, named(`${entry.id} ${entry.link} ${entry.title}`)];
  const free = candidates.find((id) => !seen.has(id)) ?? named(`${entry.id} ${entry.hash} ${seen.size}`);
  seen.add(free);
  return free === entry.id ? entry : { ...entry, id: free };
}

function absolute(link: string | undefined, address: string): string | null {
  const given = link?.trim() ?? '';
  if (given === '' || !URL.canParse(given, address)) return null;
  return plainLink(new URL(given, address).href);
}

function named(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
