import { expect, test } from 'vitest';
import { codeVersion } from '../../../src/library/derived/code-version.ts';

test('the same code has the same version, other code another', async () => {
  const version = await codeVersion('article', 'search');
  expect(version).toMatch(/^[0-9a-f]{64}$/);
  expect(await codeVersion('article', 'search')).toBe(version);
  expect(await codeVersion('article', 'speech')).not.toBe(version);
  await expect(codeVersion('nothing')).rejects.toThrow();
});
