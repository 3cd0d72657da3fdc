import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  MessageComponentInteraction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import { ApplicationIntegrationType, InteractionContextType } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { BackgroundWork } from '../../library/background/background-work.ts';
import type { Library } from '../../library/library.ts';
import type { Language } from '../../words/languages.ts';

/**
 * How to add a command
 * --------------------
 * 1. Write `<name>/command.ts`, in a folder of its own, that exports one object: `{ data, execute, … } satisfies SlashCommand` (or
 *    `MessageCommand` for a message menu). `data` is plain JSON as Discord's API takes it; spread
 *    {@link EVERYWHERE} or {@link IN_SERVERS} into it, so that contexts are explicit. A command whose
 *    replies have buttons, menus or modals lists their handlers under `components` or `modals`, by route.
 * 2. Add it to the list in `app/commands.ts`: dispatch and registration both read that one list.
 * 3. Write its replies as pure functions from result to {@link Reply} in its folder's `reply.ts`. Whatever an article
 *    or a person wrote goes through `escapeText` (escape.ts) in the places where Discord reads Markdown.
 *
 * `execute` answers through `respond` (respond.ts), which keeps Discord's three seconds: it answers
 * directly when the work is quick and defers when it is not. A component's handler answers through
 * `turn` (respond.ts): the owner's message changes in place, anybody else gets a private copy.
 *
 * Every sentence comes from the catalogue (src/words/): `work` gets the words of whoever sees the reply, and
 * hands them to the reply's function. So do the names of the command and its options, and their descriptions (localised.ts).
 *
 * Throw `UserError` for what the person can mend: the boundary (boundary.ts) shows its message privately.
 * Anything else thrown is logged and answered with an apology and a reference.
 *
 * Custom ids come from `encodeCustomId('ask1', …)` (custom-id.ts): the route is looked up in `components`
 * of all commands; the handler gets the fields. Keep everything that the answer needs in them.
 *
 * @example
 * export const echo = {
 *   data: { ...named('command.echo'), ...described('description.echo'), options: [...], ...EVERYWHERE },
 *   async execute(interaction, context) {
 *     const text = interaction.options.getString('text', true);
 *     await respond(interaction, context, 'private', async (words) => notice(words.say('echo.said', { text: escapeText(text) })));
 *   },
 * } satisfies SlashCommand;
 */
export type Command = SlashCommand | MessageCommand;

/** What every handler is given besides the interaction. */
export interface CommandContext {
  readonly library: Library;
  /** What sums up articles and threads without keeping others waiting. */
  readonly background: BackgroundWork;
  /** Whether whoever runs the bot lets it answer messages that mention it. */
  readonly answersMentions: boolean;
  readonly log: Logger;
  /** The language that moderators chose for a server; null where they did not. */
  readonly chosenLanguage: (server: string) => Promise<Language | null>;
}

export interface SlashCommand extends Handlers {
  readonly data: RESTPostAPIChatInputApplicationCommandsJSONBody;
  execute(interaction: ChatInputCommandInteraction, context: CommandContext): Promise<void>;
  /** At most 25 choices, best first; called for every option that has `autocomplete: true`. */
  autocomplete?(interaction: AutocompleteInteraction, context: CommandContext): Promise<readonly Choice[]>;
}

export interface MessageCommand extends Handlers {
  readonly data: RESTPostAPIContextMenuApplicationCommandsJSONBody;
  execute(interaction: MessageContextMenuCommandInteraction, context: CommandContext): Promise<void>;
}

interface Handlers {
  /** Buttons and select menus of this command's replies, by the route of their custom ids. */
  readonly components?: Readonly<Record<string, ComponentHandler>>;
  /** Modals that this command shows, by the route of their custom ids. */
  readonly modals?: Readonly<Record<string, ModalHandler>>;
}

export type ComponentHandler = (
  interaction: MessageComponentInteraction,
  fields: readonly string[],
  context: CommandContext,
) => Promise<void>;

export type ModalHandler = (
  interaction: ModalSubmitInteraction,
  fields: readonly string[],
  context: CommandContext,
) => Promise<void>;

/** A choice of an autocompleted option. Longer names are cut; a longer value is an error. */
export interface Choice {
  readonly name: string;
  readonly value: string;
}

/** For commands that make sense in servers and in direct messages with the bot. */
export const EVERYWHERE = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
};

/** For commands that need a server. */
export const IN_SERVERS = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild],
};
