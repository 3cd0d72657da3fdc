import type { APIMessage } from 'discord-api-types/v10';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { apiError } from '../api-error.ts';
import { editBotMessage, sendBotMessage } from '../bot-message.ts';
import { fieldsOf } from '../check/form-check.ts';
import type { MessageBody } from '../check/message.ts';
import { isForBot } from '../gateway/announce.ts';
import type { Channel, Message } from '../model.ts';
import { isThread, may } from '../permissions.ts';
import type { Platform } from '../platform.ts';
import { withoutContent } from '../represent.ts';
import { compareSnowflakes, isSnowflake } from '../snowflake.ts';
import { pageSize, seenChannel } from './access.ts';

const DEFAULT_PAGE = 50;

interface Place {
  channel: string;
  message: string;
}

interface Page {
  limit?: string;
  before?: string;
  after?: string;
  around?: string;
}

/** Messages of a channel, as a bot reads, sends, edits and deletes them. */
export function messageRoutes(app: FastifyInstance, platform: Platform): void {
  const { represent, store } = platform;

  app.get('/channels/:channel/messages', (request) => {
    const channel = seenChannel(platform, (request.params as Place).channel);
    const page = request.query as Page;
    const limit = pageSize(page.limit, DEFAULT_PAGE);
    // Without Read Message History the answer is empty, not an error.
    if (!may(store, channel, store.bot.id, 'ReadMessageHistory')) return [];
    return pageOf(channel, page, limit).map((message) => asBotReads(platform, channel, message));
  });

  app.get('/channels/:channel/messages/:message', (request) => {
    const { channel, message } = messageAt(platform, request);
    return asBotReads(platform, channel, message);
  });

  app.post('/channels/:channel/messages', (request) => {
    const { channel: id } = request.params as Place;
    const channel = seenChannel(platform, id);
    const needed = isThread(channel) ? 'SendMessagesInThreads' : 'SendMessages';
    if (!may(store, channel, store.bot.id, needed)) throw apiError('missingPermissions');
    if (request.form.files.length > 0 && !may(store, channel, store.bot.id, 'AttachFiles')) {
      throw apiError('missingPermissions');
    }
    const repliesTo = (fieldsOf(request.form.json) as MessageBody).message_reference?.message_id;
    return represent.message(
      sendBotMessage(platform, request.form, {
        channel,
        type: repliesTo === undefined ? 0 : 19,
        visibleTo: null,
        interactionId: null,
        originalResponseId: null,
        reference: repliesTo === undefined ? null : { channelId: channel.id, messageId: repliesTo },
      }),
    );
  });

  app.patch('/channels/:channel/messages/:message', (request) => {
    const { message } = messageAt(platform, request);
    if (message.authorId !== store.bot.id) throw apiError('othersMessage');
    return represent.message(editBotMessage(platform, message, request.form));
  });

  app.delete('/channels/:channel/messages/:message', (request, reply) => {
    const { channel, message } = messageAt(platform, request);
    const own = message.authorId === store.bot.id;
    if (!own && !may(store, channel, store.bot.id, 'ManageMessages')) throw apiError('missingPermissions');
    store.deleteMessage(message);
    return reply.status(204).send();
  });
}

function messageAt(platform: Platform, request: FastifyRequest): { channel: Channel; message: Message } {
  const place = request.params as Place;
  const channel = seenChannel(platform, place.channel, 'ReadMessageHistory');
  const message = platform.store.message(channel.id, place.message);
  // Ephemeral messages are reached through the interaction's token alone.
  if (message === undefined || message.visibleTo !== null) throw apiError('unknownMessage');
  return { channel, message };
}

/** A page of the messages that everybody sees, newest first. */
function pageOf(channel: Channel, page: Page, limit: number): Message[] {
  const all = channel.messages.filter((message) => message.visibleTo === null);
  const { around, before, after } = page;
  if (around !== undefined && isSnowflake(around)) {
    const at = all.findIndex(({ id }) => compareSnowflakes(id, around) >= 0);
    const start = Math.max(0, (at === -1 ? all.length : at) - Math.floor(limit / 2));
    return all.slice(start, start + limit).reverse();
  }
  if (before !== undefined && isSnowflake(before)) {
    return all
      .filter(({ id }) => compareSnowflakes(id, before) < 0)
      .slice(-limit)
      .reverse();
  }
  if (after !== undefined && isSnowflake(after)) {
    return all
      .filter(({ id }) => compareSnowflakes(id, after) > 0)
      .slice(0, limit)
      .reverse();
  }
  return all.slice(-limit).reverse();
}

/** The portal's Message Content switch applies to REST as it does to the gateway. */
function asBotReads({ store, represent }: Platform, channel: Channel, message: Message): APIMessage {
  const full = represent.message(message);
  const readable = store.portal.messageContent || isForBot(message, store.bot.id, channel);
  return readable ? full : withoutContent(full, store.bot.id);
}
