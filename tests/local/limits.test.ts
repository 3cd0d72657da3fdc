import { expect, test } from 'vitest';
import { api, startLocal } from './bot.ts';

const x = (length: number) => 'x'.repeat(length);
const list = <Entry>(length: number, make: (number: number) => Entry) =>
  Array.from({ length }, (_, number) => make(number));
const field = { name: x(256), value: x(1024) };
const button = (number: number | string) => ({ type: 2, style: 1, label: 'b', custom_id: `b${number}` });
const row = (...components: object[]) => ({ type: 1, components });
const menu = (options: object[], more: object = {}) => row({ type: 3, custom_id: 'menu', options, ...more });
const option = (number: number) => ({ label: `o${number}`, value: `v${number}` });
const embed = (more: object) => ({ embeds: [more] });

/** [what, the largest that is taken, the smallest that is refused, the refused field's path and code] */
const MESSAGES: readonly [string, object, object, string, string][] = [
  ['content', { content: x(2000) }, { content: x(2001) }, 'content', 'BASE_TYPE_MAX_LENGTH'],
  [
    'embeds',
    { embeds: list(10, () => ({ title: 'x' })) },
    { embeds: list(11, () => ({ title: 'x' })) },
    'embeds',
    'BASE_TYPE_MAX_LENGTH',
  ],
  ['title', embed({ title: x(256) }), embed({ title: x(257) }), 'embeds.0.title', 'BASE_TYPE_MAX_LENGTH'],
  [
    'description',
    embed({ description: x(4096) }),
    embed({ description: x(4097) }),
    'embeds.0.description',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'footer',
    embed({ footer: { text: x(2048) } }),
    embed({ footer: { text: x(2049) } }),
    'embeds.0.footer.text',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'author',
    embed({ author: { name: x(256) } }),
    embed({ author: { name: x(257) } }),
    'embeds.0.author.name',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'fields',
    embed({ fields: list(25, () => ({ name: 'n', value: 'v' })) }),
    embed({ fields: list(26, () => ({ name: 'n', value: 'v' })) }),
    'embeds.0.fields',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'field name',
    embed({ fields: [field] }),
    embed({ fields: [{ ...field, name: x(257) }] }),
    'embeds.0.fields.0.name',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'field value',
    embed({ fields: [field] }),
    embed({ fields: [{ ...field, value: x(1025) }] }),
    'embeds.0.fields.0.value',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'empty field',
    embed({ fields: [field] }),
    embed({ fields: [{ name: 'n', value: '' }] }),
    'embeds.0.fields.0.value',
    'BASE_TYPE_REQUIRED',
  ],
  [
    'embed total',
    { embeds: [{ description: x(3000) }, { description: x(3000) }] },
    { embeds: [{ description: x(3000) }, { description: x(3001) }] },
    'embeds',
    'MAX_EMBED_SIZE_EXCEEDED',
  ],
  [
    'rows',
    { components: list(5, (n) => row(button(n))) },
    { components: list(6, (n) => row(button(n))) },
    'components',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'buttons in a row',
    { components: [row(...list(5, button))] },
    { components: [row(...list(6, button))] },
    'components.0.components',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'button label',
    { components: [row({ ...button(1), label: x(80) })] },
    { components: [row({ ...button(1), label: x(81) })] },
    'components.0.components.0.label',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'custom id',
    { components: [row({ ...button(1), custom_id: x(100) })] },
    { components: [row({ ...button(1), custom_id: x(101) })] },
    'components.0.components.0.custom_id',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'one custom id',
    { components: [row(button(1), button(2))] },
    { components: [row(button(1), button(1))] },
    'components.0.components.1.custom_id',
    'COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  [
    'menu options',
    { components: [menu(list(25, option))] },
    { components: [menu(list(26, option))] },
    'components.0.components.0.options',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'option label',
    { components: [menu([{ label: x(100), value: 'v' }])] },
    { components: [menu([{ label: x(101), value: 'v' }])] },
    'components.0.components.0.options.0.label',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'option value',
    { components: [menu([{ label: 'l', value: x(100) }])] },
    { components: [menu([{ label: 'l', value: x(101) }])] },
    'components.0.components.0.options.0.value',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'two option values',
    { components: [menu([option(1), option(2)])] },
    { components: [menu([option(1), option(1)])] },
    'components.0.components.0.options.1.value',
    'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
  ],
  [
    'placeholder',
    { components: [menu([option(1)], { placeholder: x(150) })] },
    { components: [menu([option(1)], { placeholder: x(151) })] },
    'components.0.components.0.placeholder',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a link',
    embed({ title: 't', url: 'https://example.org/' }),
    embed({ title: 't', url: 'javascript:alert(1)' }),
    'embeds.0.url',
    'URL_TYPE_INVALID_SCHEME',
  ],
];

interface ErrorBody {
  code: number;
  errors: Record<string, unknown>;
}

function errorsAt(body: ErrorBody, path: string): unknown {
  const place = path
    .split('.')
    .reduce<unknown>((at, step) => (at as Record<string, unknown>)?.[step], body.errors);
  return (place as { _errors?: { code: string }[] } | undefined)?._errors?.map(({ code }) => code);
}

test.each(MESSAGES)('messages keep the limit of %s', async (_what, taken, refused, path, code) => {
  const local = await startLocal();
  const { id } = local.control.channel('general');
  const post = (body: object) =>
    api(local, `/channels/${id}/messages`, { method: 'POST', body: JSON.stringify(body) });
  expect((await post(taken)).status).toBe(200);
  const response = await post(refused);
  expect(response.status).toBe(400);
  const body = (await response.json()) as ErrorBody;
  expect(body).toMatchObject({ code: 50035, message: 'Invalid Form Body' });
  expect(errorsAt(body, path)).toContain(code);
});

