import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { keptAfterLeaving, undoFor } from '../../src/library/library.ts';
import { copyArticles } from '../../src/library/store/copy-articles.ts';
import { FileStore } from '../../src/library/store/file-store.ts';
import { openFiles } from '../../src/library/store/storage.ts';
import { UserError } from '../../src/user-error.ts';
import { given, openLibrary, temporaryFolder } from './open-library.ts';
import { plainReader } from './reading/plain-reader.ts';

const HARBOUR = `Harbour to close for a year

The harbour of Port Elsin will close in June, the council decided.

“We have waited twenty years for new quay walls,” said Mayor Ada Thorne.`;
const ORCHARD = `Orchard sold to the village

“Nobody will fell these apple trees,” said Tom Birch, who planted them.`;

const TRY_AGAIN = 'Many articles are being added just now. Please try again in a minute.';

test('an article given is found, its speakers named, and it is there after a restart', async () => {
  const folder = await temporaryFolder();
  const first = await openLibrary(folder);
  const { added, replaced } = await first.library.add(
    '1',
    given(HARBOUR, { link: 'https://example.org/h#top' }),
  );
  expect(replaced).toBeNull();
  expect(added).toMatchObject({ seed: false, addedBy: '81384788765712384' });
  expect(added.article.link).toBe('https://example.org/h');
  await first.library.close();

  const { library } = await openLibrary(folder);
  expect(await library.articles('1')).toEqual([added]);
  const answer = await library.ask('1', 'Who waited twenty years for quay walls?');
  expect(answer.passages[0]?.paragraph.number).toBe(3);
  const people = await library.people('1');
  expect(people[0]?.speaker.name).toBe('Ada Thorne');
  expect(people[0]?.quotations).toHaveLength(1);
});

test('what is said about an article is changed for good, and exported so', async () => {
  const folder = await temporaryFolder();
  const first = await openLibrary(folder);
  const text = HARBOUR.replace('\n\n', '\n\nBy Ann Bell\n3 March 2026\n\n');
  const { added } = await first.library.add('1', given(text, { link: 'https://example.org/h' }));
  const other = await first.library.add('1', given(ORCHARD, { link: 'https://example.org/o' }));
  const { id } = added.article;
  const link = 'https://example.org/new';
  const change = {
    title: ' Quay walls ',
    link: `${link}#top`,
    byline: '',
    published: '2026-03-04',
    outlet: 'Gazette',
  };
  const edited = await first.library.edit('1', id, change);
  const { byline: _, ...rest } = added.article;
  const article = { ...rest, title: 'Quay walls', link, published: '2026-03-04', outlet: 'Gazette' };
  expect(edited).toEqual({ ...added, article });
  const shown = (await first.library.ask('1', 'Who waited for new quay walls?')).passages[0]?.article;
  expect(shown).toEqual(article);
  await expect(first.library.edit('1', id, { link: 'https://example.org/o' })).rejects.toThrow(
    '“Orchard sold to the village” has this link already.',
  );
  await expect(first.library.edit('1', id, { link: 'example' })).rejects.toThrow('is not a link');
  expect(await first.library.edit('1', 'ffffffffffffffff', change)).toBeUndefined();
  expect(await first.library.edit('2', id, change)).toBeUndefined();
  await first.library.close();

  const second = await openLibrary(folder);
  expect(await second.library.articles('1')).toEqual([other.added, edited]);
  const back = { title: '', link: '', outlet: '' };
  expect((await second.library.edit('1', id, back))?.article).toEqual({
    ...rest,
    link: undefined,
    published: '2026-03-04',
  });
  await second.library.edit('1', id, change);
  const exported = await temporaryFolder();
  await copyArticles(openFiles(join(folder, 'data')), openFiles(join(exported, 'data')), null);
  const third = await openLibrary(exported);
  expect((await third.library.article('1', id))?.article).toEqual(article);
});

test('seeds are every server’s, and found together with its own', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'seeds', 'harbour.txt'), HARBOUR);
  const { library } = await openLibrary(folder);
  await library.add('1', given(ORCHARD));
  for (const server of ['1', '2', null])
    expect((await library.ask(server, 'When will the harbour close?')).passages[0]?.article.title).toBe(
      'Harbour to close for a year',
    );
  expect((await library.articles('1')).map(({ seed }) => seed)).toEqual([true, false]);
  expect((await library.articles(null)).map(({ seed }) => seed)).toEqual([true]);
  expect((await library.findArticles('1', 'orch')).map(({ article }) => article.title)).toEqual([
    'Orchard sold to the village',
  ]);
  expect(await library.findArticles('2', 'orch')).toEqual([]);
});

