import type {
  APIApplicationCommandOptionChoice,
  APIMessage,
  APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import type { Interaction, InteractionKind, InteractionState } from '../interaction.ts';
import type { Message, Pings } from '../model.ts';
import type { Platform } from '../platform.ts';

/** A message as people see it: Discord's own JSON, and what only the platform knows. */
export type MessageView = APIMessage & {
  /** "Only you can see this": nobody but `visibleTo` does. */
  readonly ephemeral: boolean;
  readonly visibleTo: string | null;
  /** "Verbatim is thinking…" */
  readonly thinking: boolean;
  /** Who it really notifies. */
  readonly pings: Pings;
};

/** What became of something that a person did. */
export interface InteractionView {
  readonly id: string;
  readonly kind: InteractionKind;
  /** `failed`: the bot did not answer in time ("The application did not respond"). */
  readonly state: InteractionState;
  /** The callback type the bot first answered with (4–9), or null. */
  readonly callbackType: number | null;
  readonly userId: string;
  readonly channelId: string;
  readonly commandName: string | null;
  /** True when the first answer, or its deferral, is only for the person who asked. */
  readonly ephemeral: boolean;
  /** The answer, or the message that a component changed; null when there is none (any more). */
  readonly message: MessageView | null;
  readonly followUps: readonly MessageView[];
  readonly choices: readonly APIApplicationCommandOptionChoice[] | null;
  readonly modal: APIModalInteractionResponseCallbackData | null;
}

export function viewMessage({ represent }: Platform, message: Message, viewerId?: string): MessageView {
  return {
    ...represent.message(message, viewerId),
    ephemeral: message.visibleTo !== null,
    visibleTo: message.visibleTo,
    thinking: (message.flags & (1 << 7)) !== 0,
    pings: message.pings,
  };
}

export function viewInteraction(platform: Platform, interaction: Interaction): InteractionView {
  const { store } = platform;
  const { id, kind, state, callbackType, userId, channelId, commandName, ephemeral, choices, modal } =
    interaction;
  const find = (messageId: string | null) =>
    messageId === null ? undefined : store.message(channelId, messageId);
  const original = find(interaction.originalId);
  const followUps = interaction.followUpIds.flatMap((followUpId) => find(followUpId) ?? []);
  return {
    id,
    kind,
    state,
    callbackType,
    userId,
    channelId,
    commandName,
    ephemeral,
    message: original === undefined ? null : viewMessage(platform, original, userId),
    followUps: followUps.map((message) => viewMessage(platform, message, userId)),
    choices,
    modal,
  };
}
