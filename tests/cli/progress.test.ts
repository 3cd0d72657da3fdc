import { WriteStream } from 'node:tty';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Progress } from '../../src/cli/progress.ts';

/** A terminal that remembers what is written to it; or no terminal. */
function stream(isTTY: boolean): NodeJS.WriteStream & { written: string } {
  const terminal = Object.create(WriteStream.prototype) as NodeJS.WriteStream & { written: string };
  const write = (text: string) => {
    terminal.written += text;
    return true;
  };
  return Object.defineProperties(terminal, {
    isTTY: { value: isTTY },
    columns: { value: 80 },
    written: { value: '', writable: true },
    write: { value: write, writable: true, configurable: true },
    cursorTo: { value: () => true },
    clearLine: { value: () => true },
    moveCursor: { value: () => true },
  });
}

/** Work of so many milliseconds, by the clock that the test moves. */
function work(milliseconds: number): Promise<string> {
  return new Promise((resolve) => setTimeout(() => resolve('result'), milliseconds));
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what takes longer than a second says how far it is', async () => {
  const terminal = stream(true);
  let done = 1;
  const shown = new Progress(terminal).during(work(1600), () => `Reading articles: ${done} of 9`);
  await vi.advanceTimersByTimeAsync(1200);
  expect(terminal.written).toContain('Reading articles: 1 of 9');
  done = 5;
  await vi.advanceTimersByTimeAsync(400);
  expect(await shown).toBe('result');
  expect(terminal.written).toContain('Reading articles: 5 of 9');
});

test('quick work says nothing, nor does any where nobody looks on', async () => {
  const terminal = stream(true);
  const quick = new Progress(terminal).during(work(900), () => 'Reading');
  await vi.advanceTimersByTimeAsync(3000);
  expect(await quick).toBe('result');
  expect(terminal.written).toBe('');
  const file = stream(false);
  const slow = new Progress(file).during(work(3000), () => 'Reading');
  await vi.advanceTimersByTimeAsync(3000);
  await slow;
  expect(file.written).toBe('');
});

test('work that fails fails', async () => {
  const failing = Promise.reject(new Error('no disk'));
  await expect(new Progress(stream(true)).during(failing, () => 'Reading')).rejects.toThrow('no disk');
});
