import type { FormatName } from '../../article/formats.ts';
import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';
import { headerOf, type Opened, type OpenRules, openAddress, Unreached } from './open-address.ts';
import { readBody } from './response-body.ts';
import { formatOf, textOf } from './response-text.ts';

/** A page as it was fetched, ready to be read as an article. */
export interface FetchedPage {
  /** Text in UTF-8 with a byte order mark, which outweighs any charset the page names; documents as they are. */
  readonly bytes: Uint8Array;
  readonly format: FormatName;
  /** The address that the page came from in the end, after redirects, without fragment. */
  readonly link: string;
}

export interface LinkFetcherOptions {
  /** For tests alone: this machine may be reached, on any port. Nothing in the environment sets it. */
  readonly allowLoopback?: boolean;
  /** See OpenRules. */
  readonly alsoOpen?: () => string | null;
  /** Milliseconds for everything together; 10,000. */
  readonly timeout?: number;
  /** Bytes of a page, compressed and uncompressed; 5 MB. */
  readonly mostBytes?: number;
}

const HEADERS = {
  'user-agent': 'Verbatim/0.1 (Discord bot; fetches a news article when a moderator adds its link)',
  accept: 'text/html, application/xhtml+xml, text/markdown, application/pdf;q=0.9, text/plain;q=0.9',
  'accept-encoding': 'gzip, deflate, br',
};

/** Fetches pages for moderators: of bounded size, text and documents alone, from where `openAddress` lets it. */
export class LinkFetcher {
  readonly #rules: OpenRules;
  readonly #mostBytes: number;

  constructor(options: LinkFetcherOptions = {}) {
    this.#rules = rulesOf(options);
    this.#mostBytes = options.mostBytes ?? 5_000_000;
  }

  /**
   * Fetches a page.
   *
   * @throws UserError saying why not: an address that may not be reached, an error of the site, a page too
   * large or too slow, or one that is not text.
   */
  async fetch(link: string): Promise<FetchedPage> {
    return openAddress(link, this.#rules, HEADERS, (opened) => this.#page(opened));
  }

  async #page({ url, response }: Opened): Promise<FetchedPage> {
    const { statusCode, headers } = response;
    if (statusCode !== 200) {
      const said = saying('fetching.answered', { host: url.hostname, status: String(statusCode) });
      throw statusCode >= 500 || statusCode === 429 ? new Unreached(said) : new UserError(said);
    }
    const type = headerOf(headers, 'content-type');
    const format = formatOf(type, url.hostname);
    const body = await readBody(response, this.#mostBytes, url.hostname);
    const link = new URL(url);
    link.hash = '';
    if (format === 'pdf' || format === 'word') return { bytes: body, format, link: link.href };
    return {
      bytes: Buffer.from(`\uFEFF${textOf(body, type, format, url.hostname)}`),
      format,
      link: link.href,
    };
  }
}

/** What may be opened by fetchers with these options. */
export function rulesOf({
  allowLoopback = false,
  alsoOpen,
  timeout = 10_000,
}: LinkFetcherOptions): OpenRules {
  return { allowLoopback, timeout, ...(alsoOpen === undefined ? {} : { alsoOpen }) };
}
