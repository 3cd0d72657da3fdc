import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Library } from '../../../src/library/library.ts';
import { FileStore } from '../../../src/library/store/file-store.ts';
import { given, openLibrary, temporaryFolder } from '../open-library.ts';
import { plainReader } from '../reading/plain-reader.ts';

const DAY = 24 * 60 * 60_000;

/** A library in whose server 1 articles of these ages (days) were added; what they say is their age. */
async function openWith(ages: readonly number[], folder?: string) {
  const home = folder ?? (await temporaryFolder());
  const store = new FileStore(join(home, 'data', 'servers'));
  for (const age of ages) {
    const bytes = Buffer.from(`An article of ${age} days.`);
    const { article } = await plainReader.read(bytes, { origin: 'a.txt' });
    const addedAt = Date.now() - age * DAY;
    await store.put('1', { key: article.id, bytes, origin: 'a.txt', addedBy: null, addedAt });
  }
  return { home, store, ...(await openLibrary(home, {}, { reader: plainReader })) };
}

async function ages(library: Library): Promise<number[]> {
  const articles = await library.articles('1');
  return articles.map(({ article }) => Number(/\d+/.exec(article.title)?.[0])).sort((a, b) => a - b);
}

test('articles stay until they are removed where a server has not chosen otherwise', async () => {
  const { library } = await openWith([1, 900]);
  await library.clean();
  expect(await ages(library)).toEqual([1, 900]);
  expect(await library.expire('1')).toEqual([]);
});

test('articles leave after the days that were chosen, in daily cleaning and in no other server', async () => {
  const { library, store } = await openWith([1, 29, 31, 400]);
  const { added } = await library.add('2', given('Of another server.'));
  await library.changeSettings('1', { articlesStay: 30 });
  expect((await library.expiring('1', 30)).map(({ article }) => article.title)).toEqual([
    'An article of 400 days.',
    'An article of 31 days.',
  ]);
  expect(await ages(library)).toEqual([1, 29, 31, 400]);
  await library.clean();
  expect(await ages(library)).toEqual([1, 29]);
  expect(
    (await library.ask('1', 'article of 400 days')).passages.map(({ article }) => article.title),
  ).not.toContain('An article of 400 days.');
  expect(await store.added('1')).toHaveLength(2);
  await library.clean(Date.now() + 15 * DAY);
  expect(await ages(library)).toEqual([1]);
  expect(await library.articles('2')).toEqual([added]);
});

test('what has left can be put back for ten minutes, but for what something else has taken the place of', async () => {
  const { library } = await openWith([1, 40, 50]);
  const removedBefore = await library.add('1', given('Removed by somebody.'));
  await library.remove('1', removedBefore.added.article.id);
  const now = Date.now();
  await library.changeSettings('1', { articlesStay: 30 });
  expect(await library.expire('1', now)).toHaveLength(2);
  const again = await library.add('1', given('An article of 50 days.'));
  await library.changeSettings('1', { articlesStay: null });
  expect(await library.restoreExpired('1', 30, now)).toBe(1);
  expect(await ages(library)).toEqual([1, 40, 50]);
  expect(await library.article('1', again.added.article.id)).toEqual(again.added);
  expect(await library.restoreExpired('1', 30, now)).toBe(0);
});

test('what was chosen holds after a restart, and damaged settings are set aside and told', async () => {
  const first = await openWith([1, 40]);
  await first.library.changeSettings('1', { articlesStay: 30, mentions: false });
  await first.library.close();
  const second = await openLibrary(first.home, {}, { reader: plainReader });
  expect(await second.library.settings('1')).toMatchObject({ articlesStay: 30, mentions: false });
  await second.library.clean();
  expect(await ages(second.library)).toEqual([1]);
  await second.library.close();
  await writeFile(join(first.home, 'data', 'servers', '1', 'settings.json'), '{"articlesStay": 1');
  const third = await openLibrary(first.home, {}, { reader: plainReader });
  expect(await third.library.settings('1')).toMatchObject({ articlesStay: null, mentions: true });
  expect(JSON.stringify(third.log)).toContain('settings.json.damaged');
  await third.library.changeSettings('1', { mentions: false });
  expect((await third.library.settings('1')).mentions).toBe(false);
});
