import { expect, it } from 'vitest';
import { Cooldown } from '../../../src/discord/ask/cooldown.ts';

it('a person may ask five times in half a minute in a channel, and is told once to wait', () => {
  const cooldown = new Cooldown();
  const asked = (now: number, person = 'ann', channel = 'news') => cooldown.allows(person, channel, now);
  for (let at = 0; at < 5; at += 1) expect(asked(at)).toBe('yes');
  expect(asked(10)).toBe('first');
  expect(asked(20)).toBe('no');
  expect(asked(20, 'ann', 'other')).toBe('yes');
  expect(asked(20, 'bea')).toBe('yes');
  expect(asked(30_001)).toBe('yes');
});

it('all in a channel together may ask twenty times in half a minute', () => {
  const cooldown = new Cooldown();
  for (let at = 0; at < 20; at += 1) expect(cooldown.allows(`person ${at}`, 'news', at)).toBe('yes');
  expect(cooldown.allows('ann', 'news', 30)).toBe('first');
  expect(cooldown.allows('bea', 'news', 30)).toBe('no');
});
