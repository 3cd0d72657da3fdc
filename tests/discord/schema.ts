import * as schemas from 'discord-api-spec/zod';
import type { LocalDiscord, RecordedRequest } from 'local-discord';
import { expect } from 'vitest';
import type { z } from 'zod';

/** Discord's OpenAPI schema as Zod schemas, by name. */
const published: Readonly<Record<string, z.ZodType>> = schemas;

/** What of Discord's published OpenAPI schema stands for the body of a route. */
const BODIES: Readonly<Record<string, string>> = {
  'POST /webhooks/:application/:token': 'IncomingWebhookRequestPartialSchema',
  'PATCH /webhooks/:application/:token/messages/:message': 'IncomingWebhookUpdateRequestPartialSchema',
  'POST /channels/:channel/messages': 'MessageCreateRequestSchema',
  'POST /channels/:channel/messages/:message/threads': 'CreateTextThreadWithMessageRequestSchema',
  'PATCH /channels/:channel/messages/:message': 'MessageEditRequestPartialSchema',
  'POST /applications/:application/commands': 'ApplicationCommandCreateRequestSchema',
  'POST /applications/:application/guilds/:guild/commands': 'ApplicationCommandCreateRequestSchema',
  'PATCH /applications/:application/commands/:command': 'ApplicationCommandPatchRequestPartialSchema',
  'PATCH /applications/:application/guilds/:guild/commands/:command':
    'ApplicationCommandPatchRequestPartialSchema',
};

/** What stands for the answer of a route; in brackets for a list of these. */
const ANSWERS: Readonly<Record<string, string>> = {
  'GET /users/@me': 'UserPIIResponseSchema',
  'GET /users/:user': 'UserResponseSchema',
  'GET /applications/@me': 'PrivateApplicationResponseSchema',
  'GET /gateway': 'GatewayResponseSchema',
  'GET /gateway/bot': 'GatewayBotResponseSchema',
  'GET /channels/:channel': 'GuildChannelResponseSchema|PrivateChannelResponseSchema|ThreadResponseSchema',
  'GET /guilds/:guild/channels': '[GuildChannelResponseSchema]',
  'POST /users/@me/channels': 'PrivateChannelResponseSchema',
  'GET /guilds/:guild': 'GuildWithCountsResponseSchema',
  'GET /guilds/:guild/roles': '[GuildRoleResponseSchema]',
  'GET /guilds/:guild/members': '[GuildMemberResponseSchema]',
  'GET /guilds/:guild/members/:member': 'GuildMemberResponseSchema',
  'GET /users/@me/guilds': '[MyGuildResponseSchema]',
  'GET /guilds/:guild/threads/active': 'ThreadsResponseSchema',
  'GET /channels/:channel/threads/archived/public': 'ThreadsResponseSchema',
  'POST /channels/:channel/messages/:message/threads': 'ThreadResponseSchema',
  'GET /channels/:channel/thread-members': '[ThreadMemberResponseSchema]',
  'GET /channels/:channel/messages': '[MessageResponseSchema]',
  'GET /channels/:channel/messages/:message': 'MessageResponseSchema',
  'POST /channels/:channel/messages': 'MessageResponseSchema',
  'PATCH /channels/:channel/messages/:message': 'MessageResponseSchema',
  'POST /interactions/:id/:token/callback': 'InteractionCallbackResponseSchema',
  'POST /webhooks/:application/:token': 'MessageResponseSchema',
  'GET /webhooks/:application/:token/messages/:message': 'MessageResponseSchema',
  'PATCH /webhooks/:application/:token/messages/:message': 'MessageResponseSchema',
  'GET /applications/:application/commands': '[ApplicationCommandResponseSchema]',
  'PUT /applications/:application/commands': '[ApplicationCommandResponseSchema]',
  'POST /applications/:application/commands': 'ApplicationCommandResponseSchema',
  'GET /applications/:application/commands/:command': 'ApplicationCommandResponseSchema',
  'PATCH /applications/:application/commands/:command': 'ApplicationCommandResponseSchema',
  'GET /applications/:application/guilds/:guild/commands': '[ApplicationCommandResponseSchema]',
  'PUT /applications/:application/guilds/:guild/commands': '[ApplicationCommandResponseSchema]',
  'POST /applications/:application/guilds/:guild/commands': 'ApplicationCommandResponseSchema',
  'GET /applications/:application/guilds/:guild/commands/:command': 'ApplicationCommandResponseSchema',
  'PATCH /applications/:application/guilds/:guild/commands/:command': 'ApplicationCommandResponseSchema',
};

/** A bulk overwrite is a list of these. */
const COMMAND = 'ApplicationCommandUpdateRequestSchema';

