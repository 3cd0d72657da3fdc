import { Agent, type Dispatcher, request } from 'undici';
import type { FormatName } from '../../article/formats.ts';
import { UserError } from '../../user-error.ts';
import { type AddressRule, checkedLookup, checkLiteral } from './public-address.ts';
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
  /** Milliseconds for everything together; 10,000. */
  readonly timeout?: number;
  /** Bytes of a page, compressed and uncompressed; 5 MB. */
  readonly mostBytes?: number;
}

const MOST_REDIRECTS = 5;
const MOST_ADDRESS_LENGTH = 2000;
const USER_AGENT = 'Verbatim/0.1 (Discord bot; fetches a news article when a moderator adds its link)';
/** News is served on these; other ports are where a network's own services listen. */
const PORTS = new Set(['', '80', '443']);

/**
 * Fetches pages for moderators without becoming a way into the network the bot runs in: http and https on
 * their usual ports, public addresses alone (checked after DNS resolution, on every redirect, and connected
 * to as checked), a few redirects, bounded time and size, text only, no cookies, no credentials.
 */
export class LinkFetcher {
  readonly #rule: AddressRule;
  readonly #timeout: number;
  readonly #mostBytes: number;

  constructor(options: LinkFetcherOptions = {}) {
    this.#rule = { allowLoopback: options.allowLoopback ?? false };
    this.#timeout = options.timeout ?? 10_000;
    this.#mostBytes = options.mostBytes ?? 5_000_000;
  }

  /**
   * Fetches a page.
   *
   * @throws UserError saying why not: an address that may not be reached, an error of the site, a page too
   * large or too slow, or one that is not text.
   */
  async fetch(link: string): Promise<FetchedPage> {
    const signal = AbortSignal.timeout(this.#timeout);
    const agent = new Agent({
      connect: { lookup: checkedLookup(this.#rule), timeout: this.#timeout },
      maxHeaderSize: 32_768,
      pipelining: 0,
    });
    try {
      return await this.#follow(this.#check(link), agent, signal);
    } catch (error) {
      throw explain(error, link, signal, this.#timeout);
    } finally {
      await agent.destroy();
    }
  }

  async #follow(first: URL, dispatcher: Dispatcher, signal: AbortSignal): Promise<FetchedPage> {
    let url = first;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const response = await request(url, { dispatcher, signal, headers: headersFor() });
      const target = redirectOf(response);
      if (target === undefined) return await this.#page(url, response);
      response.body.on('error', () => undefined).destroy();
      url = this.#check(target, url);
    }
    throw new UserError(
      `“${first.hostname}” redirects more than ${MOST_REDIRECTS} times. Open the page in a browser and add the address it ends at.`,
    );
  }

  async #page(url: URL, response: Dispatcher.ResponseData): Promise<FetchedPage> {
    if (response.statusCode !== 200)
      throw new UserError(
        `“${url.hostname}” answered ${response.statusCode}, not with the page. If it opens in a browser, save it as .html or copy its text and add that.`,
      );
    const format = formatOf(single(response.headers['content-type']), url.hostname);
    const body = await readBody(response, this.#mostBytes, url.hostname);
    const link = new URL(url);
    link.hash = '';
    if (format === 'pdf' || format === 'word') return { bytes: body, format, link: link.href };
    const text = textOf(body, single(response.headers['content-type']), format, url.hostname);
    return { bytes: Buffer.from(`\uFEFF${text}`), format, link: link.href };
  }

  #check(address: string, base?: URL): URL {
    if (address.length > MOST_ADDRESS_LENGTH)
      throw new UserError(`The link is longer than ${MOST_ADDRESS_LENGTH} characters.`);
    if (!URL.canParse(address, base?.href))
      throw new UserError(
        `“${address.slice(0, 100)}” is not a link. It must begin with https:// or http://.`,
      );
    const url = new URL(address, base);
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
      throw new UserError(`Only links that begin with https:// or http:// can be added, not ${url.protocol}`);
    if (url.username !== '' || url.password !== '')
      throw new UserError('The link has a user name or password in it. Add it without them.');
    if (!PORTS.has(url.port) && !this.#rule.allowLoopback)
      throw new UserError(`The link names port ${url.port}; pages are fetched from the usual ports alone.`);
    checkLiteral(url.hostname, this.#rule);
    return url;
  }
}

function headersFor(): Record<string, string> {
  return {
    'user-agent': USER_AGENT,
    accept: 'text/html, application/xhtml+xml, text/markdown, application/pdf;q=0.9, text/plain;q=0.9',
    'accept-encoding': 'gzip, deflate, br',
  };
}

function redirectOf({ statusCode, headers }: Dispatcher.ResponseData): string | undefined {
  return [301, 302, 303, 307, 308].includes(statusCode) ? single(headers.location) : undefined;
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

function explain(error: unknown, link: string, signal: AbortSignal, timeout: number): Error {
  if (error instanceof UserError) return error;
  const host = URL.canParse(link) ? new URL(link).hostname : link;
  if (signal.aborted)
    return new UserError(`“${host}” took longer than ${timeout / 1000} seconds. Try again later.`);
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no answer';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new UserError(`There is no site “${host}”. Check the link.`);
  return new UserError(`“${host}” could not be reached (${code}). Check the link, or try again later.`);
}
