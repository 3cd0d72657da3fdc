import type { Clock } from './clock.ts';
import type { Faults } from './faults.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { Recorder } from './recorder.ts';
import type { Representation } from './represent.ts';
import type { Store } from './store.ts';

/** How long the bot has, in milliseconds. */
export interface Deadlines {
  /** For the first answer to an interaction. Discord: 3 s. */
  readonly acknowledge: number;
  /** For follow-ups and edits through the interaction's token. Discord: 15 min. */
  readonly token: number;
}

/** The parts of a running local Discord, as its routes use them. */
export interface Platform {
  readonly token: string;
  readonly clock: Clock;
  readonly deadlines: Deadlines;
  readonly store: Store;
  readonly represent: Representation;
  readonly gateway: Gateway;
  readonly faults: Faults;
  readonly recorder: Recorder;
}
