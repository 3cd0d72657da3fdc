import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DerivedFiles } from '../../../src/library/derived/derived-files.ts';
import { LocalMeaning } from '../../../src/library/meaning/local-meaning.ts';
import { OwnersVectors } from '../../../src/library/meaning/owners-vectors.ts';
import { keyOf, type VectorModel, VectorStore } from '../../../src/library/meaning/vector-store.ts';
import { given, openLibrary, temporaryFolder } from '../open-library.ts';
import { plainReader } from '../reading/plain-reader.ts';

const silent = pino({ level: 'silent' });
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-meaning-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A model of four numbers a vector. */
const small: VectorModel = { id: 'small', dimensions: 4 };

function openSmall(root = folder): Promise<VectorStore> {
  return VectorStore.open(new DerivedFiles(root), '1', small);
}

function unit(...values: number[]): Float32Array {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => value / length);
}

describe('vectors on the disk', () => {
  test('are there after a restart, a unit long and nearly as they were', async () => {
    const numbers = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 4, maxLength: 4 });
    const texts = fc.dictionary(
      fc.string(),
      numbers.filter((values) => values.some((value) => value !== 0)),
    );
    await fc.assert(
      fc.asyncProperty(texts, async (given) => {
        const place = mkdtempSync(join(folder, 'run-'));
        const store = await openSmall(place);
        for (const [text, values] of Object.entries(given)) store.add(keyOf(text), unit(...values));
        await store.flush();
        const again = await openSmall(place);
        for (const [text, values] of Object.entries(given)) {
          const vector = again.get(keyOf(text)) ?? new Float32Array(4);
          expect(vector).toEqual(store.get(keyOf(text)));
          expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
          const like = unit(...values).reduce((sum, value, at) => sum + value * (vector[at] ?? 0), 0);
          expect(like).toBeGreaterThan(0.999);
        }
      }),
      { numRuns: 15 },
    );
  });

  test('an entry that was cut short or damaged is passed over, the others are not', async () => {
    const damage = [
      (content: Buffer) => content.subarray(0, -5),
      (content: Buffer) => content.fill(1, 20, 21),
      () => Buffer.from('not a vector at all'),
      () => Buffer.alloc(0),
    ];
    for (const [number, damaged] of damage.entries()) {
      const place = join(folder, String(number));
      for (const text of ['one', 'two']) {
        const store = await openSmall(place);
        store.add(keyOf(text), unit(1, 2, 3, 4));
        await store.flush();
        if (text === 'two') continue;
        const [name = ''] = readdirSync(join(place, '1'));
        const path = join(place, '1', name);
        writeFileSync(path, damaged(readFileSync(path)));
      }
      const again = await openSmall(place);
      expect([again.has(keyOf('one')), again.has(keyOf('two'))]).toEqual([false, true]);
    }
  });

  test('the files of many runs become one, and nothing is lost', async () => {
    for (let run = 0; run < 12; run += 1) {
      const store = await openSmall();
      store.add(keyOf(`text ${run}`), unit(run + 1, 1, 0, 0));
      await store.flush();
    }
    const last = await openSmall();
    expect(last.size).toBe(12);
    expect(readdirSync(join(folder, '1')).length).toBeLessThan(12);
  });

  test('of another model go when they are next read', async () => {
    const store = await openSmall();
    store.add(keyOf('one'), unit(1, 2, 3, 4));
    await store.flush();
    const data = new DerivedFiles(folder);
    expect((await VectorStore.open(data, '1', { id: 'larger', dimensions: 8 })).size).toBe(0);
    expect(await data.keys('1')).toEqual([]);
  });

  test('are written in entries of a bounded size, each written whole', async () => {
    const store = await openSmall();
    for (let batch = 0; batch < 40; batch += 1) {
      for (let number = 0; number < 500; number += 1)
        store.add(keyOf(`${batch} ${number}`), unit(1, batch, number, 1));
      await store.flush();
    }
    const data = new DerivedFiles(folder);
    const sizes = (await Promise.all((await data.keys('1')).map((key) => data.read('1', key)))).map(
      (content) => content?.length ?? 0,
    );
    expect(sizes.length).toBeGreaterThan(1);
    expect(Math.max(...sizes)).toBeLessThan(300 * 1024);
    expect((await openSmall()).size).toBe(20_000);
  });
});

