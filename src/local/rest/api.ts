import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiError, apiError } from '../api-error.ts';
import type { Platform } from '../platform.ts';
import type { RecordedRequest } from '../recorder.ts';
import { applicationRoutes } from './applications.ts';
import { channelRoutes } from './channels.ts';
import { commandRoutes } from './commands.ts';
import { type Form, readForm } from './form.ts';
import { guildRoutes } from './guilds.ts';
import { interactionRoutes } from './interactions.ts';
import { messageRoutes } from './messages.ts';
import { threadRoutes } from './threads.ts';

declare module 'fastify' {
  interface FastifyRequest {
    form: Form;
    recorded: RecordedRequest | null;
  }
}

const PREFIX = '/api/v10';

/** Discord's REST API, version 10, as far as the bot uses it. */
export function apiRoutes(platform: Platform) {
  return async (app: FastifyInstance): Promise<void> => {
    app.decorateRequest('form');
    app.decorateRequest('recorded', null);
    app.addHook('preHandler', async (request, reply) => {
      request.form = await readForm(request);
      request.recorded = record(platform, request);
      const answered = await makeTrouble(platform, request, reply);
      if (answered) return reply;
      authorise(platform, request);
      rateLimitHeaders(request, reply);
    });
    app.addHook('onSend', async (request, _reply, payload) => {
      if (request.recorded !== null && typeof payload === 'string' && payload !== '')
        request.recorded.answer = payload;
      if (cut.has(request)) request.raw.socket.destroy();
      return payload;
    });
    app.addHook('onResponse', async (request, reply) => {
      if (request.recorded !== null) request.recorded.status = reply.statusCode;
    });
    app.setErrorHandler((error: FastifyError, _request, reply) => {
      const known = error instanceof ApiError ? error : fromFastify(error);
      return reply.status(known.status).send(known.body());
    });
    app.setNotFoundHandler((_request, reply) => reply.status(404).send(apiError('general').body()));
    for (const routes of ROUTES) routes(app, platform);
  };
}

const ROUTES = [
  applicationRoutes,
  commandRoutes,
  interactionRoutes,
  channelRoutes,
  messageRoutes,
  threadRoutes,
  guildRoutes,
];

/** Requests that are carried out, but whose connection is cut in the place of an answer. */
const cut = new WeakSet<FastifyRequest>();

/** Interactions and webhooks carry their own token in the address; everything else needs the bot's. */
function authorise({ token }: Platform, request: FastifyRequest): void {
  const path = request.url.slice(PREFIX.length);
  if (path.startsWith('/interactions/') || path.startsWith('/webhooks/')) return;
  if (request.headers.authorization !== `Bot ${token}`) throw apiError('unauthorized');
}

function record({ recorder, clock }: Platform, request: FastifyRequest): RecordedRequest {
  const { json, files } = request.form;
  return recorder.add({
    method: request.method,
    path: (request.url.split('?')[0] ?? '').slice(PREFIX.length),
    route: (request.routeOptions.url ?? '').slice(PREFIX.length),
    query: request.query as Record<string, string>,
    body: structuredClone(json),
    files: files.map(({ field, name, bytes }) => ({ field, name, size: bytes.byteLength })),
    status: null,
    answer: null,
    at: clock.now(),
  });
}

/** Answers in the place of a route when a fault was asked for; true when it did. */
async function makeTrouble({ faults }: Platform, request: FastifyRequest, reply: FastifyReply) {
  const fault = faults.take(request.method, request.url.slice(PREFIX.length));
  if (fault === null) return false;
  if (fault.delay !== undefined) await sleep(fault.delay);
  const { status, retryAfter = 0.25, global = false } = fault;
  if (fault.afterwards === 'cut') cut.add(request);
  if (status === undefined) return false;
  if (status === 429) {
    reply.headers({
      'retry-after': String(Math.ceil(retryAfter)),
      'x-ratelimit-limit': '5',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset-after': String(retryAfter),
      'x-ratelimit-scope': global ? 'global' : 'user',
      ...(global ? { 'x-ratelimit-global': 'true' } : { 'x-ratelimit-bucket': bucketOf(request) }),
    });
    const body = { message: 'You are being rate limited.', retry_after: retryAfter, global };
    reply.status(429).send(body);
  } else {
    reply.status(status).send({ message: `${status}: Fault asked for`, code: 0 });
  }
  return true;
}

/** Plain headers with enough left, so that a client keeps its buckets as it does with Discord. */
function rateLimitHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers({
    'x-ratelimit-limit': '50',
    'x-ratelimit-remaining': '49',
    'x-ratelimit-reset-after': '1',
    'x-ratelimit-bucket': bucketOf(request),
  });
}

function bucketOf(request: FastifyRequest): string {
  return Buffer.from(`${request.method} ${request.routeOptions.url}`).toString('base64url').slice(0, 32);
}

function fromFastify(error: FastifyError): ApiError {
  const status = error.statusCode ?? 500;
  if (status === 413) return apiError('entityTooLarge');
  if (status === 400) return apiError('invalidJson');
  return new ApiError(status, 0, `${status}: ${error.message}`);
}
