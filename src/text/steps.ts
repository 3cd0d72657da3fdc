/** Takes all steps of a piece of work at once; what comes of it. */
export function resultOf<Result>(steps: Iterator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