describe('vectors of owners', () => {
  test('leave the disk with the texts that nobody asks for any more', async () => {
    const store = await openSmall();
    for (const text of ['one', 'two', 'three']) store.add(keyOf(text), unit(1, 2, 3, 4));
    await store.flush();
    await store.keepOnly(new Set([keyOf('two')]));
    store.add(keyOf('four'), unit(4, 3, 2, 1));
    await store.flush();
    const again = await openSmall();
    expect(readdirSync(join(folder, '1'))).toHaveLength(1);
    expect(['one', 'two', 'three', 'four'].filter((text) => again.has(keyOf(text)))).toEqual(['two', 'four']);
    expect(again.get(keyOf('two'))).toEqual(store.get(keyOf('two')));
  });

  test('that are added while others are taken out stay', async () => {
    const store = await openSmall();
    for (let number = 0; number < 20_000; number += 1) store.add(keyOf(`old ${number}`), unit(1, 2, 3, 4));
    await store.flush();
    const cleaning = store.keepOnly(new Set([keyOf('old 7'), keyOf('old 19999')]));
    for (let number = 0; number < 20; number += 1) {
      await setImmediate();
      store.add(keyOf(`new ${number}`), unit(4, 3, 2, 1));
      expect(store.get(keyOf(`new ${number}`))).toBeDefined();
    }
    await cleaning;
    await store.flush();
    const again = await openSmall();
    expect(again.size).toBe(22);
    expect(again.has(keyOf('old 19999'))).toBe(true);
    expect(again.has(keyOf('new 19'))).toBe(true);
  });

  test('are found by their owner alone, and gone once forgotten', async () => {
    const vectors = new OwnersVectors(new DerivedFiles(folder), small);
    for (const owner of ['1', '2']) {
      const store = await vectors.of(owner);
      store.add(keyOf(`text of ${owner}`), unit(1, 2, 3, 4));
      await store.flush();
    }
    expect((await vectors.of('2')).has(keyOf('text of 1'))).toBe(false);
    await vectors.forget('1');
    expect((await vectors.of('1')).has(keyOf('text of 1'))).toBe(false);
    expect((await new OwnersVectors(new DerivedFiles(folder), small).of('2')).has(keyOf('text of 2'))).toBe(
      true,
    );
    await expect(vectors.of('../elsewhere')).rejects.toThrow('not an owner');
  });

  test('a library keeps them by server: those of articles removed go at the next start, all when forgotten', async () => {
    const library = await temporaryFolder();
    const model = await LocalMeaning.open({ vectors: new DerivedFiles(folder), log: silent });
    if (model === null) throw new Error('the model must be installed');
    const kept = async (server: string) => {
      const store = await VectorStore.open(new DerivedFiles(folder), server, {
        id: model.name,
        dimensions: 384,
      });
      return ['Rain fell on the bay.', 'The mayor resigned.'].filter((text) => store.has(keyOf(text)));
    };
    const first = await openLibrary(library, { meaning: model }, { reader: plainReader });
    await first.library.add('1', given('Rain fell on the bay.'));
    const { added: mayor } = await first.library.add('1', given('The mayor resigned.'));
    await first.library.ask('1', 'rain');
    await vi.waitFor(async () => expect(await kept('1')).toHaveLength(2), 20_000);
    await first.library.remove('1', mayor.article.id);
    await first.library.close();

    const second = await openLibrary(library, { meaning: model }, { reader: plainReader });
    await second.library.ask('1', 'rain');
    await vi.waitFor(async () => expect(await kept('1')).toEqual(['Rain fell on the bay.']), 20_000);
    await second.library.forget('1');
    expect(readdirSync(folder)).not.toContain('1');
    await second.library.close();
    await model.close();
  }, 60_000);

  test('leave everything else its turn while an index takes up what is kept', async () => {
    const model = await LocalMeaning.open({ vectors: new DerivedFiles(folder), log: silent });
    if (model === null) throw new Error('the model must be installed');
    const own = model.of('1');
    await own.embed(['Rain fell.']);
    let turns = 0;
    let taken = false;
    const others = (async () => {
      for (; !taken; turns++) await setImmediate();
    })();
    for (let batch = 0; batch < 20; batch++) await own.embed(['Rain fell.']);
    taken = true;
    await others;
    expect(turns).toBeGreaterThanOrEqual(20);
    await model.close();
  }, 60_000);

  test('what works for an owner who is forgotten keeps nothing more', async () => {
    const model = await LocalMeaning.open({ vectors: new DerivedFiles(folder), log: silent });
    if (model === null) throw new Error('the model must be installed');
    const own = model.of('1');
    const texts = Array.from({ length: 20 }, (_, number) => `Sentence number ${number}.`);
    const refused = expect(own.embed(texts)).rejects.toThrow('forgotten');
    await model.forget('1');
    await refused;
    await own.keepOnly([]);
    await model.close();
    const store = await VectorStore.open(new DerivedFiles(folder), '1', { id: model.name, dimensions: 384 });
    expect(store.size).toBe(0);
  }, 60_000);
});

describe('the model on this machine', () => {
  test('knows that texts about one thing are alike, and keeps their vectors', async () => {
    const meaning = await LocalMeaning.open({ vectors: new DerivedFiles(folder), log: silent });
    const texts = ['The prime minister resigned after the vote.', 'Bake the bread for forty minutes.'];
    const [politics, baking] = (await meaning?.embed(texts)) ?? [];
    const question = await meaning?.embedQuestion('why did the head of government step down');
    await meaning?.close();
    const like = (vector: Float32Array | undefined) =>
      vector?.reduce((sum, value, at) => sum + value * (question?.[at] ?? 0), 0) ?? 0;
    expect(like(politics)).toBeGreaterThan(like(baking) + 0.2);

    const again = await LocalMeaning.open({ vectors: new DerivedFiles(folder), log: silent });
    expect((await again?.embed(texts))?.[0]).toEqual(politics);
    await again?.close();
  }, 60_000);

  test('without a place for its vectors it works, and the log says that they are not kept', async () => {
    const said: string[] = [];
    const log = pino({ level: 'warn' }, { write: (line: string) => said.push(line) });
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const meaning = await LocalMeaning.open({ vectors: new DerivedFiles(file), log });
    expect((await meaning?.embed(['Rain fell on the bay.']))?.[0]).toHaveLength(384);
    await meaning?.close();
    expect(said.join()).toContain('vectors cannot be kept');
  }, 60_000);
});
