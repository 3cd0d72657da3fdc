import type {
  APIApplicationCommandOptionChoice,
  APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';

/** What the person did. */
export type InteractionKind = 'command' | 'component' | 'autocomplete' | 'modal';

/**
 * Where an interaction stands: `waiting` for the bot, `thinking` (deferred, until the first edit or
 * follow-up), `answered`, or `failed` ("The application did not respond").
 */
export type InteractionState = 'waiting' | 'thinking' | 'answered' | 'failed';

/** One thing a person did that the bot answers, kept with its answers. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly kind: InteractionKind;
  readonly userId: string;
  readonly serverId: string | null;
  readonly channelId: string;
  readonly createdAt: number;
  /** The command's full name ("article add"), for commands and autocomplete. */
  readonly commandName: string | null;
  /** Discord's command type (1 chat input, 2 user, 3 message), for commands. */
  readonly commandType: number | null;
  readonly commandId: string | null;
  readonly targetId: string | null;
  /** The message whose button, menu or form this came from. */
  readonly sourceMessageId: string | null;
  state: InteractionState;
  /** The callback type the bot answered with (4–9); null before. */
  callbackType: number | null;
  /** True when the bot's answer, or its deferral, is only for the person who asked. */
  ephemeral: boolean;
  /** `@original`: the answer's message, or the message that the component belongs to. */
  originalId: string | null;
  readonly followUpIds: string[];
  choices: APIApplicationCommandOptionChoice[] | null;
  modal: APIModalInteractionResponseCallbackData | null;
}
