/** Where the time comes from, so that tests can let 15 minutes pass at once. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}
