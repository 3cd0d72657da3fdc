import { setTimeout } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { FairClock } from '../../../src/library/background/fair-clock.ts';

test('time that the process spends working counts', async () => {
  let used = 5000;
  let over = false;
  const tell = () => {
    over = true;
  };
  new FairClock(20, tell, () => used);
  used += 15;
  await vi.waitFor(() => expect(over).toBe(true), 5000);
});

test('time in which the process gets nothing to do counts for a sixth', async () => {
  const begun = performance.now();
  const over = await new Promise<number>((resolve) => {
    new FairClock(
      50,
      () => resolve(performance.now() - begun),
      () => 0,
    );
  });
  expect(over).toBeGreaterThan(290);
});

test('a clock that is stopped calls nobody', async () => {
  let over = false;
  new FairClock(1, () => {
    over = true;
  }).stop();
  await setTimeout(30);
  expect(over).toBe(false);
});