test('an empty message is refused', async () => {
  const local = await startLocal();
  const { id } = local.control.channel('general');
  for (const body of [{}, { content: ' \n ' }, { content: '', embeds: [] }]) {
    const response = await api(local, `/channels/${id}/messages`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    expect(await response.json()).toMatchObject({ code: 50006 });
  }
});

const command = (more: object = {}) => ({ name: 'ask', description: 'Asks', ...more });
const text = (number: number, more: object = {}) => ({
  type: 3,
  name: `o${number}`,
  description: 'd',
  ...more,
});
const long = (total: number) =>
  list(25, (n) => text(n, { choices: [{ name: 'n', value: 'v' }] })).map((one, number) => ({
    ...one,
    name: `${number}`.padStart(2, '0'),
    choices: list(3, (n) => ({
      name: `${n}`.padEnd(100, 'n'),
      value: x(number === 24 && n === 2 ? total : n === 2 ? 1 : 1),
    })),
  }));

const COMMANDS: readonly [string, object, object, string, string][] = [
  ['name', command({ name: x(32) }), command({ name: x(33) }), 'name', 'BASE_TYPE_BAD_LENGTH'],
  [
    'lower case',
    command({ name: 'été' }),
    command({ name: 'Ask' }),
    'name',
    'APPLICATION_COMMAND_INVALID_NAME',
  ],
  [
    'name without spaces',
    command({ name: 'ask-me' }),
    command({ name: 'ask me' }),
    'name',
    'APPLICATION_COMMAND_INVALID_NAME',
  ],
  [
    'description',
    command({ description: x(100) }),
    command({ description: x(101) }),
    'description',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'options',
    command({ options: list(25, (n) => text(n)) }),
    command({ options: list(26, (n) => text(n)) }),
    'options',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'option description',
    command({ options: [text(1, { description: x(100) })] }),
    command({ options: [text(1, { description: x(101) })] }),
    'options.0.description',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'choices',
    command({ options: [text(1, { choices: list(25, (n) => ({ name: `${n}`, value: `${n}` })) })] }),
    command({ options: [text(1, { choices: list(26, (n) => ({ name: `${n}`, value: `${n}` })) })] }),
    'options.0.choices',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'required first',
    command({ options: [text(1, { required: true }), text(2)] }),
    command({ options: [text(1), text(2, { required: true })] }),
    'options.1',
    'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  [
    'max_length',
    command({ options: [text(1, { max_length: 6000 })] }),
    command({ options: [text(1, { max_length: 6001 })] }),
    'options.0.max_length',
    'NUMBER_TYPE_MAX',
  ],
];

test.each(COMMANDS)('commands keep the limit of %s', async (_what, taken, refused, path, code) => {
  const local = await startLocal();
  const path_ = `/applications/${local.control.bot().id}/commands`;
  const put = (body: object) => api(local, path_, { method: 'PUT', body: JSON.stringify([body]) });
  expect((await put(taken)).status).toBe(200);
  const response = await put(refused);
  expect(response.status).toBe(400);
  expect(errorsAt((await response.json()) as ErrorBody, `0.${path}`)).toContain(code);
});

test('a command has 8000 characters in total', async () => {
  const local = await startLocal();
  const path = `/applications/${local.control.bot().id}/commands`;
  // ask + Asks, 25 options of 3 characters, 75 choices with names of 100 and values of 1, but one value.
  const rest = 7 + 25 * 3 + 75 * 100 + 74;
  const put = (total: number) =>
    api(local, path, {
      method: 'PUT',
      body: JSON.stringify([
        command({
          options: long(Math.min(100, total - rest)),
          description: `Asks${x(Math.max(0, total - rest - 100))}`,
        }),
      ]),
    });
  expect((await put(7700)).status).toBe(200);
  const over = command({ options: long(100).map((one) => ({ ...one, description: x(30) })) });
  const response = await api(local, path, { method: 'PUT', body: JSON.stringify([over]) });
  expect(errorsAt((await response.json()) as ErrorBody, '0')).toContain('APPLICATION_COMMAND_TOO_LARGE');
});

test('a hundred commands are taken, not one more, and a bulk overwrite removes the others', async () => {
  const local = await startLocal();
  const path = `/applications/${local.control.bot().id}/commands`;
  const put = (count: number) =>
    api(local, path, { method: 'PUT', body: JSON.stringify(list(count, (n) => command({ name: `c${n}` }))) });
  expect((await put(100)).status).toBe(200);
  expect(await (await put(101)).json()).toMatchObject({ code: 30032 });
  await put(2);
  expect(await (await api(local, path)).json()).toMatchObject([{ name: 'c0' }, { name: 'c1' }]);
});

test('a file over 10 MiB is refused', async () => {
  const local = await startLocal();
  const { id } = local.control.channel('general');
  const post = (size: number) => {
    const body = new FormData();
    body.set('payload_json', JSON.stringify({ attachments: [{ id: 0, description: 'big' }] }));
    body.set('files[0]', new Blob([new Uint8Array(size)]), 'big.bin');
    const headers = { authorization: `Bot ${local.token}` };
    return fetch(`${local.api}/v10/channels/${id}/messages`, { method: 'POST', body, headers });
  };
  const limit = 10 * 1024 * 1024;
  expect(await (await post(limit)).json()).toMatchObject({
    attachments: [{ size: limit, description: 'big' }],
  });
  expect((await post(limit + 1)).status).toBe(413);
});
