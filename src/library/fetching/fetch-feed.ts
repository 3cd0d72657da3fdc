import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';
import { type LinkFetcherOptions, rulesOf } from './fetch-link.ts';
import { headerOf, type Opened, type OpenRules, openAddress } from './open-address.ts';
import { readBody } from './response-body.ts';

/** What a server sent with a feed, to be asked with the next time. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** What a feed's server answers. */
export type FeedAnswer =
  /** Nothing has changed since the validators were sent. */
  | { readonly kind: 'unchanged' }
  /** There is no such feed any more, and will not be. */
  | { readonly kind: 'gone' }
  /** Another answer than a feed; `retryAfter` is the header, if there is one. */
  | { readonly kind: 'refused'; readonly status: number; readonly retryAfter: string | undefined }
  | FeedContent;

/** What may be a feed, or a page that names one. */
export interface FeedContent extends Validators {
  readonly kind: 'content';
  readonly bytes: Uint8Array;
  readonly contentType: string | undefined;
  /** Where it comes from, after redirects: its links may be relative to that. */
  readonly address: string;
  /** Where the feed has moved to for good; the address asked for when it has not. */
  readonly moved: string;
}

const HEADERS = {
  'user-agent': 'Verbatim/0.1 (Discord bot; reads a news feed that a server follows)',
  accept:
    'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5',
  'accept-encoding': 'gzip, deflate, br',
};

/** A header that can be sent back as it came. */
const PLAIN = /^[\x20-\x7e]{1,500}$/u;

/** Fetches feeds, of bounded size, from where `openAddress` lets it; only when they have changed. */
export class FeedFetcher {
  readonly #rules: OpenRules;
  readonly #mostBytes: number;

  constructor(options: LinkFetcherOptions = {}) {
    this.#rules = rulesOf(options);
    this.#mostBytes = options.mostBytes ?? 5_000_000;
  }

  /**
   * Asks for a feed.
   *
   * @throws UserError saying why not: an address that may not be reached, too much content, no answer in time
   */
  async fetch(address: string, { etag, lastModified }: Validators): Promise<FeedAnswer> {
    const headers = {
      ...HEADERS,
      ...(etag === null ? {} : { 'if-none-match': etag }),
      ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
    };
    return openAddress(address, this.#rules, headers, (opened) => this.#answer(opened));
  }

  async #answer({ url, moved, response }: Opened): Promise<FeedAnswer> {
    const { statusCode: status, headers, body } = response;
    if (status !== 200) {
      body.on('error', () => undefined).destroy();
      if (status === 304) return { kind: 'unchanged' };
      if (status === 410) return { kind: 'gone' };
      return { kind: 'refused', status, retryAfter: headerOf(headers, 'retry-after') };
    }
    const bytes = await readBody(response, this.#mostBytes, url.hostname);
    if (bytes.length === 0) throw new UserError(saying('feeds.empty', { host: url.hostname }));
    return {
      kind: 'content',
      bytes,
      contentType: headerOf(headers, 'content-type'),
      address: url.href,
      moved: moved.href,
      etag: plain(headerOf(headers, 'etag')),
      lastModified: plain(headerOf(headers, 'last-modified')),
    };
  }
}

function plain(header: string | undefined): string | null {
  return header !== undefined && PLAIN.test(header) ? header : null;
}
