import { setImmediate } from 'node:timers/promises';

/** Milliseconds of work after which others have their turn: interactions are answered meanwhile. */
const TURN = 20;

/** Takes the steps of a long piece of work one after another, in turns with everything else the process does. */
export async function inTurns(steps: Iterable<unknown>): Promise<void> {
  let turn = performance.now();
  for (const _ of steps) {
    if (performance.now() - turn < TURN) continue;
    await setImmediate();
    turn = performance.now();
  }
}
