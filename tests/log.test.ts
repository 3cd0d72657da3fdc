import { DiscordAPIError } from 'discord.js';
import { expect, it } from 'vitest';
import { createLog } from '../src/log.ts';

it('the log tells what failed, and nothing of what was to be sent nor the key in its address', () => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const error = new DiscordAPIError(
    { code: 50_035, message: 'Invalid Form Body' },
    50_035,
    400,
    'PATCH',
    'https://discord.com/api/webhooks/1/secret-key/messages/@original',
    { body: { content: 'what somebody wrote' }, files: undefined },
  );
  log.error({ err: error, reference: 'abc' }, 'a command failed');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('Invalid Form Body');
  expect(lines[0]).toContain('"status":400');
  expect(lines[0]).not.toMatch(/somebody wrote|secret-key/);
});

it('the log leaves such things out however deep an error holds them', () => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const inner = Object.assign(new Error('socket hang up'), {
    code: 'ECONNRESET',
    requestBody: { content: 'secret words' },
  });
  const outer = new Error('sending failed', {
    cause: Object.assign(new Error('in between', { cause: inner }), { errors: [inner] }),
  });
  log.error({ err: outer }, 'a command failed');
  expect(lines[0]).toContain('socket hang up');
  expect(lines[0]).toContain('ECONNRESET');
  expect(lines[0]).not.toContain('secret words');
});
