import type { Interaction } from 'discord.js';
import { TIMES } from '../kit/limits.ts';

/**
 * Tells which interactions Discord has given up by the time that they are looked at. Their ids say when Discord
 * made them, by its own clock; the quickest that ever came tells how far this machine's clock is from that.
 */
export class InteractionClock {
  #quickest = Number.POSITIVE_INFINITY;

  /** Whether an answer would come too late; then it need not be worked out. */
  isExpired({ createdTimestamp }: Pick<Interaction, 'createdTimestamp'>, now = Date.now()): boolean {
    const age = now - createdTimestamp;
    this.#quickest = Math.min(this.#quickest, age);
    return age - this.#quickest > TIMES.firstResponse;
  }
}
