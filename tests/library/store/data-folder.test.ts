import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataFolder } from '../../../src/library/store/data-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-data-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the folder that everything is kept in', () => {
  it('is for one process at a time, and free again when that lets it go', async () => {
    const first = await openDataFolder(folder);
    const waits: string[] = [];
    const second = openDataFolder(folder, () => waits.push('waiting'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(waits).toEqual(['waiting']);
    await first.release();
    await (await second).release();
  }, 20_000);

  it('is refused, with what to do, while another process holds it', async () => {
    const first = await openDataFolder(folder);
    await expect(openDataFolder(folder)).rejects.toThrow(
      /is in use by another process of this bot\. Stop that one/,
    );
    await first.release();
  }, 30_000);

  it('is made where there is none, and refused where a file stands in its place', async () => {
    const made = await openDataFolder(join(folder, 'a', 'b'));
    await made.release();
    await writeFile(join(folder, 'file'), '');
    await expect(openDataFolder(join(folder, 'file'))).rejects.toThrow(/is a file, or lies below one/);
    await expect(openDataFolder(join(folder, 'file', 'below'))).rejects.toThrow(
      /is a file, or lies below one/,
    );
  });

  it.skipIf(process.platform !== 'linux')('is refused where nothing can be written', async () => {
    await expect(openDataFolder('/sys/kernel')).rejects.toThrow(
      /cannot be (?:written to|used) .*ame another folder/,
    );
  });

  it('belongs to one application; that of the local Discord may become a real one’s', async () => {
    const data = await openDataFolder(folder);
    await data.claim(null);
    await data.claim('1');
    await data.claim('1');
    await expect(data.claim('2')).rejects.toThrow(/another application \(1\); this token is of 2/);
    await expect(data.claim(null)).rejects.toThrow(/holds the articles of a bot \(application 1\)/);
    await data.release();
  });

  it('is as if it belonged to nobody when what says so is damaged', async () => {
    await writeFile(join(folder, 'application.json'), '{');
    const data = await openDataFolder(folder);
    await data.claim('2');
    await expect(data.claim('3')).rejects.toThrow(/another application/);
    await data.release();
  });
});
