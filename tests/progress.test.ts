import { setTimeout } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { Progress } from '../src/progress.ts';

test('says what is done at the time, again and again until it ends', async () => {
  const said: string[] = [];
  const progress = new Progress('Reading', (line) => said.push(line), 5);
  await vi.waitFor(() => expect(said.length).toBeGreaterThan(1));
  progress.doing('Connecting');
  await vi.waitFor(() => expect(said.at(-1)).toBe('Connecting …'));
  progress.end();
  const lines = said.length;
  await setTimeout(20);
  expect(said).toHaveLength(lines);
  expect(said[0]).toBe('Reading …');
});
