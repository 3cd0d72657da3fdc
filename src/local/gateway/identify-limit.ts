import type { Clock } from '../clock.ts';

/** How a bot of many servers has to connect; see Discord's documentation of sharding. */
export interface Sharding {
  /** How many shards `/gateway/bot` recommends; 1. */
  readonly recommended: number;
  /** How many shards may identify side by side; 16. */
  readonly maxConcurrency: number;
  /** Milliseconds between two shards that share a place; Discord: 5000. Default: 0, so that restarts are quick. */
  readonly identifyEvery: number;
  /** Servers that one shard may have; 2500. */
  readonly serversPerShard: number;
}

export const DEFAULT_SHARDING: Sharding = {
  recommended: 1,
  maxConcurrency: 16,
  identifyEvery: 0,
  serversPerShard: 2500,
};

/** Sessions that may be started in a day. */
const TOTAL = 1000;

/** Lets a shard identify when no other with the same rest (shard id % max_concurrency) has just done so. */
export class IdentifyLimit {
  readonly #sharding: Sharding;
  readonly #clock: Clock;
  readonly #last = new Map<number, number>();
  #started = 0;

  constructor(sharding: Sharding, clock: Clock) {
    this.#sharding = sharding;
    this.#clock = clock;
  }

  /** Whether a shard may identify now; counts it if so. */
  take(shard: number): boolean {
    const key = shard % this.#sharding.maxConcurrency;
    const now = this.#clock.now();
    if (now - (this.#last.get(key) ?? Number.NEGATIVE_INFINITY) < this.#sharding.identifyEvery) return false;
    this.#last.set(key, now);
    this.#started += 1;
    return true;
  }

  /** As `/gateway/bot` tells it. */
  sessionStartLimit() {
    return {
      total: TOTAL,
      remaining: Math.max(0, TOTAL - this.#started),
      reset_after: 0,
      max_concurrency: this.#sharding.maxConcurrency,
    };
  }
}
