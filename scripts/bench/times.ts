/** Times of many runs of the same work: milliseconds, in order. */
export interface Times {
  /** On the clock. */
  readonly clock: readonly number[];
  /** That a processor worked for this process: what a busy machine changes less. */
  readonly processor: readonly number[];
}

/** Runs the work for each input, one after another, after runs that are not counted: one an input, or `warmUp`. */
export async function timesOf<Input>(
  inputs: readonly Input[],
  work: (input: Input) => unknown,
  warmUp = inputs.length,
): Promise<Times> {
  for (let run = 0; run < warmUp; run += 1) await work(inputs[run % inputs.length] as Input);
  const clock: number[] = [];
  const processor: number[] = [];
  for (const input of inputs) {
    const used = process.cpuUsage();
    const begun = performance.now();
    await work(input);
    clock.push(performance.now() - begun);
    const { user, system } = process.cpuUsage(used);
    processor.push((user + system) / 1000);
  }
  return { clock: clock.sort(ascending), processor: processor.sort(ascending) };
}

/** The value that a share of all sorted ones is not above, in a column of eight. */
export function atShare(sorted: readonly number[], share: number): string {
  return (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1).padStart(8);
}

/** p50, p95 and p99 on the clock, and p95 of the processor's time. */
export function columns({ clock, processor }: Times): string {
  return [0.5, 0.95, 0.99].map((share) => atShare(clock, share)).join(' ') + atShare(processor, 0.95);
}

/** Bytes of the heap in use, after a collection where Node was started with --expose-gc. */
export function heap(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function ascending(one: number, other: number): number {
  return one - other;
}
