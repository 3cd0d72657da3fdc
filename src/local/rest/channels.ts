import type { FastifyInstance } from 'fastify';
import type { Platform } from '../platform.ts';
import { joinedServer, seenChannel } from './access.ts';

/** Channels, one by one and of a server. */
export function channelRoutes(app: FastifyInstance, platform: Platform): void {
  const { represent, store, clock } = platform;

  app.get('/channels/:channel', (request) => {
    const { channel } = request.params as { channel: string };
    return represent.channel(seenChannel(platform, channel));
  });

  app.get('/guilds/:guild/channels', (request) => {
    const server = joinedServer(platform, (request.params as { guild: string }).guild);
    const channels = store
      .channelsOf(server.id)
      .filter(({ kind }) => kind !== 'thread' && kind !== 'forumPost');
    return channels.map((channel) => represent.channel(channel));
  });

  app.post('/channels/:channel/typing', (request, reply) => {
    seenChannel(platform, (request.params as { channel: string }).channel, 'SendMessages');
    return reply.status(204).send();
  });

  app.post('/users/@me/channels', (request) => {
    const { recipient_id } = request.form.json as { recipient_id?: string };
    return represent.channel(store.directMessages(recipient_id ?? '', clock.now()));
  });
}