test('a seed’s text given by a server stands in the seed’s place until it is removed', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'seeds', 'harbour.txt'), HARBOUR);
  const { library } = await openLibrary(folder);
  const { added, replaced } = await library.add('1', given(HARBOUR, { link: 'https://example.org/h' }));
  expect(replaced?.seed).toBe(true);
  expect(await library.articles('1')).toEqual([added]);
  expect((await library.articles('2'))[0]?.article.link).toBeUndefined();
  await library.remove('1', added.article.id);
  expect((await library.articles('1')).map(({ seed }) => seed)).toEqual([true]);
  expect((await library.ask('1', 'When will the harbour close?')).passages[0]?.article.title).toContain(
    'Harbour',
  );
});

test('the same text or the same link replaces the earlier article and says so', async () => {
  const { library } = await openLibrary(await temporaryFolder(), {}, { reader: plainReader });
  const link = 'https://example.org/news';
  const first = await library.add('1', given('One\nfirst version', { link }));
  const second = await library.add('1', given('One\nsecond version', { link: `${link}#comments` }));
  expect(second.replaced).toEqual(first.added);
  const third = await library.add('1', given('One\nsecond version', { title: 'Another title' }));
  expect(third.replaced).toEqual(second.added);
  expect(await library.articles('1')).toEqual([third.added]);
  expect((await library.ask('1', 'first')).passages).toEqual([]);
});

test('the same file a thousand times is one article', async () => {
  const folder = await temporaryFolder();
  const { library } = await openLibrary(folder, { articlesPerServer: 2 }, { reader: plainReader });
  for (let many = 0; many < 1000; many += 40)
    await Promise.all(Array.from({ length: 40 }, () => library.add('1', given(HARBOUR))));
  expect(await library.articles('1')).toHaveLength(1);
  await library.close();
  const again = await openLibrary(folder, {}, { reader: plainReader });
  expect(await again.library.articles('1')).toHaveLength(1);
});

test('limits are kept to, however many articles come at once, and said clearly', async () => {
  const limits = { articlesPerServer: 3, charactersPerArticle: 1000 };
  const { library } = await openLibrary(await temporaryFolder(), limits, { reader: plainReader });
  const adding = Array.from({ length: 10 }, (_, number) => library.add('1', given(`Article ${number}`)));
  const settled = await Promise.allSettled(adding);
  const refused = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(refused).toHaveLength(7);
  expect(refused[0]).toBeInstanceOf(UserError);
  expect(refused[0].message).toMatch(/3 articles.*\/articles remove/);
  expect(await library.articles('1')).toHaveLength(3);
  await expect(library.add('1', given('Article 2'))).resolves.toBeDefined(); // replacing needs no room
  await expect(library.add('2', given('x'.repeat(1001)))).rejects.toThrow(/1,001 characters.*1,000/);
  await expect(library.add('2', given('a'.repeat(5_000_001)))).rejects.toThrow(/5\.0 MB/);
});

test('a server’s articles have a limit together; short paragraphs count for what they take', async () => {
  const limits = { charactersPerServer: 1000 };
  const { library } = await openLibrary(await temporaryFolder(), limits, { reader: plainReader });
  const title = 'T';
  const first = await library.add('1', given('a'.repeat(600), { title }));
  await expect(library.add('1', given('b'.repeat(600), { title }))).rejects.toThrow(
    /1,000 characters together, and have 601\. Remove some with \/articles remove/,
  );
  await expect(library.add('2', given('a\n'.repeat(11)))).rejects.toThrow(/does not fit/);
  const link = 'https://example.org/a';
  await library.remove('1', first.added.article.id);
  await library.add('1', given('c'.repeat(900), { title, link }));
  await library.add('1', given('d'.repeat(950), { title: 'd', link })); // room is made by what it replaces
  await expect(library.restore('1', first.added.article.id)).rejects.toThrow(/does not fit/);
  expect((await library.articles('1')).map(({ article }) => article.title[0])).toEqual(['d']);
});

