import { expect, test } from 'vitest';
import type { Meaning } from '../../src/search/answer/answer.ts';
import { HARBOUR, ORCHARD } from '../check/articles.ts';
import { given, openLibrary, temporaryFolder } from './open-library.ts';
import { plainReader } from './reading/plain-reader.ts';

const quote = 'We picked 300 crates last year';

test('a quotation is checked against the server’s own articles as they come and go, and against no other’s', async () => {
  const { library } = await openLibrary(await temporaryFolder());
  const verdict = async (server: string | null) => (await library.check(server, { quote })).verdict;
  await library.add('1', given(HARBOUR));
  expect(await verdict('1')).toBe('absent');
  await library.add('1', given(ORCHARD));
  expect(await verdict('1')).toBe('verbatim');
  expect(await verdict('2')).toBe('absent');
  expect(await verdict(null)).toBe('absent');
  const [newest] = await library.articles('1');
  await library.remove('1', newest?.article.id ?? '');
  expect(await verdict('1')).toBe('absent');
  await library.restore('1', newest?.article.id ?? '');
  expect(await verdict('1')).toBe('verbatim');
  await library.forget('1');
  expect(await verdict('1')).toBe('absent');
});

/** Everything that speaks of seasons or summers means the same. */
const seasons: Meaning = {
  name: 'seasons',
  embed: async (texts) =>
    texts.map((text) => Float32Array.from(/season|summer/iu.test(text) ? [1, 0] : [0, 1])),
};

test('a quotation that is not found is reported where a sentence means the same', async () => {
  const { library } = await openLibrary(
    await temporaryFolder(),
    { meaning: seasons },
    { reader: plainReader },
  );
  await library.add('1', given(HARBOUR));
  await library.ask('1', 'harbour'); // the index, and its vectors, are worked out
  const asked = { quote: 'According to the contractors it will be finished after two seasons' };
  await expect
    .poll(async () => (await library.check('1', asked)).verdict, { timeout: 10_000 })
    .toBe('reported');
  const found = await library.check('1', asked);
  expect(found).toMatchObject({ inOtherWords: true, speaker: null });
  expect(found.places[0]?.paragraph).toBe(6);
});
