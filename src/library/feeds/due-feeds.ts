/** A feed of a server. */
export interface FeedName {
  readonly server: string;
  readonly key: string;
}

/** Which feeds are to be visited when. A feed that is being visited has no time until that is over. */
export class DueFeeds {
  readonly #times = new Map<string, FeedName & { readonly at: number }>();

  /** How many feeds wait for their time. */
  get size(): number {
    return this.#times.size;
  }

  /** @param at milliseconds since 1970 */
  set({ server, key }: FeedName, at: number): void {
    this.#times.set(`${server} ${key}`, { server, key, at });
  }

  has({ server, key }: FeedName): boolean {
    return this.#times.has(`${server} ${key}`);
  }

  delete({ server, key }: FeedName): void {
    this.#times.delete(`${server} ${key}`);
  }

  deleteServer(server: string): void {
    for (const [name, feed] of this.#times) if (feed.server === server) this.#times.delete(name);
  }

  clear(): void {
    this.#times.clear();
  }

  /** Takes out the feeds whose time has come, those first that have waited longest. */
  take(now: number): readonly FeedName[] {
    const due = [...this.#times.values()].filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
    for (const feed of due) this.delete(feed);
    return due;
  }
}