test('a removed article is gone from every answer, and comes back within ten minutes, even after a restart', async () => {
  const folder = await temporaryFolder();
  const first = await openLibrary(folder, {}, { reader: plainReader });
  const { added } = await first.library.add('1', given(HARBOUR));
  await first.library.ask('1', 'harbour');
  expect(await first.library.remove('2', added.article.id)).toBeUndefined();
  expect(await first.library.remove('1', added.article.id)).toEqual(added);
  expect(await first.library.remove('1', added.article.id)).toBeUndefined();
  expect((await first.library.ask('1', 'harbour')).passages).toEqual([]);
  await first.library.close();

  const { library } = await openLibrary(folder, {}, { reader: plainReader });
  expect(await library.articles('1')).toEqual([]);
  expect(await library.restore('2', added.article.id)).toBeUndefined();
  expect(await library.restore('1', '../../../etc')).toBeUndefined();
  expect(await library.restore('1', added.article.id)).toEqual(added);
  expect(await library.restore('1', added.article.id)).toEqual(added); // pressed twice
  expect((await library.ask('1', 'harbour')).passages.length).toBeGreaterThan(0);
});

test('after ten minutes a removed article cannot be put back, and is deleted', async () => {
  const folder = await temporaryFolder();
  const { library } = await openLibrary(folder, {}, { reader: plainReader });
  const { added } = await library.add('1', given(HARBOUR));
  await library.remove('1', added.article.id);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + undoFor + 1000 });
  try {
    expect(await library.restore('1', added.article.id)).toBeUndefined();
    await library.clean();
  } finally {
    vi.useRealTimers();
  }
  expect(await library.restore('1', added.article.id)).toBeUndefined();
});

test('restoring an article whose link was given again since replaces the later one', async () => {
  const { library } = await openLibrary(await temporaryFolder(), {}, { reader: plainReader });
  const link = 'https://example.org/news';
  const first = await library.add('1', given('One\nfirst', { link }));
  const second = await library.add('1', given('One\nsecond', { link }));
  expect(await library.restore('1', first.added.article.id)).toEqual(first.added);
  expect(await library.articles('1')).toEqual([first.added]);
  expect(await library.restore('1', second.added.article.id)).toEqual(second.added);
  expect(await library.articles('1')).toEqual([second.added]);
});

test('undoing after the article was added again leaves it as it was added last', async () => {
  const { library } = await openLibrary(await temporaryFolder(), {}, { reader: plainReader });
  const { added } = await library.add('1', given(HARBOUR, { title: 'First title' }));
  await library.remove('1', added.article.id);
  const again = await library.add('1', given(HARBOUR, { title: 'Second title' }));
  expect(await library.restore('1', added.article.id)).toEqual(again.added);
  expect(await library.articles('1')).toEqual([again.added]);
});

test('forgetting deletes everything of a server and nothing of another', async () => {
  const { library } = await openLibrary(await temporaryFolder(), {}, { reader: plainReader });
  const removed = await library.add('1', given('Removed before'));
  await library.add('1', given(HARBOUR));
  await library.add('2', given(HARBOUR));
  await library.remove('1', removed.added.article.id);
  expect(await library.forget('1')).toBe(1);
  expect(await library.articles('1')).toEqual([]);
  expect(await library.restore('1', removed.added.article.id)).toBeUndefined();
  expect(await library.articles('2')).toHaveLength(1);
  expect((await library.servers()).map(({ server }) => server)).toEqual(['2']);
});

test('a server that the bot left is kept for thirty days, and stays when the bot comes back', async () => {
  const folder = await temporaryFolder();
  const { library } = await openLibrary(folder, {}, { reader: plainReader });
  for (const server of ['1', '2', '3']) await library.add(server, given(HARBOUR));
  await library.left('1');
  await library.left('2');
  await library.joined('2');
  const again = await openLibrary(folder, {}, { reader: plainReader });
  expect(await again.library.servers()).toHaveLength(3); // opening deletes nothing: the bot may be back
  await library.left('4'); // nothing was ever added there
  await library.clean(Date.now() + keptAfterLeaving - 60_000);
  expect((await library.servers()).map(({ server }) => server).sort()).toEqual(['1', '2', '3']);
  await library.clean(Date.now() + keptAfterLeaving + 60_000);
  expect((await library.servers()).map(({ server }) => server).sort()).toEqual(['2', '3']);
  expect(await library.articles('1')).toEqual([]);
});

