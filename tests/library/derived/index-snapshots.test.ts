import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize } from 'node:v8';
import { expect, test } from 'vitest';
import { DerivedFiles } from '../../../src/library/derived/derived-files.ts';
import { IndexSnapshots } from '../../../src/library/derived/index-snapshots.ts';
import { ArticleIndex } from '../../../src/search/index/article-index.ts';
import { resultOf } from '../../../src/text/steps.ts';
import { harbour } from '../../search/library.ts';
import { given, openLibrary, temporaryFolder } from '../open-library.ts';
import { plainReader } from '../reading/plain-reader.ts';

const HARBOUR = 'Harbour to close\nThe harbour of Port Elsin will close in June, the council decided.';
const ORCHARD = 'Orchard sold\nNobody will fell these apple trees, said the gardener.';
const parts = { reader: plainReader };

function snapshotOfHarbour() {
  const index = new ArticleIndex();
  index.add(harbour);
  return resultOf(index.snapshot());
}

test('a snapshot is read back as it was written, and not by other code', async () => {
  const root = join(await temporaryFolder(), 'indexes');
  const snapshot = snapshotOfHarbour();
  await new IndexSnapshots(new DerivedFiles(root), 'one').write('1', snapshot);
  expect(await new IndexSnapshots(new DerivedFiles(root), 'one').read('1')).toEqual(snapshot);
  expect(await new IndexSnapshots(new DerivedFiles(root), 'two').read('1')).toBeUndefined();
  expect(await new IndexSnapshots(new DerivedFiles(root), 'one').read('2')).toBeUndefined();
});

test('a snapshot that is damaged or cut short is not read', async () => {
  const root = join(await temporaryFolder(), 'indexes');
  const indexes = new IndexSnapshots(new DerivedFiles(root), 'one');
  await indexes.write('1', snapshotOfHarbour());
  const whole = await readFile(join(root, '1', 'index'));
  for (const length of [0, 10, 70, whole.length - 1]) {
    await writeFile(join(root, '1', 'index'), whole.subarray(0, length));
    expect(await indexes.read('1')).toBeUndefined();
  }
  const changed = Buffer.from(whole);
  changed[200] = (changed[200] ?? 0) ^ 1;
  await writeFile(join(root, '1', 'index'), changed);
  expect(await indexes.read('1')).toBeUndefined();
});

test('a library closed keeps its indexes; opened again it answers the same, whatever became of them', async () => {
  const folder = await temporaryFolder();
  const { library: first } = await openLibrary(folder, {}, parts);
  for (const text of [HARBOUR, ORCHARD]) await first.add('1', given(text));
  const answer = await first.ask('1', 'when will the harbour close');
  await first.close();
  const kept = join(folder, 'data', 'indexes', '1', 'index');
  expect((await stat(kept)).size).toBeGreaterThan(64);

  for (const damage of [undefined, 'not an index', '']) {
    if (damage !== undefined) await writeFile(kept, damage);
    const { library } = await openLibrary(folder, {}, parts);
    expect(await library.ask('1', 'when will the harbour close')).toEqual(answer);
    expect((await library.ask('1', 'who will fell apple trees')).answered).toBe(true);
    await library.close();
    expect((await stat(kept)).size).toBeGreaterThan(64);
  }
});

test('no word of an article removed or forgotten stays in what is kept', async () => {
  const folder = await temporaryFolder();
  const kept = join(folder, 'data', 'indexes', '1', 'index');
  const { library: first } = await openLibrary(folder, {}, parts);
  await first.add('1', given(HARBOUR));
  const orchard = await first.add('1', given(ORCHARD));
  await first.ask('1', 'apple trees');
  await first.close();
  expect(deserialize((await readFile(kept)).subarray(64)).stems.split('\n')).toContain('appl');

  // Removed without anybody asking: nothing takes the place of what was kept.
  const { library: second } = await openLibrary(folder, {}, parts);
  await second.remove('1', orchard.added.article.id);
  await second.close();
  expect(await readdir(join(folder, 'data', 'indexes'))).not.toContain('1');

  const { library: third } = await openLibrary(folder, {}, parts);
  await third.ask('1', 'harbour');
  await third.forget('1');
  await third.close();
  expect(await readdir(join(folder, 'data', 'indexes'))).not.toContain('1');
});
