import { setImmediate } from 'node:timers/promises';

/** Milliseconds of work after which others have their turn: interactions are answered meanwhile. */
const TURN = 20;

/**
 * Takes the steps of a long piece of work one after another, in turns with everything else the process does.
 *
 * @returns what comes of it
 */
export async function inTurns<Result>(steps: Iterator<unknown, Result>): Promise<Result> {
  let turn = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - turn < TURN) continue;
    await setImmediate();
    turn = performance.now();
  }
}

/** Turns of the event loop, one for each who asks, in order: what begins at once is not done at once. */
export class LoopTurns {
  #last: Promise<void> = Promise.resolve();

  /** Resolves in a turn in which nobody else has begun. */
  next(): Promise<void> {
    this.#last = this.#last.then(() => setImmediate());
    return this.#last;
  }
}
