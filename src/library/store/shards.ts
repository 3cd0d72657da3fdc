/** Which of Discord's shards a process has, of how many. */
export interface Shards {
  readonly count: number;
  readonly ids: readonly number[];
}

/** All shards of a number. */
export function allShards(count: number): Shards {
  return { count, ids: Array.from({ length: count }, (_, id) => id) };
}

/** Discord's formula: (guild_id >> 22) % num_shards. Direct messages (null) come to shard 0. */
export function shardOf(server: string | null, count: number): number {
  return server !== null && /^\d+$/.test(server) ? Number((BigInt(server) >> 22n) % BigInt(count)) : 0;
}
