import { Locale, PermissionFlagsBits } from 'discord-api-types/v10';
import { z } from 'zod';
import type { PermissionName } from '../world/world.ts';
import type { LocalControl } from './control.ts';

const text = z.string();
const optional = z.string().exactOptional();
const whole = z.coerce.number().int().positive().exactOptional();
const isPermission = (name: unknown) => typeof name === 'string' && Object.hasOwn(PermissionFlagsBits, name);
const permission = z.array(z.custom<PermissionName>(isPermission, 'No such permission')).exactOptional();

/** A file over HTTP: its bytes in base64. */
const file = z
  .object({ name: text, contentType: z.string().default('application/octet-stream'), base64: z.base64() })
  .transform(({ name, contentType, base64 }) => ({
    name,
    contentType,
    bytes: new Uint8Array(Buffer.from(base64, 'base64')),
  }));

const run = z.object({
  as: text,
  channel: text,
  command: text,
  options: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), file])).exactOptional(),
  target: optional,
});
const fields = z.record(z.string(), z.union([z.string(), z.array(z.string()), z.array(file)]));

interface Operation {
  /** True for what only looks: GET with the input as query; the others are POST with it as JSON. */
  readonly reads: boolean;
  readonly call: (control: LocalControl, input: unknown) => unknown;
}

function operation<Input>(
  reads: boolean,
  schema: z.ZodType<Input>,
  call: (control: LocalControl, input: Input) => unknown,
): Operation {
  return { reads, call: (control, input) => call(control, schema.parse(input)) };
}

const reads = <Input>(schema: z.ZodType<Input>, call: (control: LocalControl, input: Input) => unknown) =>
  operation(true, schema, call);
const does = <Input>(schema: z.ZodType<Input>, call: (control: LocalControl, input: Input) => unknown) =>
  operation(false, schema, call);

/**
 * The control API over HTTP: each name is a path under `/local/`. Answers are JSON: what the method of
 * {@link LocalControl} returns, 400 for a wrong input, 409 with `message` for what Discord's client would not
 * do. Besides these there is `GET /local/events?as=`, server-sent events of {@link LocalEvent}.
 */
export const operations: Readonly<Record<string, Operation>> = {
  bot: reads(z.object({}), (control) => control.bot()),
  users: reads(z.object({}), (control) => control.users()),
  servers: reads(z.object({ as: optional }), (control, { as }) => control.servers(as)),
  channel: reads(z.object({ channel: text, as: optional }), (control, { channel, as }) =>
    control.channel(channel, as),
  ),
  members: reads(z.object({ server: text }), (control, { server }) => control.members(server)),
  permissions: reads(z.object({ as: text, channel: text }), (control, { as, channel }) =>
    control.permissions(as, channel),
  ),
  messages: reads(
    z.object({ as: optional, channel: text, before: optional, limit: whole }),
    (control, asked) => control.messages(asked),
  ),
  message: reads(z.object({ id: text }), (control, { id }) => control.message(id)),
  sent: reads(z.object({ id: text }), (control, { id }) => control.sent(id)),
  commands: reads(z.object({ as: text, channel: text }), (control, { as, channel }) =>
    control.commands(as, channel),
  ),
  interaction: reads(z.object({ id: text }), (control, { id }) => control.interaction(id)),
  answer: reads(z.object({ id: text, timeout: whole }), (control, { id, timeout }) =>
    control.answer(id, timeout),
  ),
  requests: reads(z.object({}), (control) => control.requests()),
  connected: reads(z.object({}), (control) => ({ connected: control.isConnected() })),

  locale: does(z.object({ as: text, locale: z.enum(Locale) }), (control, deed) => control.setLocale(deed)),
  send: does(
    z.object({
      as: text,
      channel: text,
      content: text,
      replyTo: optional,
      files: z.array(file).exactOptional(),
    }),
    (control, deed) => control.send(deed),
  ),
  edit: does(z.object({ as: text, message: text, content: text }), (control, deed) => control.edit(deed)),
  delete: does(z.object({ as: text, message: text }), (control, deed) => control.delete(deed)),
  react: does(z.object({ as: text, message: text, emoji: text }), (control, deed) => control.react(deed)),
  'open-thread': does(
    z.object({ as: text, channel: text, name: text, from: optional, content: optional }),
    (control, deed) => control.openThread(deed),
  ),

  run: does(run, (control, deed) => control.run(deed)),
  autocomplete: does(run.extend({ focused: text, timeout: whole }), (control, { timeout, ...ask }) =>
    control.autocomplete(ask, timeout),
  ),
  press: does(z.object({ as: text, message: text, button: text }), (control, deed) => control.press(deed)),
  choose: does(
    z.object({ as: text, message: text, menu: optional, values: z.array(text) }),
    (control, deed) => control.choose(deed),
  ),
  submit: does(z.object({ as: text, interaction: text, fields }), (control, deed) => control.submit(deed)),

  'set-permissions': does(
    z.object({ target: text, channel: optional, server: optional, allow: permission, deny: permission }),
    (control, change) => control.setPermissions(change),
  ),
  'set-role': does(
    z.object({ server: text, member: text, role: text, has: z.boolean() }),
    (control, change) => control.setRole(change),
  ),
  archive: does(
    z.object({ thread: text, archived: z.boolean().default(true) }),
    (control, { thread, archived }) => control.archive(thread, archived),
  ),
  'add-bot': does(z.object({ server: text }), (control, { server }) => control.addBot(server)),
  'remove-bot': does(z.object({ server: text }), (control, { server }) => control.removeBot(server)),
  'set-available': does(
    z.object({ server: text, available: z.boolean() }),
    (control, { server, available }) => control.setAvailable(server, available),
  ),
  'switch-intents': does(
    z.object({
      messageContent: z.boolean().exactOptional(),
      guildMembers: z.boolean().exactOptional(),
      presences: z.boolean().exactOptional(),
    }),
    (control, switches) => control.switchIntents(switches),
  ),
  fault: does(
    z.object({
      method: optional,
      route: text,
      status: z.number().int().min(400).max(599).exactOptional(),
      delay: z.number().nonnegative().exactOptional(),
      retryAfter: z.number().nonnegative().exactOptional(),
      global: z.boolean().exactOptional(),
      times: whole,
    }),
    (control, fault) => control.fault(fault),
  ),
  'clear-faults': does(z.object({}), (control) => control.clearFaults()),
  gateway: does(
    z.object({
      trouble: z.enum(['reconnect', 'invalidSession', 'drop', 'forget']),
      shard: whole.exactOptional(),
    }),
    (control, { trouble, shard }) => control.gateway(trouble, shard),
  ),
};
