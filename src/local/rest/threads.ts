import type { FastifyInstance } from 'fastify';
import { addThread } from '../add-thread.ts';
import { apiError } from '../api-error.ts';
import { FormCheck, fieldsOf } from '../check/form-check.ts';
import { LIMITS } from '../check/limits.ts';
import type { Channel } from '../model.ts';
import { isThread, may } from '../permissions.ts';
import type { Platform } from '../platform.ts';
import { joinedServer, pageSize, seenChannel } from './access.ts';

/** Minutes without a message after which Discord puts a thread away. */
const ARCHIVED_AFTER = [60, 1440, 4320, 10_080];

/** Threads and forum posts: those that the bot opens, the active ones of a server, the archived ones of a channel, their members. */
export function threadRoutes(app: FastifyInstance, platform: Platform): void {
  const { represent, store, clock } = platform;
  const listed = (threads: readonly Channel[]) => ({
    threads: threads.map((thread) => represent.channel(thread)),
    members: [],
  });

  app.get('/guilds/:guild/threads/active', (request) => {
    const server = joinedServer(platform, (request.params as { guild: string }).guild);
    const threads = store.channelsOf(server.id).filter((channel) => isThread(channel) && !channel.archived);
    return { ...listed(threads.filter((thread) => may(store, thread, store.bot.id))), has_more: false };
  });

  app.get('/channels/:channel/threads/archived/public', (request) => {
    const { channel: id } = request.params as { channel: string };
    const channel = seenChannel(platform, id, 'ReadMessageHistory');
    const { limit: given, before } = request.query as { limit?: string; before?: string };
    const limit = pageSize(given, 50, 100, 2);
    const until = before === undefined ? Number.POSITIVE_INFINITY : Date.parse(before);
    const archived = store
      .channelsOf(channel.serverId ?? '')
      .filter((thread) => isThread(thread) && thread.parentId === channel.id && thread.archived)
      .filter((thread) => lastSaid(thread) < until)
      .sort((a, b) => lastSaid(b) - lastSaid(a));
    return { ...listed(archived.slice(0, limit)), has_more: archived.length > limit };
  });

  app.post('/channels/:channel/messages/:message/threads', (request, reply) => {
    const place = request.params as { channel: string; message: string };
    const parent = seenChannel(platform, place.channel, 'CreatePublicThreads');
    const origin = store.message(parent.id, place.message);
    if (origin === undefined || origin.visibleTo !== null) throw apiError('unknownMessage');
    if (store.channels.has(origin.id)) throw apiError('threadExists');
    const { name, auto_archive_duration: archived } = fieldsOf(request.form.json);
    const check = new FormCheck();
    check.text(['name'], name, { max: LIMITS.threadName });
    if (archived !== undefined) check.choice(['auto_archive_duration'], archived, ARCHIVED_AFTER);
    check.done();
    const thread = addThread(platform, { parent, origin, name: String(name), ownerId: store.bot.id });
    return reply.status(201).send(represent.channel(thread));
  });

  app.put('/channels/:channel/thread-members/@me', (request, reply) => {
    seenChannel(platform, (request.params as { channel: string }).channel);
    return reply.status(204).send();
  });

  app.get('/channels/:channel/thread-members', (request) => {
    const thread = seenChannel(platform, (request.params as { channel: string }).channel);
    const people = [...new Set(thread.messages.map(({ authorId }) => authorId))];
    const joined = new Date(clock.now()).toISOString();
    return people.map((id) => ({ id: thread.id, user_id: id, join_timestamp: joined, flags: 0 }));
  });
}

function lastSaid(thread: Channel): number {
  return thread.messages.at(-1)?.createdAt ?? 0;
}
