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
