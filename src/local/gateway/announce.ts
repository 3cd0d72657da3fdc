import { GatewayIntentBits } from 'discord-api-types/v10';
import type { Channel, Message } from '../model.ts';
import { isThread, may } from '../permissions.ts';
import type { Platform } from '../platform.ts';
import { withoutContent } from '../represent.ts';
import type { GatewaySession } from './session.ts';

/** Tells the bot's gateway sessions what happens in the store, as far as it may see it and asked for it. */
export function announceChanges({ store, gateway, represent }: Platform): void {
  const bot = store.bot.id;
  const channelOf = (message: Message) => store.channels.get(message.channelId);
  const canSee = (channel: Channel | undefined) => channel !== undefined && may(store, channel, bot);

  /** What one session gets to know of a message; null when it gets nothing. */
  const seenMessage = (message: Message) => (session: GatewaySession) => {
    const channel = channelOf(message);
    if (channel === undefined || !wants(session, channel, 'messages')) return null;
    const full = represent.message(message);
    const readable = session.has(GatewayIntentBits.MessageContent) || isForBot(message, bot, channel);
    const shown = readable ? full : withoutContent(full, bot);
    const member = store.server(channel.serverId)?.members.get(message.authorId);
    // By the channel's type discord.js knows a direct message.
    const { type } = represent.channel(channel);
    const place = {
      channel_type: type,
      ...(channel.serverId === null ? {} : { guild_id: channel.serverId }),
    };
    if (member === undefined) return { ...shown, ...place };
    const { user: _, ...partial } = represent.member(member);
    return { ...shown, ...place, member: partial };
  };

  const announceMessage = (event: string) => (message: Message) => {
    const channel = channelOf(message);
    // An ephemeral message is told to nobody: only the interaction's answer carries it.
    if (!canSee(channel) || message.visibleTo !== null) return;
    gateway.dispatch(event, channel?.serverId ?? null, seenMessage(message));
  };
  store.on('messageCreate', announceMessage('MESSAGE_CREATE'));
  store.on('messageUpdate', announceMessage('MESSAGE_UPDATE'));
  store.on('messageDelete', (message) => {
    const channel = channelOf(message);
    if (channel === undefined || !canSee(channel) || message.visibleTo !== null) return;
    const gone = { id: message.id, channel_id: channel.id, guild_id: channel.serverId ?? undefined };
    gateway.dispatch('MESSAGE_DELETE', channel.serverId, (session) =>
      wants(session, channel, 'messages') ? gone : null,
    );
  });

  const announceReaction = (event: string) => (message: Message, emoji: string, userId: string) => {
    const channel = channelOf(message);
    if (channel === undefined || !canSee(channel)) return;
    const reaction = {
      user_id: userId,
      channel_id: channel.id,
      message_id: message.id,
      guild_id: channel.serverId ?? undefined,
      message_author_id: message.authorId,
      emoji: { id: null, name: emoji },
      burst: false,
      type: 0,
    };
    gateway.dispatch(event, channel.serverId, (session) =>
      wants(session, channel, 'reactions') ? reaction : null,
    );
  };
  store.on('reactionAdd', announceReaction('MESSAGE_REACTION_ADD'));
  store.on('reactionRemove', announceReaction('MESSAGE_REACTION_REMOVE'));

  const announceChannel = (event: string, extra: object) => (channel: Channel) => {
    if (isThread(channel) && !canSee(channel)) return;
    gateway.dispatch(event, channel.serverId, (session) =>
      session.has(GatewayIntentBits.Guilds) ? { ...represent.channel(channel), ...extra } : null,
    );
  };
  store.on('threadCreate', announceChannel('THREAD_CREATE', { newly_created: true }));
  store.on('threadUpdate', announceChannel('THREAD_UPDATE', {}));
  store.on('channelUpdate', announceChannel('CHANNEL_UPDATE', {}));

  store.on('serverJoin', (server) =>
    gateway.dispatch('GUILD_CREATE', server.id, (session) =>
      session.has(GatewayIntentBits.Guilds) ? represent.announcedServer(server, canSee) : null,
    ),
  );
  store.on('serverLeave', (server) =>
    gateway.dispatch('GUILD_DELETE', server.id, (session) =>
      session.has(GatewayIntentBits.Guilds) ? { id: server.id } : null,
    ),
  );
  store.on('serverUpdate', (server) => {
    if (!server.members.has(bot)) return;
    for (const role of server.roles.values()) {
      gateway.dispatch('GUILD_ROLE_UPDATE', server.id, (session) =>
        session.has(GatewayIntentBits.Guilds)
          ? { guild_id: server.id, role: represent.role(server, role) }
          : null,
      );
    }
  });
  store.on('memberUpdate', (server, member) => {
    const itself = member.userId === bot;
    gateway.dispatch('GUILD_MEMBER_UPDATE', server.id, (session) =>
      itself || session.has(GatewayIntentBits.GuildMembers)
        ? { ...represent.member(member), guild_id: server.id }
        : null,
    );
  });
}

/** The Message Content intent is not needed for the bot's own messages, direct ones, and those mentioning it. */
export function isForBot(message: Message, botId: string, channel: Channel): boolean {
  return message.authorId === botId || channel.serverId === null || message.pings.userIds.includes(botId);
}

function wants(session: GatewaySession, channel: Channel, what: 'messages' | 'reactions'): boolean {
  const direct = channel.serverId === null;
  if (what === 'messages') {
    return session.has(direct ? GatewayIntentBits.DirectMessages : GatewayIntentBits.GuildMessages);
  }
  return session.has(
    direct ? GatewayIntentBits.DirectMessageReactions : GatewayIntentBits.GuildMessageReactions,
  );
}
