import type { FastifyInstance } from 'fastify';
import { acknowledge, placementOf } from '../answer.ts';
import { apiError } from '../api-error.ts';
import { EPHEMERAL, editBotMessage, LOADING, sendBotMessage } from '../bot-message.ts';
import { fieldsOf } from '../check/form-check.ts';
import type { Interaction } from '../interaction.ts';
import type { Message } from '../model.ts';
import type { Platform } from '../platform.ts';
import type { Form } from './form.ts';

interface Hook {
  application: string;
  token: string;
  message: string;
}

/** The bot's first answer to an interaction, and what it does with its token afterwards. */
export function interactionRoutes(app: FastifyInstance, platform: Platform): void {
  const { represent, store } = platform;

  app.post('/interactions/:id/:token/callback', (request, reply) => {
    const { id, token } = request.params as { id: string; token: string };
    const interaction = acknowledge(platform, id, token, request.form);
    const { with_response } = request.query as { with_response?: string };
    if (with_response !== 'true') return reply.status(204).send();
    return reply.send(callbackResponse(platform, interaction));
  });

  app.post('/webhooks/:application/:token', (request) => {
    const interaction = liveInteraction(platform, request.params as Hook);
    return represent.message(followUp(platform, interaction, request.form));
  });

  app.get('/webhooks/:application/:token/messages/:message', (request) =>
    represent.message(answerMessage(platform, request.params as Hook)),
  );

  app.patch('/webhooks/:application/:token/messages/:message', (request) => {
    const hook = request.params as Hook;
    const message = editBotMessage(platform, answerMessage(platform, hook), request.form);
    noteAnswer(platform, liveInteraction(platform, hook));
    return represent.message(message);
  });

  app.delete('/webhooks/:application/:token/messages/:message', (request, reply) => {
    const hook = request.params as Hook;
    store.deleteMessage(answerMessage(platform, hook));
    noteAnswer(platform, liveInteraction(platform, hook));
    return reply.status(204).send();
  });
}

/** The interaction of a token that is known and not older than 15 minutes. */
function liveInteraction(platform: Platform, { application, token }: Hook): Interaction {
  const { store, clock, deadlines } = platform;
  const interaction = [...store.interactions.values()].find((one) => one.token === token);
  if (interaction === undefined || application !== store.bot.id) throw apiError('unknownWebhook');
  if (clock.now() - interaction.createdAt > deadlines.token) throw apiError('invalidWebhookToken');
  if (interaction.callbackType === null) throw apiError('unknownWebhook');
  return interaction;
}

function answerMessage(platform: Platform, hook: Hook): Message {
  const interaction = liveInteraction(platform, hook);
  const id = hook.message === '@original' ? interaction.originalId : hook.message;
  const own = id === interaction.originalId || interaction.followUpIds.includes(id ?? '');
  const message = own ? platform.store.message(interaction.channelId, id ?? '') : undefined;
  if (message === undefined) throw apiError('unknownMessage');
  return message;
}

/** The first follow-up after a deferral fills the "thinking" message, as Discord documents it. */
function followUp(platform: Platform, interaction: Interaction, form: Form): Message {
  const original = platform.store.message(interaction.channelId, interaction.originalId ?? '');
  if (interaction.state === 'thinking' && original !== undefined && original.flags & LOADING) {
    const edited = editBotMessage(platform, original, form);
    noteAnswer(platform, interaction);
    return edited;
  }
  const ephemeral = (Number(fieldsOf(form.json).flags ?? 0) & EPHEMERAL) !== 0;
  const message = sendBotMessage(platform, form, placementOf(platform, interaction, ephemeral));
  interaction.followUpIds.push(message.id);
  noteAnswer(platform, interaction);
  return message;
}

function noteAnswer(platform: Platform, interaction: Interaction): void {
  if (interaction.state === 'thinking') interaction.state = 'answered';
  platform.store.emit('interactionUpdate', interaction);
}

function callbackResponse(platform: Platform, interaction: Interaction) {
  const { store, represent } = platform;
  const message = store.message(interaction.channelId, interaction.originalId ?? '');
  return {
    interaction: {
      id: interaction.id,
      type: { command: 2, component: 3, autocomplete: 4, modal: 5 }[interaction.kind],
      ...(message === undefined
        ? {}
        : {
            response_message_id: message.id,
            response_message_loading: (message.flags & LOADING) !== 0,
            response_message_ephemeral: message.visibleTo !== null,
          }),
    },
    ...(message === undefined || interaction.callbackType === null
      ? {}
      : { resource: { type: interaction.callbackType, message: represent.message(message) } }),
  };
}
