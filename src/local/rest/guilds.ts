import type { FastifyInstance } from 'fastify';
import { apiError } from '../api-error.ts';
import type { Platform } from '../platform.ts';
import { joinedServer, pageSize } from './access.ts';

interface Place {
  guild: string;
  member: string;
}

/** Servers, their members and roles. */
export function guildRoutes(app: FastifyInstance, platform: Platform): void {
  const { represent, store } = platform;

  app.get('/users/@me/guilds', () =>
    store.botServers().map((server) => ({
      id: server.id,
      name: server.name,
      icon: null,
      banner: null,
      owner: false,
      permissions: '0',
      features: [],
    })),
  );

  app.get('/guilds/:guild', (request) => {
    const server = joinedServer(platform, (request.params as Place).guild);
    const { with_counts } = request.query as { with_counts?: string };
    const count = server.members.size;
    const counts = { approximate_member_count: count, approximate_presence_count: count };
    return { ...represent.server(server), ...(with_counts === 'true' ? counts : {}) };
  });

  app.get('/guilds/:guild/roles', (request) => {
    const server = joinedServer(platform, (request.params as Place).guild);
    return [...server.roles.values()].map((role) => represent.role(server, role));
  });

  app.get('/guilds/:guild/members/:member', (request) => {
    const { guild, member: id } = request.params as Place;
    const member = joinedServer(platform, guild).members.get(id === '@me' ? store.bot.id : id);
    if (member === undefined) throw apiError(store.users.has(id) ? 'unknownMember' : 'unknownUser');
    return represent.member(member);
  });

  app.get('/guilds/:guild/members', (request) => {
    const server = joinedServer(platform, (request.params as Place).guild);
    if (!store.portal.guildMembers) throw apiError('missingAccess');
    const { limit } = request.query as { limit?: string };
    const members = [...server.members.values()].slice(0, pageSize(limit, 1, 1000));
    return members.map((member) => represent.member(member));
  });

  app.delete('/users/@me/guilds/:guild', (request, reply) => {
    const server = joinedServer(platform, (request.params as Place).guild);
    server.members.delete(store.bot.id);
    store.emit('serverLeave', server);
    return reply.status(204).send();
  });
}
