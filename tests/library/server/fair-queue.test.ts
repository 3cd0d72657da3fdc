import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { FairQueue, QueueFull } from '../../../src/library/server/fair-queue.ts';

const roomy = { atOnce: 2, most: 100, mostOfOne: 50 };

test('an owner’s tasks run one after another, few owners’ at the same time', async () => {
  const line = new FairQueue(roomy);
  const running: string[] = [];
  const done: string[] = [];
  const task = (owner: string, number: number) => async () => {
    expect(running).not.toContain(owner);
    running.push(owner);
    expect(running.length).toBeLessThanOrEqual(2);
    await setImmediate();
    running.splice(running.indexOf(owner), 1);
    done.push(`${owner}${number}`);
    return number;
  };
  const results = ['a', 'b', 'c', 'd'].flatMap((owner) =>
    [1, 2, 3].map((number) => line.run(owner, task(owner, number))),
  );
  expect(await Promise.all(results)).toEqual([1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3]);
  for (const owner of ['a', 'b', 'c', 'd'])
    expect(done.filter((one) => one.startsWith(owner))).toEqual([`${owner}1`, `${owner}2`, `${owner}3`]);
});

test('whoever brings many tasks keeps nobody else waiting for all of them', async () => {
  const line = new FairQueue({ ...roomy, atOnce: 1 });
  const done: string[] = [];
  const task = (name: string) => () => setImmediate().then(() => void done.push(name));
  const many = Array.from({ length: 20 }, () => line.run('many', task('many')));
  await line.run('one', task('one'));
  expect(done.length).toBeLessThanOrEqual(3);
  await Promise.all(many);
});

test('a full line takes nothing more, and takes again when it has moved on', async () => {
  const line = new FairQueue({ atOnce: 1, most: 3, mostOfOne: 2 });
  const wait = () => setImmediate();
  const first = [line.run('a', wait), line.run('a', wait), line.run('a', wait)]; // one runs, two wait
  let ran = false;
  const late = line.run('a', async () => {
    ran = true;
  });
  await expect(late).rejects.toThrow(QueueFull);
  const other = line.run('b', wait);
  await expect(line.run('c', wait)).rejects.toThrow(QueueFull);
  await Promise.all([...first, other]);
  expect(ran).toBe(false);
  await line.run('a', wait);
});

test('a task that fails holds up nobody', async () => {
  const line = new FairQueue({ ...roomy, atOnce: 1 });
  const failing = line.run('a', () => Promise.reject(new Error('broken')));
  const next = line.run('a', async () => 'done');
  await expect(failing).rejects.toThrow('broken');
  expect(await next).toBe('done');
});
