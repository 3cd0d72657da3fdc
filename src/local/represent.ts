import { type APIAttachment, type APIMessage, ComponentType } from 'discord-api-types/v10';
import type { Interaction } from './interaction.ts';
import type { Channel, Message, StoredFile } from './model.ts';
import { PlaceRepresentation } from './represent-places.ts';

/** Everything that the API sends is built here: the store's objects in Discord's JSON. */
export class Representation extends PlaceRepresentation {
  /** The local Discord's own address, for attachments. */
  url = '';

  attachment(file: StoredFile): APIAttachment {
    const url = `${this.url}/attachments/${file.channelId}/${file.id}/${encodeURIComponent(file.name)}`;
    return {
      id: file.id,
      filename: file.name,
      size: file.bytes.byteLength,
      url,
      proxy_url: url,
      content_type: file.contentType,
      ...(file.description === null ? {} : { description: file.description }),
      ...(file.ephemeral ? { ephemeral: true } : {}),
    };
  }

  /** A message in full. {@link withoutContent} is what a bot without the Message Content intent gets. */
  message(message: Message, viewerId: string = this.store.bot.id, depth = 0): APIMessage {
    const { reference } = message;
    const origin = depth > 0 ? undefined : this.#origin(message, viewerId);
    const channel = this.store.channels.get(message.channelId);
    const thread = this.store.channels.get(message.id);
    return {
      id: message.id,
      channel_id: message.channelId,
      type: message.type,
      author: this.userById(message.authorId),
      content: message.content,
      timestamp: new Date(message.createdAt).toISOString(),
      edited_timestamp: message.editedAt === null ? null : new Date(message.editedAt).toISOString(),
      tts: false,
      mention_everyone: message.pings.everyone,
      mentions: message.pings.userIds.map((id) => this.userById(id)),
      mention_roles: [...message.pings.roleIds],
      attachments: message.files.map((file) => this.attachment(file)),
      embeds: message.embeds.map((embed) => ({
        type: 'rich',
        ...embed,
        ...(embed.fields && { fields: embed.fields.map((field) => ({ inline: false, ...field })) }),
      })),
      components: numbered(message.components),
      pinned: false,
      flags: message.flags | (thread === undefined || channel?.kind === 'forumPost' ? 0 : 1 << 5),
      ...(message.reactions.length === 0 ? {} : { reactions: this.#reactions(message, viewerId) }),
      ...(reference === null ? {} : this.#reference(message, channel)),
      ...(reference === null || depth > 0
        ? {}
        : { referenced_message: origin === undefined ? null : this.message(origin, viewerId, depth + 1) }),
      ...(thread !== undefined && thread.kind === 'thread' ? { thread: this.channel(thread) } : {}),
      ...this.#interactionFields(message),
    } as APIMessage;
  }

  /** The message that one refers to; not to be seen through it when it is ephemeral and another's. */
  #origin({ reference }: Message, viewerId: string): Message | undefined {
    if (reference === null) return undefined;
    const origin = this.store.message(reference.channelId, reference.messageId);
    const seen = [null, viewerId].includes(origin?.visibleTo ?? null) || viewerId === this.store.bot.id;
    return seen ? origin : undefined;
  }

  #reactions(message: Message, viewerId: string) {
    return message.reactions.map(({ emoji, userIds }) => ({
      count: userIds.length,
      count_details: { burst: 0, normal: userIds.length },
      me: userIds.includes(viewerId),
      me_burst: false,
      burst_colors: [],
      emoji: { id: null, name: emoji },
    }));
  }

  #reference(message: Message, channel: Channel | undefined) {
    const { reference } = message;
    if (reference === null) return {};
    const guild = channel?.serverId === null ? {} : { guild_id: channel?.serverId };
    const where = { type: 0, channel_id: reference.channelId, message_id: reference.messageId };
    return { message_reference: { ...where, ...guild } };
  }

  #interactionFields(message: Message) {
    const bot = message.authorId === this.store.bot.id;
    const application = bot ? { application_id: this.store.bot.id, webhook_id: this.store.bot.id } : {};
    const interaction = this.store.interactions.get(message.interactionId ?? '');
    if (interaction === undefined) return {};
    const { type, ...origin } = this.#originOf(interaction);
    const metadata = {
      id: interaction.id,
      type,
      user: this.userById(interaction.userId),
      authorizing_integration_owners: { '0': interaction.serverId ?? '0' },
      ...(message.originalResponseId === null
        ? {}
        : { original_response_message_id: message.originalResponseId }),
      ...origin,
      ...(interaction.commandName === null ? {} : { name: interaction.commandName }),
    };
    return { ...application, interaction_metadata: metadata };
  }

  /** What an interaction began with: a command, a component of a message, or the one that its form was opened by. */
  #originOf(interaction: Interaction) {
    const { kind, sourceMessageId } = interaction;
    const pressed = sourceMessageId === null ? {} : { interacted_message_id: sourceMessageId };
    if (kind !== 'modal') return { type: { command: 2, component: 3, autocomplete: 4 }[kind], ...pressed };
    const opener = {
      id: interaction.id,
      type: sourceMessageId === null ? 2 : 3,
      user: this.userById(interaction.userId),
      authorizing_integration_owners: { '0': interaction.serverId ?? '0' },
      ...pressed,
    };
    return { type: 5, triggering_interaction_metadata: opener };
  }
}

/** Discord numbers the components of a message in order, and fills in how many options of a menu may be chosen. */
function numbered(rows: Message['components']): Message['components'] {
  let last = 0;
  const withNumber = (component: object): object => {
    last += 1;
    const menu = 'type' in component && component.type === ComponentType.StringSelect;
    const counts = menu ? { min_values: 1, max_values: 1 } : {};
    const shown = { id: last, ...counts, ...component };
    const { components: inner } = component as { components?: readonly object[] };
    return inner === undefined ? shown : { ...shown, components: inner.map(withNumber) };
  };
  return rows.map(withNumber) as Message['components'];
}

/**
 * A message as a bot gets it that may not read what people write (and was not mentioned by them). What it
 * refers to is emptied as well, unless the bot wrote it.
 */
export function withoutContent(message: APIMessage, botId: string): APIMessage {
  const emptied = { ...message, content: '', embeds: [], attachments: [], components: [] };
  const referenced = message.referenced_message;
  if (referenced == null || referenced.author.id === botId) return emptied;
  return { ...emptied, referenced_message: withoutContent(referenced, botId) };
}
