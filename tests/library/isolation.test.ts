import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Library, ServerId } from '../../src/library/library.ts';
import { given, openLibrary, temporaryFolder } from './open-library.ts';
import { plainReader } from './reading/plain-reader.ts';

const ARTICLES = 60;

/** Everything that the library says to somebody in `server`, but for the question, as one text. */
async function everythingSaidTo(library: Library, server: ServerId, question: string): Promise<string> {
  const articles = await library.articles(server);
  const { passages, speaker, offer, readAs } = await library.ask(server, question);
  const corrected = readAs?.split(' ').filter((word) => !question.includes(word));
  const known = offer?.didYouMean.map((one) => one.known);
  return JSON.stringify([
    articles,
    await library.findArticles(server, ''),
    await library.findArticles(server, question),
    [passages, speaker, offer?.people, offer?.about, known, corrected],
    await library.people(server),
  ]);
}

test(`two servers with ${ARTICLES} articles each never see each other’s, nor do a third or a direct message`, async () => {
  const folder = await temporaryFolder();
  const { library } = await openLibrary(folder);
  for (const [server, word] of [
    ['100', 'zinnia'],
    ['200', 'wisteria'],
  ] as const)
    for (let number = 1; number <= ARTICLES; number++)
      await library.add(
        server,
        given(
          `The ${word} report ${number}\n\n“Every ${word} bloomed in week ${number},” said Dr Ann ${capital(word)}.`,
          { link: `https://example.org/${number}`, title: `About ${word} ${number}` },
        ),
      );
  const check = async (library: Library) => {
    for (const question of ['Who said every zinnia bloomed?', 'What did Ann Wisteria say?', 'report 7']) {
      const seenBy = (server: ServerId) => everythingSaidTo(library, server, question);
      expect(await seenBy('100')).toMatch(/zinnia/);
      expect(await seenBy('100')).not.toMatch(/wisteria/i);
      expect(await seenBy('200')).toMatch(/wisteria/);
      expect(await seenBy('200')).not.toMatch(/zinnia/i);
      for (const stranger of ['300', null])
        expect(await seenBy(stranger)).not.toMatch(/zinnia|wisteria|bloomed|example\.org/i);
    }
    const [mine] = await library.articles('100');
    const id = mine?.article.id ?? '';
    for (const stranger of ['200', '300', null]) {
      expect(await library.article(stranger, id)).toBeUndefined();
      expect((await library.ask(stranger, 'zinnia bloomed', { article: id })).passages).toEqual([]);
      expect(await library.people(stranger, { article: id })).toEqual([]);
    }
    for (const stranger of ['200', '300']) expect(await library.remove(stranger, id)).toBeUndefined();
    expect(await library.articles('100')).toHaveLength(ARTICLES);
    expect(await library.articles('200')).toHaveLength(ARTICLES);
  };
  await check(library);
  await library.close();
  await check((await openLibrary(folder)).library);
}, 120_000);

/** What each server should have, and what it once had and may get back. */
class Record {
  readonly expected = new Map<string, Set<string>>();
  readonly removed = new Set<string>();
  /** For how many days articles stay. */
  readonly stay = new Map<string, number>();

  of(server: string): Set<string> {
    const own = this.expected.get(server) ?? new Set();
    this.expected.set(server, own);
    return own;
  }

  forget(server: string): void {
    this.of(server).clear();
    this.stay.delete(server);
    for (const one of this.removed) if (one.startsWith(`${server} `)) this.removed.delete(one);
  }
}

interface Step {
  readonly action: 'add' | 'remove' | 'restore' | 'choose' | 'forget';
  readonly server: string;
  readonly text: number;
}

/** Takes a step with the library and in the record, and sees that the library’s answer fits the record. */
async function take({ action, server, text }: Step, library: Library, record: Record): Promise<void> {
  const line = `text ${text}`;
  const own = record.of(server);
  const { id } = (await plainReader.read(Buffer.from(line), { origin: '' })).article;
  if (action === 'add') {
    await library.add(server, given(line));
    own.add(line);
  } else if (action === 'remove') {
    expect((await library.remove(server, id)) !== undefined).toBe(own.delete(line));
    record.removed.add(`${server} ${line}`);
  } else if (action === 'restore') {
    const back = await library.restore(server, id);
    if (!back) return;
    expect(own.has(line) || record.removed.has(`${server} ${line}`)).toBe(true);
    own.add(line);
  } else if (action === 'choose') {
    await library.changeSettings(server, { articlesStay: 100 + text });
    record.stay.set(server, 100 + text);
  } else {
    expect(await library.forget(server)).toBe(own.size);
    record.forget(server);
  }
}

test('whatever servers add, remove, restore, choose and forget, each has exactly its own', async () => {
  const server = fc.constantFrom('1', '2', '3');
  const text = fc.integer({ min: 0, max: 5 });
  const step = fc.record({
    action: fc.constantFrom<Step['action']>('add', 'add', 'remove', 'restore', 'choose', 'forget'),
    server,
    text,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.boolean(), async (steps, reopen) => {
      const folder = await temporaryFolder();
      let { library } = await openLibrary(folder, {}, { reader: plainReader });
      const record = new Record();
      for (const step of steps) await take(step, library, record);
      if (reopen) {
        await library.close();
        ({ library } = await openLibrary(folder, {}, { reader: plainReader }));
      }
      for (const [server, own] of record.expected) {
        const titles = (await library.articles(server)).map(({ article }) => article.title);
        expect(new Set(titles)).toEqual(own);
        expect((await library.settings(server)).articlesStay).toBe(record.stay.get(server) ?? null);
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