test('the least used servers leave the memory, and are read again when asked for', async () => {
  const settings = { memoryMegabytes: 0.001 };
  const { library } = await openLibrary(await temporaryFolder(), settings, { reader: plainReader });
  for (const server of ['1', '2', '3']) await library.add(server, given(`${HARBOUR}\nserver ${server}`));
  for (const server of ['1', '2', '3', '1']) {
    expect(await library.articles(server)).toHaveLength(1);
    const { passages } = await library.ask(server, `server ${server}`);
    expect(passages.some(({ paragraph }) => paragraph.text === `server ${server}`)).toBe(true);
  }
});

test('an idle server leaves the memory, and is read again when somebody asks', async () => {
  const folder = await temporaryFolder();
  let reads = 0;
  class CountingStore extends FileStore {
    override read(server: string) {
      reads++;
      return super.read(server);
    }
  }
  const parts = { reader: plainReader, store: new CountingStore(join(folder, 'data')) };
  const { library } = await openLibrary(folder, { idleMinutes: 0.002 }, parts);
  await library.add('1', given(HARBOUR));
  await vi.waitFor(async () => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await library.articles('1')).toHaveLength(1);
    expect(reads).toBeGreaterThan(1);
  }, 5000);
});

test('a hundred articles at once are all added; what waits is not in memory; more are told to come back', async () => {
  const { library } = await openLibrary(await temporaryFolder(), {}, { reader: plainReader });
  let fetched = 0;
  let mostFetched = 0;
  const adding = Array.from({ length: 150 }, (_, number) => {
    const giving = async () => {
      mostFetched = Math.max(mostFetched, ++fetched);
      return given(`Article ${number}`);
    };
    return library.add('1', giving).then(() => fetched--);
  });
  const other = library.add('2', given('Of another server'));
  const settled = await Promise.allSettled(adding);
  const refused = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(settled.length - refused.length).toBeGreaterThanOrEqual(100);
  expect(refused.length).toBeGreaterThan(0);
  for (const reason of refused) {
    expect(reason).toBeInstanceOf(UserError);
    expect(reason).toMatchObject({ message: TRY_AGAIN });
  }
  expect(mostFetched).toBeLessThanOrEqual(2); // the one that is added, and perhaps the next already
  await expect(other).resolves.toBeDefined();
  await expect(library.add('1', given('Later'))).resolves.toBeDefined();
});

test('of a removed article nothing is left on the disk once it cannot be restored', async () => {
  const folder = await temporaryFolder();
  const { library } = await openLibrary(folder, {}, { reader: plainReader });
  const { added } = await library.add('1', given('A text with the word Xylophone'));
  await library.remove('1', added.article.id);
  await library.clean(Date.now() + undoFor + 60_000);
  const names = await readdir(join(folder, 'data'), { recursive: true });
  expect(names.filter((name) => name.includes(added.article.id))).toEqual([]);
});

test('links that nobody could open are refused', async () => {
  const { library } = await openLibrary(await temporaryFolder(), {}, { reader: plainReader });
  for (const link of ['javascript:alert(1)', 'file:///etc/passwd', 'news', 'https://a:b@example.org/'])
    await expect(library.add('1', given(HARBOUR, { link }))).rejects.toThrow(/not a link/);
});

test('file names lose their folders', async () => {
  const { library } = await openLibrary(await temporaryFolder(), {}, { reader: plainReader });
  const { added } = await library.add('1', given(HARBOUR, { origin: '..\\../../etc/pass\u0000wd.txt' }));
  expect(added.article.origin).toBe('passwd.txt');
});

test('adding by link says so when it is turned off', async () => {
  const { library } = await openLibrary(await temporaryFolder(), {}, { reader: plainReader });
  await expect(library.addLink('1', { link: 'https://example.org', addedBy: null })).rejects.toThrow(
    /turned off/,
  );
});

test('a missing folder of seeds is said clearly', async () => {
  const folder = await temporaryFolder();
  await expect(openLibrary(folder, { seeds: join(folder, 'none') })).rejects.toThrow(UserError);
});
