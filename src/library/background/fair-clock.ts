/** However little time the machine has for this process, waiting ends after so many times what is allowed. */
const longestWait = 6;
/** Of the time allowed: when the process has not had even this much, the machine was busy with others. */
const leastShare = 0.75;

/** Tells when time is up, counting only time that the machine has given to this process. */
export class FairClock {
  readonly #allowed: number;
  readonly #begun = performance.now();
  readonly #over: () => void;
  readonly #used: () => number;
  readonly #usedBefore: number;
  #timer: NodeJS.Timeout;

  /**
   * @param allowed milliseconds until `over` is called
   * @param used milliseconds that processors have worked for this process so far
   */
  constructor(allowed: number, over: () => void, used = processorTime) {
    this.#allowed = allowed;
    this.#over = over;
    this.#used = used;
    this.#usedBefore = used();
    this.#timer = setTimeout(() => this.#look(), allowed);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #look(): void {
    const missing = this.#allowed * leastShare - (this.#used() - this.#usedBefore);
    const left = this.#allowed * longestWait - (performance.now() - this.#begun);
    if (missing <= 0 || left <= 0) this.#over();
    else this.#timer = setTimeout(() => this.#look(), Math.max(1, Math.min(missing, left)));
  }
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
