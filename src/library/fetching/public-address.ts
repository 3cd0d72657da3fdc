import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';
import { isOwnAddress } from './own-networks.ts';

/** Public addresses that clouds answer with their own secrets: Azure's WireServer. */
const METADATA = new Set(['168.63.129.16']);

/**
 * Whether an address (IPv4 or IPv6, as text) belongs to the public internet. Everything else is refused:
 * private, loopback, link-local, carrier-grade NAT, multicast, reserved and documentation ranges, and every
 * form of IPv6 that only wraps an IPv4 address (mapped, compatible, NAT64, 6to4, Teredo), which could lead
 * to one of them. For IPv6 that leaves 2000::/3 without its special blocks (IANA's registries, RFC 6890).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast' || METADATA.has(parsed.toString())) return false;
  return !(parsed instanceof ipaddr.IPv6) || parsed.match(ipaddr.IPv6.parse('2000::'), 3);
}

/** What may be connected to: public addresses, and in tests this machine. */
export interface AddressRule {
  readonly allowLoopback: boolean;
}

/**
 * Refuses a host that is written as an address outside the public internet. Names are checked when they
 * are resolved, by `checkedLookup`.
 *
 * @param hostname as `URL` gives it: every way of writing an IPv4 address is already made plain.
 */
export function checkLiteral(hostname: string, rule: AddressRule): void {
  const address = hostname.replace(/^\[|\]$/g, '');
  if (isIP(address) !== 0 && !isAllowed(address, rule)) throw refusal(hostname);
}

/**
 * Resolves a name for `net.connect`, which then connects to the very addresses returned here: what was
 * checked is what is connected to, however the name resolves a moment later. One address that is not public
 * is enough to refuse the name.
 */
export function checkedLookup(rule: AddressRule): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const [first] = addresses;
      if (!first || addresses.some(({ address }) => !isAllowed(address, rule)))
        return callback(refusal(hostname), '', 0);
      if (options.all) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
}

function isAllowed(address: string, { allowLoopback }: AddressRule): boolean {
  return (
    (isPublicAddress(address) && !isOwnAddress(address)) ||
    (allowLoopback && ipaddr.parse(address).range() === 'loopback')
  );
}

function refusal(hostname: string): UserError {
  return new UserError(saying('fetching.notPublic', { host: hostname }));
}
