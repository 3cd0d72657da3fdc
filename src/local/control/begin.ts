import { randomBytes } from 'node:crypto';
import { Locale } from 'discord-api-types/v10';
import { fail } from '../answer.ts';
import type { Interaction } from '../interaction.ts';
import type { Channel } from '../model.ts';
import { channelPermissions, may } from '../permissions.ts';
import type { Platform } from '../platform.ts';
import { UPLOAD_LIMIT } from '../rest/form.ts';
import { Refusal } from './find.ts';

/** Discord's interaction types. */
const INTERACTION_TYPES = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;

/** What a person's deed is, apart from who and where. */
export type Deed = Pick<Interaction, 'kind'> &
  Partial<Pick<Interaction, 'commandName' | 'commandType' | 'commandId' | 'targetId' | 'sourceMessageId'>>;

/**
 * Sends INTERACTION_CREATE to the bot and waits, apart from the caller, until the deadline for its answer.
 *
 * @param data the interaction's `data`, and a component's `message` next to it
 * @throws Refusal when the person cannot see the channel or the bot is not connected
 */
export function beginInteraction(
  platform: Platform,
  who: { userId: string; channel: Channel },
  deed: Deed,
  payload: { data: unknown; message?: unknown },
): Interaction {
  const { store, clock, gateway, deadlines } = platform;
  const { userId, channel } = who;
  if (!may(store, channel, userId)) throw new Refusal('This person cannot see that channel.');
  if (!gateway.connected().some((session) => session.serves(channel.serverId))) {
    throw new Refusal('The bot is not connected.');
  }
  const now = clock.now();
  const interaction: Interaction = {
    commandName: null,
    commandType: null,
    commandId: null,
    targetId: null,
    sourceMessageId: null,
    ...deed,
    id: store.ids.next(now),
    token: randomBytes(64).toString('base64url'),
    userId,
    serverId: channel.serverId,
    channelId: channel.id,
    createdAt: now,
    state: 'waiting',
    callbackType: null,
    ephemeral: false,
    originalId: null,
    followUpIds: [],
    choices: null,
    modal: null,
  };
  store.interactions.set(interaction.id, interaction);
  setTimeout(() => fail(platform, interaction), deadlines.acknowledge).unref();
  const body = interactionPayload(platform, interaction, channel, payload);
  gateway.dispatch('INTERACTION_CREATE', channel.serverId, () => body);
  store.emit('interactionUpdate', interaction);
  return interaction;
}

function interactionPayload(
  { store, represent }: Platform,
  interaction: Interaction,
  channel: Channel,
  payload: { data: unknown; message?: unknown },
) {
  const { userId, serverId } = interaction;
  const server = store.server(serverId);
  const permissions = String(channelPermissions(store, channel, userId));
  const member = server?.members.get(userId);
  const common = {
    id: interaction.id,
    application_id: store.bot.id,
    type: INTERACTION_TYPES[interaction.kind],
    token: interaction.token,
    version: 1,
    channel_id: channel.id,
    channel: { ...represent.channel(channel), permissions },
    app_permissions: String(channelPermissions(store, channel, store.bot.id)),
    locale: store.users.get(userId)?.locale ?? Locale.EnglishGB,
    entitlements: [],
    attachment_size_limit: UPLOAD_LIMIT,
    ...payload,
  };
  if (server === undefined || member === undefined) {
    const owners = { '0': '0' };
    return {
      ...common,
      user: represent.userById(userId),
      context: 1,
      authorizing_integration_owners: owners,
    };
  }
  return {
    ...common,
    guild_id: server.id,
    guild: { id: server.id, locale: server.locale, features: [] },
    guild_locale: server.locale,
    member: { ...represent.member(member), permissions },
    context: 0,
    authorizing_integration_owners: { '0': server.id },
  };
}
