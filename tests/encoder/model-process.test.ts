import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ModelProcess } from '../../src/encoder/process/model-process.ts';

const echo = new URL('./fixtures/echo-model.ts', import.meta.url);
let models = new ModelProcess({ idle: 60_000 });

afterEach(() => {
  models.close();
  models = new ModelProcess({ idle: 60_000 });
});

async function processOf(running: ModelProcess): Promise<number> {
  const [number] = await running.run<string, number>(echo, ['process']);
  return number ?? 0;
}

function isRunning(process_: number): boolean {
  try {
    return process.kill(process_, 0);
  } catch {
    return false;
  }
}

describe('the model process', () => {
  test('gives an output for each input, in order', async () => {
    expect(await models.run(echo, ['a', 'bcd', ''])).toEqual([1, 3, 0]);
  });

  test('runs urgent inputs together and before all that wait', async () => {
    const begun = models.run(echo, ['first']);
    const waiting = ['second', 'third'].map((text) => models.run(echo, [text]));
    const urgent = ['question', 'other question'].map((text) => models.run(echo, [text], { urgent: true }));
    await Promise.all([begun, ...waiting, ...urgent]);
    expect((await models.run(echo, ['all asked']))[0]).toEqual([
      'first',
      'question',
      'other question',
      'second',
      'third',
      'all asked',
    ]);
  });

  test('does not begin with what was given up while it waited', async () => {
    const begun = models.run(echo, ['first']);
    const late = models.run(echo, ['late'], { signal: AbortSignal.timeout(1) });
    await expect(late).rejects.toThrow('timeout');
    await begun;
    expect((await models.run(echo, ['all asked']))[0]).toEqual(['first', 'all asked']);
  });

  test('one failure fails its own inputs alone', async () => {
    const failing = expect(models.run(echo, ['fail'])).rejects.toThrow('the model failed');
    expect(await models.run(echo, ['abc'])).toEqual([3]);
    await failing;
  });

  test('after a crash goes on in a new process, and loses nothing that waited', async () => {
    const before = await processOf(models);
    const crashing = expect(models.run(echo, ['crash'])).rejects.toThrow('SIGKILL');
    const waiting = models.run(echo, ['abc']);
    await crashing;
    expect(await waiting).toEqual([3]);
    expect(await processOf(models)).not.toBe(before);
  });

  test('what it is working on when it is killed is done all the same', async () => {
    const before = await processOf(models);
    const working = models.run(echo, ['abc']);
    process.kill(before, 'SIGKILL');
    expect(await working).toEqual([3]);
  });

  test('one that crashes at its first work is tried without native code', async () => {
    const engines: string[] = [];
    models.close();
    models = new ModelProcess({ idle: 60_000, opened: (engine) => engines.push(engine) });
    expect(await models.run(echo, ['crash natively'])).toEqual(['crash natively'.length]);
    expect(engines).toEqual(['other']);
  });

  test('a module that is not there rejects', async () => {
    const missing = new URL('./fixtures/no-model.ts', import.meta.url);
    await expect(models.run(missing, ['a'])).rejects.toThrow('no-model');
  });

  test('ends when idle, and is there again when there is work', async () => {
    models.close();
    models = new ModelProcess({ idle: 50 });
    const before = await processOf(models);
    await vi.waitFor(() => expect(isRunning(before)).toBe(false), 5000);
    expect(await processOf(models)).not.toBe(before);
  });

  test('closing ends it and rejects what waits', async () => {
    const before = await processOf(models);
    const waiting = expect(models.run(echo, ['abc'])).rejects.toThrow('closed');
    models.close();
    await waiting;
    await vi.waitFor(() => expect(isRunning(before)).toBe(false), 5000);
    await expect(models.run(echo, ['abc'])).rejects.toThrow('closed');
  });

  test('ends with the process that started it, even when that is killed', async () => {
    const parent = spawn(
      process.execPath,
      ['--import', 'tsx', fileURLToPath(new URL('./fixtures/parent.ts', import.meta.url))],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [said] = (await once(parent.stdout, 'data')) as [Buffer];
    const child = Number(said.toString());
    expect(isRunning(child)).toBe(true);
    parent.kill('SIGKILL');
    await vi.waitFor(() => expect(isRunning(child)).toBe(false), 5000);
  });
});
