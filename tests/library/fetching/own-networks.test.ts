import { expect, it } from 'vitest';
import { isOwnAddress } from '../../../src/library/fetching/own-networks.ts';

const interfaces = {
  eth0: [
    { address: '198.51.100.20', cidr: '198.51.100.20/24' },
    { address: '2001:db8:1:2::10', cidr: '2001:db8:1:2::10/64' },
    { address: 'fe80::1%eth0', cidr: 'fe80::1/64' },
    { address: '2a02:1234:5:6::9', cidr: '2a02:1234:5:6::9/64' },
  ].map((each) => ({ ...each, netmask: '', mac: '', internal: false, family: 'IPv4' as const })),
};

it.each([
  ['198.51.100.20', true],
  ['::ffff:198.51.100.20', true],
  ['198.51.100.21', false],
  ['2a02:1234:5:6::9', true],
  ['2a02:1234:5:6:ffff::1', true],
  ['2a02:1234:5:7::1', false],
  ['203.0.113.9', false],
  ['no address', false],
])('%s is an address of this machine or its network: %s', (address, wanted) => {
  expect(isOwnAddress(address, interfaces as never)).toBe(wanted);
});
