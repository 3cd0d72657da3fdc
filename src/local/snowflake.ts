/** The first millisecond of 2015, from which Discord counts. */
const DISCORD_EPOCH = 1_420_070_400_000n;

/** Hands out Discord ids: 42 bits of time, then a counter, so that later ids sort after earlier ones. */
export class Snowflakes {
  #counter = 0;

  /** A new id made at `at` (milliseconds since 1970). */
  next(at: number): string {
    this.#counter = (this.#counter + 1) % 4_194_304;
    return String(((BigInt(Math.floor(at)) - DISCORD_EPOCH) << 22n) | BigInt(this.#counter));
  }
}

/** Order of two ids in time: negative when `a` is older. */
export function compareSnowflakes(a: string, b: string): number {
  const [left, right] = [BigInt(a), BigInt(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** True when a text could be a Discord id. */
export function isSnowflake(text: string): boolean {
  return /^\d{15,20}$/.test(text);
}