/** The answers to interactions, by their type. */
const CALLBACKS: Readonly<Record<number, string>> = {
  4: 'CreateMessageInteractionCallbackRequestSchema',
  5: 'CreateMessageInteractionCallbackRequestSchema',
  6: 'UpdateMessageInteractionCallbackRequestSchema',
  7: 'UpdateMessageInteractionCallbackRequestSchema',
  8: 'ApplicationCommandAutocompleteCallbackRequestSchema',
  9: 'ModalInteractionCallbackRequestSchema',
};

/** discord.js sends these two, off, with every message, also where the schema does not list them. */
const SENT_ANYWAY = ['tts', 'enforce_nonce'];

/**
 * Checks every body that the bot sent to a local Discord (interaction answers, edits and follow-ups,
 * messages, registered commands; of multipart requests `payload_json`) against Discord's published schema:
 * nothing missing, nothing too long, and no field that the schema does not know.
 *
 * @returns how many bodies were checked, so that a test can see that there were some
 */
export function expectSchemaValid(local: LocalDiscord): number {
  const problems: string[] = [];
  let checked = 0;
  for (const request of local.control.requests()) {
    if (request.body === null || (request.status ?? 0) >= 400) continue;
    const found = problemsOf(request);
    if (found === null) continue;
    checked += 1;
    problems.push(...found.map((problem) => `${request.method} ${request.path}: ${problem}`));
  }
  expect(problems).toEqual([]);
  return checked;
}

/**
 * Checks every answer that a local Discord gave to a bot against Discord's published schema: what discord.js is
 * tested with is what Discord would send. Errors have another form and their own tests.
 *
 * @returns how many answers were checked
 */
export function expectAnswersSchemaValid(local: LocalDiscord): number {
  const problems = new Set<string>();
  let checked = 0;
  for (const { method, route, answer, status } of local.control.requests()) {
    if (answer === null || (status ?? 0) >= 400) continue;
    const name = ANSWERS[`${method} ${route}`];
    if (name === undefined) {
      problems.add(`${method} ${route}: no schema is named for its answer`);
      continue;
    }
    checked += 1;
    for (const problem of answerProblems(name, JSON.parse(answer)))
      problems.add(`${method} ${route}: ${problem}`);
  }
  expect([...problems]).toEqual([]);
  return checked;
}

function answerProblems(name: string, answer: unknown): string[] {
  if (name.startsWith('['))
    return (answer as unknown[]).flatMap((each) => answerProblems(name.slice(1, -1), each));
  const found = name.split('|').map((each) => {
    const parsed = published[each]?.safeParse(answer);
    if (parsed === undefined) return [`the published schema has no ${each}`];
    return parsed.success
      ? []
      : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  });
  return found.sort((a, b) => a.length - b.length)[0] ?? [];
}

/** What the schema finds wrong with a request's body; null when it has nothing to say about the route. */
export function problemsOf({ method, route, body }: Pick<RecordedRequest, 'method' | 'route' | 'body'>) {
  if (route === '/interactions/:id/:token/callback') {
    const name = CALLBACKS[Number((body as { type: unknown }).type)];
    return name === undefined ? ['an unknown type of answer'] : problemsWith(name, body);
  }
  if (method === 'PUT' && route.endsWith('/commands')) {
    return (body as unknown[]).flatMap((command) => problemsWith(COMMAND, asPublished(command)));
  }
  const name = BODIES[`${method} ${route}`];
  return name === undefined
    ? null
    : problemsWith(name, route.includes('commands') ? asPublished(body) : body);
}

/** What discord.js adds to every message by itself, always false; Discord takes it. */
const SURPLUS = ['enforce_nonce', 'tts'];

/**
 * Discord documents default_member_permissions as a string of digits, which is what every library sends and
 * Discord takes; the published schema has a number.
 */
function asPublished(command: unknown): unknown {
  const { default_member_permissions: permissions, ...rest } = command as Record<string, unknown>;
  if (permissions === undefined) return command;
  return {
    ...rest,
    default_member_permissions: typeof permissions === 'string' ? Number(permissions) : permissions,
  };
}

function problemsWith(name: string, body: unknown): string[] {
  const schema = published[name];
  if (schema === undefined) return [`the published schema has no ${name}`];
  const parsed = schema.safeParse(body);
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return unknownFields(body, parsed.data, []);
}

/** The schema's objects drop what they do not know; what is missing afterwards was unknown. */
function unknownFields(given: unknown, known: unknown, path: readonly string[]): string[] {
  if (typeof given !== 'object' || given === null) return [];
  return Object.entries(given).flatMap(([key, value]) => {
    const place = [...path, key];
    const inner = (known as Record<string, unknown> | undefined)?.[key];
    if (value === false && SURPLUS.includes(key)) return [];
    if (inner === undefined && value === false && SENT_ANYWAY.includes(key)) return [];
    return inner === undefined && value !== undefined
      ? [`${place.join('.')}: not a field of the schema`]
      : unknownFields(value, inner, place);
  });
}
