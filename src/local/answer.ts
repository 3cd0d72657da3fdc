import { InteractionResponseType as Response } from 'discord-api-types/v10';
import { apiError } from './api-error.ts';
import { EPHEMERAL, editBotMessage, type Placement, sendBotMessage, sendThinking } from './bot-message.ts';
import { checkChoices } from './check/choices.ts';
import { FormCheck, fieldsOf } from './check/form-check.ts';
import { checkModal } from './check/modal.ts';
import type { Interaction, InteractionKind } from './interaction.ts';
import type { Message } from './model.ts';
import type { Platform } from './platform.ts';
import type { Form } from './rest/form.ts';

/** The answers that Discord takes to each kind of interaction. */
const ALLOWED: Readonly<Record<InteractionKind, readonly Response[]>> = {
  command: [Response.ChannelMessageWithSource, Response.DeferredChannelMessageWithSource, Response.Modal],
  component: [
    Response.ChannelMessageWithSource,
    Response.DeferredChannelMessageWithSource,
    Response.DeferredMessageUpdate,
    Response.UpdateMessage,
    Response.Modal,
  ],
  autocomplete: [Response.ApplicationCommandAutocompleteResult],
  modal: [
    Response.ChannelMessageWithSource,
    Response.DeferredChannelMessageWithSource,
    Response.DeferredMessageUpdate,
    Response.UpdateMessage,
  ],
};

/**
 * The bot's first answer to an interaction.
 *
 * @throws ApiError 10062 after the deadline or for a wrong id or token, 40060 the second time, 50035 for a
 *   body that Discord would refuse (the interaction then still waits)
 */
export function acknowledge(platform: Platform, id: string, token: string, form: Form): Interaction {
  const interaction = platform.store.interactions.get(id);
  if (interaction === undefined || interaction.token !== token) throw apiError('unknownInteraction');
  if (interaction.callbackType !== null) throw apiError('alreadyAcknowledged');
  const late = platform.clock.now() - interaction.createdAt > platform.deadlines.acknowledge;
  if (late || interaction.state === 'failed') {
    fail(platform, interaction);
    throw apiError('unknownInteraction');
  }
  const type = checkedType(interaction, fieldsOf(form.json).type);
  answer(platform, interaction, type, { ...form, json: fieldsOf(form.json).data ?? {} });
  interaction.callbackType = type;
  platform.store.emit('interactionUpdate', interaction);
  return interaction;
}

/** "The application did not respond." */
export function fail(platform: Platform, interaction: Interaction): void {
  if (interaction.state !== 'waiting') return;
  interaction.state = 'failed';
  platform.store.emit('interactionUpdate', interaction);
}

function checkedType(interaction: Interaction, type: unknown): Response {
  const fromMessage = interaction.sourceMessageId !== null;
  const allowed = ALLOWED[interaction.kind].filter(
    (one) => fromMessage || (one !== Response.DeferredMessageUpdate && one !== Response.UpdateMessage),
  );
  const found = allowed.find((one) => one === type);
  if (found !== undefined) return found;
  const check = new FormCheck();
  check.choice(['type'], type, allowed);
  check.done();
  throw apiError('unknownInteraction');
}

function answer(platform: Platform, interaction: Interaction, type: Response, form: Form): void {
  const body = fieldsOf(form.json);
  switch (type) {
    case Response.ChannelMessageWithSource:
    case Response.DeferredChannelMessageWithSource: {
      const thinking = type === Response.DeferredChannelMessageWithSource;
      interaction.ephemeral = (Number(body.flags ?? 0) & EPHEMERAL) !== 0;
      const placement = placementOf(platform, interaction, interaction.ephemeral);
      const message = thinking
        ? sendThinking(platform, placement)
        : sendBotMessage(platform, form, placement, ['data']);
      interaction.originalId = message.id;
      interaction.state = thinking ? 'thinking' : 'answered';
      return;
    }
    case Response.UpdateMessage:
      editBotMessage(platform, sourceMessage(platform, interaction), form, ['data']);
      interaction.originalId = interaction.sourceMessageId;
      interaction.state = 'answered';
      return;
    case Response.DeferredMessageUpdate:
      interaction.originalId = interaction.sourceMessageId;
      interaction.state = 'thinking';
      return;
    case Response.ApplicationCommandAutocompleteResult:
      interaction.choices = checkChoices(body);
      interaction.state = 'answered';
      return;
    default:
      interaction.modal = checkModal(body);
      interaction.state = 'answered';
  }
}

function sourceMessage(platform: Platform, interaction: Interaction): Message {
  const message = platform.store.message(interaction.channelId, interaction.sourceMessageId ?? '');
  if (message === undefined) throw apiError('unknownMessage');
  return message;
}

/** Where an answer of the bot to an interaction goes. */
export function placementOf(platform: Platform, interaction: Interaction, ephemeral: boolean): Placement {
  const channel = platform.store.channels.get(interaction.channelId);
  if (channel === undefined) throw apiError('unknownChannel');
  const original = interaction.originalId;
  const source = interaction.sourceMessageId;
  const repliesTo = original ?? source ?? (interaction.commandType === 3 ? interaction.targetId : null);
  return {
    channel,
    type: original !== null || source !== null ? 19 : interaction.commandType === 1 ? 20 : 23,
    visibleTo: ephemeral ? interaction.userId : null,
    interactionId: interaction.id,
    originalResponseId: original,
    reference: repliesTo === null ? null : { channelId: channel.id, messageId: repliesTo },
  };
}
