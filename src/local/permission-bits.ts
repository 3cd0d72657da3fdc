import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { PermissionName } from './world/world.ts';

/** The bit set of some permissions. */
export function permissionBits(names: readonly PermissionName[]): bigint {
  return names.reduce((bits, name) => bits | PermissionFlagsBits[name], 0n);
}

/** The permissions that a bit set holds, by name. */
export function permissionNames(bits: bigint): PermissionName[] {
  const names = Object.keys(PermissionFlagsBits) as PermissionName[];
  return names.filter((name) => (bits & PermissionFlagsBits[name]) !== 0n);
}
