import { LRUCache } from 'lru-cache';

const perPerson = { questions: 5, seconds: 30 };
const perChannel = { questions: 20, seconds: 30 };

/** How often a person, and all in a channel together, may ask without a command. */
export class Cooldown {
  readonly #asked = new LRUCache<string, number[]>({ max: 10_000, ttl: 60_000 });

  /** Whether a question may be answered now; `first`: it may not, and the person was not told so before. */
  allows(person: string, channel: string, now = Date.now()): 'yes' | 'first' | 'no' {
    const places = [
      { key: `p${person}:${channel}`, ...perPerson },
      { key: `c${channel}`, ...perChannel },
    ].map((place) => ({
      ...place,
      recent: (this.#asked.get(place.key) ?? []).filter((at) => now - at < 1000 * place.seconds),
    }));
    const over = places.find(({ recent, questions }) => recent.length >= questions);
    if (over === undefined) {
      for (const { key, recent } of places) this.#asked.set(key, [...recent, now]);
      return 'yes';
    }
    const told = `t${over.key}`;
    if (this.#asked.has(told)) return 'no';
    this.#asked.set(told, [], { ttl: 1000 * over.seconds });
    return 'first';
  }
}
