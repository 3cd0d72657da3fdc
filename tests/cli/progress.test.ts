import { setTimeout } from 'node:timers/promises';
import { WriteStream } from 'node:tty';
import { expect, test } from 'vitest';
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

test('what takes longer than a second says how far it is', async () => {
  const terminal = stream(true);
  let done = 1;
  const work = setTimeout(1600, 'result').then((result) => result);
  const shown = new Progress(terminal).during(work, () => `Reading articles: ${done} of 9`);
  await setTimeout(1200);
  done = 5;
  expect(await shown).toBe('result');
  expect(terminal.written).toContain('Reading articles: 1 of 9');
  expect(terminal.written).toContain('Reading articles: 5 of 9');
});

test('quick work says nothing, nor does any where nobody looks on', async () => {
  const terminal = stream(true);
  await new Progress(terminal).during(setTimeout(300), () => 'Reading');
  await setTimeout(900);
  expect(terminal.written).toBe('');
  const file = stream(false);
  await new Progress(file).during(setTimeout(1300), () => 'Reading');
  expect(file.written).toBe('');
});

test('work that fails fails', async () => {
  const failing = Promise.reject(new Error('no disk'));
  await expect(new Progress(stream(true)).during(failing, () => 'Reading')).rejects.toThrow('no disk');
});
