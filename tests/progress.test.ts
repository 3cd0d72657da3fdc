import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Progress } from '../src/progress.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('says what is done at the time, again and again until it ends', () => {
  const said: string[] = [];
  const progress = new Progress('Reading', (line) => said.push(line), 800);
  vi.advanceTimersByTime(1700);
  progress.doing('Connecting');
  vi.advanceTimersByTime(800);
  progress.end();
  vi.advanceTimersByTime(5000);
  expect(said).toEqual(['Reading …', 'Reading …', 'Connecting …']);
});
