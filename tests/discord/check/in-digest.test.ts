import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Harness, startHarness, textOf } from '../harness.ts';

let discord: Harness;
beforeAll(async () => {
  discord = await startHarness();
});
afterAll(() => discord.close());

it('a digest marks the quotations that the articles have otherwise, and leads to their messages', async () => {
  const says = [
    'The trust will switch the lighthouse at Skerry Point off in October, it says in the paper.',
    '“There is no money left to save the tower,” Ms Tregear said, and I believe her.',
    'But “It will be pulled down,” Ms Tregear said as well, and that is what worries me most.',
    'Where will the fishermen find their way home in a storm when the lamp is gone for good?',
    '“I have steered by that lamp for twenty years,” said Oscar Bell, and he knows this coast.',
    'Nobody has asked the school whether the children could keep the lamp alight at weekends.',
    '“We will buy the tower,” the mayor Ines Roth told me this morning.',
  ];
  const sent = says.map((content) => discord.local.control.send({ as: 'Ben', channel: 'news', content }));
  const text = textOf(await discord.run('summary'));
  expect(text).toContain('Altered: “It will ~~not~~ be pulled down,” · A “not” is missing');
  expect(text).toContain('Altered: “I have steered by that lamp for ~~forty~~ __twenty__ years,”');
  expect(text).toContain(`/${sent[2]?.id}`);
  expect(text).not.toContain('Altered: “There is no money');
  expect(text).not.toContain('We will buy the tower,” · ');
});
