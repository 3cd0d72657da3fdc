/** Thrown at those who come when the queue is full. */
export class QueueFull extends Error {}

export interface FairQueueSettings {
  /** Owners whose tasks run at the same time. */
  readonly atOnce: number;
  /** Tasks that wait at most, over all owners and for each. */
  readonly most: number;
  readonly mostOfOne: number;
}

/**
 * A queue that is fair to owners: an owner's tasks run one after another, and owners take turns, so that one who brings
 * many tasks keeps others waiting no longer than one who brings one.
 */
export class FairQueue {
  readonly #settings: FairQueueSettings;
  /** The owner whose turn is next comes first. */
  readonly #waiting = new Map<string, (() => Promise<void>)[]>();
  readonly #running = new Set<string>();

  constructor(settings: FairQueueSettings) {
    this.#settings = settings;
  }

  /**
   * Resolves or rejects with the task.
   *
   * @throws QueueFull when too many wait already; the task is not run then.
   */
  async run<Result>(owner: string, task: () => Promise<Result>): Promise<Result> {
    const own = this.#waiting.get(owner) ?? [];
    if (own.length >= this.#settings.mostOfOne || this.waiting >= this.#settings.most) throw new QueueFull();
    return new Promise((resolve, reject) => {
      own.push(() => task().then(resolve, reject));
      this.#waiting.set(owner, own);
      this.#next();
    });
  }

  /** How many tasks wait. */
  get waiting(): number {
    return [...this.#waiting.values()].reduce((sum, { length }) => sum + length, 0);
  }

  #next(): void {
    for (const [owner, tasks] of this.#waiting) {
      if (this.#running.size >= this.#settings.atOnce) return;
      if (!this.#running.has(owner)) void this.#start(owner, tasks);
    }
  }

  async #start(owner: string, tasks: (() => Promise<void>)[]): Promise<void> {
    const task = tasks.shift();
    this.#waiting.delete(owner);
    if (tasks.length > 0) this.#waiting.set(owner, tasks); // after the others
    this.#running.add(owner);
    await task?.();
    this.#running.delete(owner);
    this.#next();
  }
}
