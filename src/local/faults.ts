/** Trouble to make for requests to the API, to see what the bot does about it. */
export interface Fault {
  /** GET, POST, …; every method when absent. */
  readonly method?: string;
  /** A part of the path after `/v10`, with `*` for anything: `/channels/*\/messages`. */
  readonly route: string;
  /** The status to answer with; when absent the request is only slow. */
  readonly status?: number;
  /** Milliseconds before the answer. */
  readonly delay?: number;
  /** For 429: seconds to wait. Default: 0.25. */
  readonly retryAfter?: number;
  /** For 429: true for the limit over all routes. */
  readonly global?: boolean;
  /** Carries the request out, but cuts the connection in the place of an answer. */
  readonly afterwards?: 'cut';
  /** For how many requests. Default: 1. */
  readonly times?: number;
}

/** The faults that wait for their requests, oldest first. */
export class Faults {
  #waiting: { fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#waiting = [];
  }

  /** The fault for a request, used up once; null when there is none. */
  take(method: string, path: string): Fault | null {
    const entry = this.#waiting.find(({ fault }) => matches(fault, method, path));
    if (entry === undefined) return null;
    entry.left -= 1;
    if (entry.left <= 0) this.#waiting = this.#waiting.filter((other) => other !== entry);
    return entry.fault;
  }
}

function matches(fault: Fault, method: string, path: string): boolean {
  if (fault.method !== undefined && fault.method.toUpperCase() !== method) return false;
  const parts = fault.route.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(parts.join('[^?]*')).test(path);
}
