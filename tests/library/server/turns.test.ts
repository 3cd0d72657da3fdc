import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inTurns, LoopTurns } from '../../../src/library/server/turns.ts';
import { given, openLibrary, temporaryFolder } from '../open-library.ts';

test('long work leaves everything else its turn', async () => {
  let others = 0;
  let done = false;
  const work = inTurns(
    (function* () {
      for (const until = performance.now() + 200; performance.now() < until; ) yield;
    })(),
  ).then(() => {
    done = true;
  });
  while (!done) {
    await setImmediate();
    others++;
  }
  await work;
  expect(others).toBeGreaterThan(3);
});

test('while an article of megabytes is entered and taken out, questions are answered', async () => {
  const folder = await temporaryFolder();
  const { library } = await openLibrary(folder, { charactersPerArticle: 2_000_000 });
  await library.add('1', given('Harbour to close\n\n“We have waited,” said Mayor Ada Thorne.'));
  await library.ask('1', 'who has waited');
  const sentence = (number: number) => `Report ${number} of the harbour was read by the council on Monday. `;
  const text = Array.from({ length: 25_000 }, (_, number) => sentence(number)).join('');
  let answered = 0;
  let changing = true;
  const asking = (async () => {
    while (changing) {
      expect((await library.ask('1', 'who has waited')).passages.length).toBeGreaterThan(0);
      answered++;
      await setImmediate();
    }
  })();
  const { added } = await library.add('1', given(text));
  const whileRead = answered;
  await library.remove('1', added.article.id);
  changing = false;
  await asking;
  expect(added.article.paragraphs.length).toBeGreaterThan(50);
  expect(answered - whileRead).toBeGreaterThan(2);
}, 60_000);

test('each who asks for a turn of the event loop has one alone, in order', async () => {
  const turns = new LoopTurns();
  const begun: [who: number, turn: number][] = [];
  let turn = 0;
  const counting = (async () => {
    while (begun.length < 5) {
      await setImmediate();
      turn += 1;
    }
  })();
  await Promise.all(Array.from({ length: 5 }, (_, who) => turns.next().then(() => begun.push([who, turn]))));
  await counting;
  expect(begun.map(([who]) => who)).toEqual([0, 1, 2, 3, 4]);
  expect(new Set(begun.map(([, one]) => one)).size).toBe(5);
});
