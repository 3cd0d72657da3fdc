import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ApiError } from '../../src/local/api-error.ts';
import { checkChoices } from '../../src/local/check/choices.ts';
import { checkMessage } from '../../src/local/check/message.ts';
import { checkModal } from '../../src/local/check/modal.ts';
import { problemsOf } from '../discord/schema.ts';

const x = (length: number) => 'x'.repeat(length);
const choice = { name: 'n', value: 'v' };
const input = { type: 4, custom_id: 'i', style: 1 };
const label = (more: object = {}, inner: object = {}) => ({
  type: 18,
  label: 'L',
  ...more,
  component: { ...input, ...inner },
});
const modal = (...components: object[]) => ({ custom_id: 'm', title: 'T', components });

/** The error's body for what is refused; null for what is taken. */
function refusal(check: () => unknown): { code: number; errors: unknown } | null {
  try {
    check();
    return null;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { code: error.code, errors: error.errors };
  }
}

test.each([
  [Array(25).fill(choice), Array(26).fill(choice)],
  [[{ ...choice, name: x(100) }], [{ ...choice, name: x(101) }]],
  [[{ ...choice, value: x(100) }], [{ ...choice, value: x(101) }]],
  [[choice], [{ ...choice, name: '' }]],
  [[], undefined],
])('autocomplete takes %j only up to the limit', (taken, refused) => {
  expect(checkChoices({ choices: taken })).toEqual(taken);
  expect(refusal(() => checkChoices({ choices: refused }))?.code).toBe(50035);
});

test.each([
  [
    { ...modal(label()), title: x(45) },
    { ...modal(label()), title: x(46) },
  ],
  [
    { ...modal(label()), custom_id: x(100) },
    { ...modal(label()), custom_id: x(101) },
  ],
  [
    modal(...Array.from({ length: 5 }, (_, n) => label({}, { custom_id: `${n}` }))),
    modal(...Array.from({ length: 6 }, (_, n) => label({}, { custom_id: `${n}` }))),
  ],
  [modal(label({ label: x(45) })), modal(label({ label: x(46) }))],
  [modal(label({ description: x(100) })), modal(label({ description: x(101) }))],
  [modal(label({}, { value: x(4000) })), modal(label({}, { value: x(4001) }))],
  [modal(label({}, { placeholder: x(100) })), modal(label({}, { placeholder: x(101) }))],
  [modal(label({}, { max_length: 4000 })), modal(label({}, { max_length: 4001 }))],
  [modal(label(), label({}, { custom_id: 'j' })), modal(label(), label())],
  [modal({ type: 1, components: [{ ...input, label: 'L' }] }), modal({ type: 1, components: [input] })],
  [modal({ type: 10, content: 'note' }, label()), modal({ type: 2 })],
  [modal(label({}, { type: 19, style: undefined })), modal()],
])('a form is taken only up to the limit', (taken, refused) => {
  expect(refusal(() => checkModal(taken))).toBeNull();
  expect(refusal(() => checkModal(refused as Record<string, unknown>))?.code).toBe(50035);
});

test('whatever a message body holds, it is taken or refused with a code, never a crash', () => {
  const known = fc.record(
    {
      content: fc.anything(),
      embeds: fc.oneof(
        fc.anything(),
        fc.array(fc.dictionary(fc.constantFrom('title', 'fields', 'footer', 'url'), fc.anything())),
      ),
      components: fc.oneof(
        fc.anything(),
        fc.array(fc.record({ type: fc.constantFrom(1, 2), components: fc.anything() })),
      ),
      attachments: fc.anything(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(known, fc.anything()), (json) => {
      const refused = refusal(() => checkMessage({ json, files: [] }));
      expect([undefined, 50006, 50035]).toContain(refused?.code);
    }),
  );
});

test('the published schema finds what is too long, wrong or unknown', () => {
  const callback = (data: object) =>
    problemsOf({ method: 'POST', route: '/interactions/:id/:token/callback', body: { type: 4, data } });
  expect(callback({ content: x(2000), tts: false, enforce_nonce: false })).toEqual([]);
  expect(callback({ content: x(2001) })).toHaveLength(1);
  expect(callback({ content: 'x', embeds: [{ title: 4 }] })).toHaveLength(1);
  expect(callback({ content: 'x', colour: 3 })).toEqual(['data.colour: not a field of the schema']);
  const command = { name: 'ask', description: 'Asks', default_member_permissions: '8192' };
  const put = (body: unknown) =>
    problemsOf({ method: 'PUT', route: '/applications/:application/commands', body });
  expect(put([command])).toEqual([]);
  expect(put([command, { ...command, name: x(33) }])).toHaveLength(1);
  expect(problemsOf({ method: 'GET', route: '/gateway', body: {} })).toBeNull();
});
