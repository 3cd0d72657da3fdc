import { Agent, type Dispatcher, request } from 'undici';
import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';
import { type AddressRule, checkedLookup, checkLiteral } from './public-address.ts';

/** What may be opened, and for how long. */
export interface OpenRules extends AddressRule {
  /** Milliseconds for everything together. */
  readonly timeout: number;
  /** The one origin (scheme, host, port) outside the public internet that may be opened, too; null: none. */
  readonly alsoOpen?: () => string | null;
}

/** An address that answered. */
export interface Opened {
  /** Where the answer comes from, after redirects. */
  readonly url: URL;
  /** Where the address has moved to for good: as far as only permanent redirects lead. */
  readonly moved: URL;
  readonly response: Dispatcher.ResponseData;
}

/** The other side did not answer, or has a fault of its own: it may work later. */
export class Unreached extends UserError {}

const MOST_REDIRECTS = 5;
const MOST_ADDRESS_LENGTH = 2000;
/** News is served on these; other ports are where a network's own services listen. */
const PORTS = new Set(['', '80', '443']);

/**
 * Opens an address without becoming a way into the network the bot runs in: http and https on their usual ports, public
 * addresses alone (checked after DNS resolution, on every redirect, and connected to as checked), a few redirects, bounded
 * time, no cookies, no credentials.
 *
 * @param read takes the answer in; once it resolves, the connection is closed
 * @throws UserError saying why not: an address that may not be reached, or one that does not answer (Unreached)
 */
export async function openAddress<Result>(
  address: string,
  rules: OpenRules,
  headers: Record<string, string>,
  read: (opened: Opened) => Promise<Result>,
): Promise<Result> {
  const { timeout } = rules;
  const signal = AbortSignal.timeout(timeout);
  const agent = new Agent({
    connect: { lookup: checkedLookup(rules), timeout },
    maxHeaderSize: 32_768,
    pipelining: 0,
  });
  try {
    return await read(
      await follow(checkAddress(address, rules), rules, { dispatcher: agent, signal, headers }),
    );
  } catch (error) {
    throw explain(error, address, signal, timeout);
  } finally {
    await agent.destroy();
  }
}

async function follow(
  first: URL,
  rules: OpenRules,
  options: {
    readonly dispatcher: Dispatcher;
    readonly signal: AbortSignal;
    readonly headers: Record<string, string>;
  },
): Promise<Opened> {
  let url = first;
  let moved = first;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const response = await request(url, options);
    const target = redirectOf(response);
    if (target === undefined) return { url, moved, response };
    response.body.on('error', () => undefined).destroy();
    const permanent = moved === url && (response.statusCode === 301 || response.statusCode === 308);
    url = checkAddress(target, rules, url);
    if (permanent) moved = url;
  }
  throw new UserError(saying('fetching.manyRedirects', { host: first.hostname, most: MOST_REDIRECTS }));
}

function checkAddress(address: string, rules: OpenRules, base?: URL): URL {
  if (address.length > MOST_ADDRESS_LENGTH)
    throw new UserError(saying('fetching.longLink', { most: MOST_ADDRESS_LENGTH }));
  if (!URL.canParse(address, base?.href))
    throw new UserError(saying('fetching.noLink', { link: address.slice(0, 100) }));
  const url = new URL(address, base);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new UserError(saying('fetching.otherProtocol', { protocol: url.protocol }));
  if (url.username !== '' || url.password !== '') throw new UserError(saying('fetching.credentials'));
  if (url.origin === rules.alsoOpen?.()) return url;
  if (!PORTS.has(url.port) && !rules.allowLoopback)
    throw new UserError(saying('fetching.port', { port: url.port }));
  checkLiteral(url.hostname, rules);
  return url;
}

function redirectOf({ statusCode, headers }: Dispatcher.ResponseData): string | undefined {
  return [301, 302, 303, 307, 308].includes(statusCode) ? headerOf(headers, 'location') : undefined;
}

/** A header's value, the first where it was sent more than once. */
export function headerOf(headers: Dispatcher.ResponseData['headers'], name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function explain(error: unknown, link: string, signal: AbortSignal, timeout: number): Error {
  if (error instanceof UserError) return error;
  const host = URL.canParse(link) ? new URL(link).hostname : link;
  if (signal.aborted) return new Unreached(saying('fetching.slow', { host, seconds: timeout / 1000 }));
  const code = error instanceof Error && 'code' in error ? String(error.code) : saying('fetching.noAnswer');
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return new Unreached(saying('fetching.noSite', { host }));
  return new Unreached(saying('fetching.unreached', { host, code }));
}
