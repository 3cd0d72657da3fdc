import { LRUCache } from 'lru-cache';
import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';

/** Milliseconds over which presses are counted, and how many of them may cost reading. */
const WHILE = 10_000;
const PRESSES = 5;
/** People and places remembered. */
const MOST = 10_000;

/** Keeps people from asking for the same expensive work twice at a time, or again and again. */
export class Allowance {
  readonly #underWay = new Set<string>();
  readonly #pressed = new LRUCache<string, number[]>({ max: MOST, ttl: WHILE });

  /**
   * Does the work, unless the same person's work under this name is still being done.
   *
   * @throws UserError when it is; what the work throws
   */
  async oneAtATime<Result>(person: string, name: string, work: () => Promise<Result>): Promise<Result> {
    const key = `${person} ${name}`;
    if (this.#underWay.has(key)) {
      throw new UserError(saying('kit.digestUnderWay'));
    }
    this.#underWay.add(key);
    try {
      return await work();
    } finally {
      this.#underWay.delete(key);
    }
  }

  /**
   * Counts a press that costs reading.
   *
   * @throws UserError when there were too many in the last seconds
   */
  press(person: string, message: string, now = Date.now()): void {
    const key = `${person} ${message}`;
    const recent = (this.#pressed.get(key) ?? []).filter((time) => now - time < WHILE);
    if (recent.length >= PRESSES) {
      throw new UserError(saying('kit.quickPresses'));
    }
    this.#pressed.set(key, [...recent, now]);
  }
}
