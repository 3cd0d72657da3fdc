import type { AutocompleteInteraction, Interaction } from 'discord.js';
import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';
import { decodeCustomId } from '../kit/custom-id.ts';
import { cutBetweenWords, LIMITS } from '../kit/limits.ts';
import { type Outcome, withBoundary } from './boundary.ts';
import type {
  Choice,
  Command,
  CommandContext,
  ComponentHandler,
  ModalHandler,
  SlashCommand,
} from './command.ts';
import { InteractionClock } from './interaction-clock.ts';

const COMMAND_GONE = saying('app.commandChanged');
const COMPONENT_GONE = saying('app.buttonOfOld');
const RESTARTING = saying('app.restarting');

/** An interaction that was answered, without anything of what was asked or by whom. */
export interface Handled {
  readonly kind: 'command' | 'mention' | 'menu' | 'component' | 'form' | 'autocomplete' | 'other';
  /** The command's name, also for its buttons and forms; “unknown” for what no command has. */
  readonly command: string;
  readonly outcome: Outcome;
  readonly seconds: number;
}

/** Answers interactions. */
export interface Dispatcher {
  /** Never rejects. */
  answer(interaction: Interaction): Promise<void>;
  /** From now on everybody is told that the bot restarts. */
  close(): void;
  /** Tells those whose answers are still being worked out that the bot restarts. Never rejects. */
  apologise(): Promise<void>;
}

/**
 * Finds who answers an interaction and lets them answer, inside the error boundary.
 *
 * @param commands - the list that registration reads too
 * @param handled - is told of every interaction once it is answered
 */
export function dispatcher(
  commands: readonly Command[],
  context: CommandContext,
  handled: (interaction: Handled) => void = () => undefined,
): Dispatcher {
  const components = new Map<string, ComponentHandler>();
  const modals = new Map<string, ModalHandler>();
  for (const command of commands) {
    for (const [route, handler] of Object.entries(command.components ?? {})) components.set(route, handler);
    for (const [route, handler] of Object.entries(command.modals ?? {})) modals.set(route, handler);
  }

  async function handle(interaction: Interaction): Promise<void> {
    if (interaction.isChatInputCommand()) {
      const command = commands.find((each) => isSlash(each) && each.data.name === interaction.commandName);
      if (command === undefined || !isSlash(command)) throw new UserError(COMMAND_GONE);
      return command.execute(interaction, context);
    }
    if (interaction.isMessageContextMenuCommand()) {
      const command = commands.find((each) => !isSlash(each) && each.data.name === interaction.commandName);
      if (command === undefined || isSlash(command)) throw new UserError(COMMAND_GONE);
      return command.execute(interaction, context);
    }
    if (interaction.isAutocomplete()) return complete(interaction);
    if (interaction.isMessageComponent()) {
      const { route, fields } = decodeCustomId(interaction.customId);
      const handler = components.get(route);
      if (handler === undefined) throw new UserError(COMPONENT_GONE);
      return handler(interaction, fields, context);
    }
    if (interaction.isModalSubmit()) {
      const { route, fields } = decodeCustomId(interaction.customId);
      const handler = modals.get(route);
      if (handler === undefined) throw new UserError(COMPONENT_GONE);
      return handler(interaction, fields, context);
    }
    context.log.warn({ type: interaction.type }, 'an interaction of a type that no command uses');
    throw new UserError(COMMAND_GONE);
  }

  async function complete(interaction: AutocompleteInteraction): Promise<void> {
    const command = commands.find((each) => isSlash(each) && each.data.name === interaction.commandName);
    const choices =
      command !== undefined && isSlash(command) && command.autocomplete !== undefined
        ? await command.autocomplete(interaction, context)
        : [];
    await interaction.respond(fitChoices(choices));
  }

  const clock = new InteractionClock();
  const underWay = new Set<Interaction>();
  let isClosing = false;
  return {
    async answer(interaction) {
      if (clock.isExpired(interaction)) {
        context.log.info({ type: interaction.type }, 'an interaction came too late to be answered');
        return;
      }
      underWay.add(interaction);
      const begun = performance.now();
      const outcome = await withBoundary(interaction, context.log, async () => {
        if (isClosing) throw new UserError(RESTARTING);
        await handle(interaction);
      });
      handled({ ...whatIs(interaction, commands), outcome, seconds: (performance.now() - begun) / 1000 });
      underWay.delete(interaction);
    },
    close() {
      isClosing = true;
    },
    async apologise() {
      const telling = [...underWay].map((interaction) =>
        withBoundary(interaction, context.log, () => Promise.reject(new UserError(RESTARTING))),
      );
      await Promise.all(telling);
    },
  };
}

/**
 * Choices as Discord takes them: at most 25, names cut between words to 100 characters, values that are
 * too long or come twice left out.
 */
export function fitChoices(choices: readonly Choice[]): Choice[] {
  const seen = new Set<string>();
  return choices
    .filter(({ name, value }) => {
      const usable =
        name.trim() !== '' && value !== '' && value.length <= LIMITS.choiceValue && !seen.has(value);
      seen.add(value);
      return usable;
    })
    .slice(0, LIMITS.choices)
    .map(({ name, value }) => ({ name: cutBetweenWords(name, LIMITS.choiceName), value }));
}

/** What was used, in words that are few: they become labels of metrics. */
function whatIs(interaction: Interaction, commands: readonly Command[]): Pick<Handled, 'kind' | 'command'> {
  const named = (name: string) => (commands.some((command) => command.data.name === name) ? name : 'unknown');
  if (interaction.isChatInputCommand()) return { kind: 'command', command: named(interaction.commandName) };
  if (interaction.isContextMenuCommand()) return { kind: 'menu', command: named(interaction.commandName) };
  if (interaction.isAutocomplete()) return { kind: 'autocomplete', command: named(interaction.commandName) };
  const ofRoute = (customId: string) => {
    const route = customId.split('~', 1)[0] ?? '';
    const owner = commands.find(({ components, modals }) => route in { ...components, ...modals });
    return owner?.data.name ?? 'unknown';
  };
  if (interaction.isMessageComponent()) return { kind: 'component', command: ofRoute(interaction.customId) };
  if (interaction.isModalSubmit()) return { kind: 'form', command: ofRoute(interaction.customId) };
  return { kind: 'other', command: 'unknown' };
}

function isSlash(command: Command): command is SlashCommand {
  return (command.data.type ?? 1) === 1;
}
