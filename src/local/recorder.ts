/** One request that the bot made, with what it sent. */
export interface RecordedRequest {
  readonly method: string;
  /** After `/api/v10`, without the query. */
  readonly path: string;
  /** The route with its parameters' names: `/interactions/:id/:token/callback`. */
  readonly route: string;
  readonly query: Readonly<Record<string, string>>;
  /** The JSON body, or `payload_json` of a multipart one; null when there was none. */
  readonly body: unknown;
  readonly files: readonly { readonly field: string; readonly name: string; readonly size: number }[];
  /** What was answered; null while it is not. */
  status: number | null;
  /** The answer's body as it was sent, JSON; null when there is none. */
  answer: string | null;
  readonly at: number;
}

/** More than a long test makes; a local Discord that runs for days forgets the oldest. */
const LIMIT = 2_000;

/** Keeps what the bot sent and was answered, so that tests can check both against Discord's published schema. */
export class Recorder {
  #requests: RecordedRequest[] = [];

  add(request: RecordedRequest): RecordedRequest {
    this.#requests.push(request);
    if (this.#requests.length > LIMIT) this.#requests.shift();
    return request;
  }

  all(): readonly RecordedRequest[] {
    return this.#requests;
  }

  clear(): void {
    this.#requests = [];
  }
}
