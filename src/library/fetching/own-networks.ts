import { networkInterfaces } from 'node:os';
import ipaddr from 'ipaddr.js';

/**
 * Whether an address is one of this machine's own, or lies in the network of one of its global IPv6 addresses: those are
 * public, yet what listens there is the host's.
 */
export function isOwnAddress(address: string, interfaces = networkInterfaces()): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return Object.values(interfaces)
    .flatMap((each) => each ?? [])
    .some(({ address: own, cidr }) => {
      const known = ipaddr.process(own.replace(/%.*$/u, ''));
      if (known.kind() !== parsed.kind()) return false;
      if (known.toNormalizedString() === parsed.toNormalizedString()) return true;
      return (
        known instanceof ipaddr.IPv6 &&
        parsed instanceof ipaddr.IPv6 &&
        cidr !== null &&
        known.range() === 'unicast' &&
        parsed.match(ipaddr.IPv6.parseCIDR(cidr.replace(/%[^/]*/u, '')))
      );
    });
}
