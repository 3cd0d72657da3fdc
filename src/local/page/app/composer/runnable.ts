import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandType,
  ApplicationCommandOptionType as Type,
} from 'discord-api-types/v10';
import { describedIn, nameIn } from '../localised.ts';

/** A slash command as it is run: a subcommand counts by itself. */
export interface Runnable {
  /** With subcommands, outermost first: `articles add`. */
  readonly path: string;
  /** The same as this person's client calls it. */
  readonly label: string;
  readonly description: string;
  readonly options: readonly RunnableOption[];
}

/** An option, its description and choices in the language of this person's client. */
export type RunnableOption = APIApplicationCommandBasicOption & {
  /** What this person's client calls it. */
  readonly label: string;
};

/** All slash commands that can be run, subcommands one by one, as a client in a language shows them. */
export function runnables(commands: readonly APIApplicationCommand[], locale: string): Runnable[] {
  return commands
    .filter(({ type }) => type === ApplicationCommandType.ChatInput)
    .flatMap((command) => flattened(command.name, nameIn(command, locale), command, locale));
}

type Part = Pick<APIApplicationCommand, 'description' | 'description_localizations'> & {
  readonly options?: readonly APIApplicationCommandOption[];
};

function flattened(path: string, label: string, part: Part, locale: string): Runnable[] {
  const options = part.options ?? [];
  const deeper = options.filter(isSubcommand);
  if (deeper.length === 0) {
    const own = options.filter(isBasic).map((option) => inLanguage(option, locale));
    return [{ path, label, description: describedIn(part, locale), options: own }];
  }
  return deeper.flatMap((sub) =>
    flattened(`${path} ${sub.name}`, `${label} ${nameIn(sub, locale)}`, sub, locale),
  );
}

function inLanguage(option: APIApplicationCommandBasicOption, locale: string): RunnableOption {
  const shown = { ...option, label: nameIn(option, locale), description: describedIn(option, locale) };
  if (!('choices' in shown) || shown.choices === undefined) return shown;
  const choices = shown.choices.map((choice) => ({ ...choice, name: nameIn(choice, locale) }));
  return { ...shown, choices } as RunnableOption;
}

function isSubcommand(
  option: APIApplicationCommandOption,
): option is Extract<APIApplicationCommandOption, { type: Type.Subcommand | Type.SubcommandGroup }> {
  return option.type === Type.Subcommand || option.type === Type.SubcommandGroup;
}

function isBasic(option: APIApplicationCommandOption): option is APIApplicationCommandBasicOption {
  return !isSubcommand(option);
}

/** The commands that fit what is typed after the slash, by either name: those that begin with it first. */
export function matching(all: readonly Runnable[], typed: string): Runnable[] {
  const wanted = typed.trim().toLowerCase();
  const isBegun = ({ path, label }: Runnable) => label.startsWith(wanted) || path.startsWith(wanted);
  const begins = all.filter(isBegun);
  const within = all.filter(
    (one) => !isBegun(one) && (one.label.includes(wanted) || one.path.includes(wanted)),
  );
  return [...begins, ...within];
}

/** A command written out, with what its options were given. */
export interface WrittenCommand {
  readonly command: Runnable;
  /** By the options' own names. */
  readonly values: ReadonlyMap<string, string>;
}

/** Reads `/ask question: who said it? private: true`, in either language; null when it begins with no command and a space. */
export function parseCommand(all: readonly Runnable[], text: string): WrittenCommand | null {
  const [found] = all
    .flatMap((command) => [command.label, command.path].map((name) => ({ command, name })))
    .filter(({ name }) => text.startsWith(`/${name} `))
    .sort((a, b) => b.name.length - a.name.length);
  if (found === undefined) return null;
  const { command, name } = found;
  const rest = text.slice(name.length + 1);
  const names = new Map(
    command.options.flatMap((option) => [
      [option.label, option.name],
      [option.name, option.name],
    ]),
  );
  const values = new Map<string, string>();
  if (names.size === 0) return { command, values };
  const parts = rest.split(new RegExp(`\\s(${[...names.keys()].join('|')}):\\s?`));
  for (let index = 1; index < parts.length; index += 2) {
    values.set(names.get(parts[index] ?? '') ?? '', (parts[index + 1] ?? '').trim());
  }
  const [unnamed = ''] = parts;
  const first = command.options[0];
  if (unnamed.trim() !== '' && first !== undefined && !values.has(first.name)) {
    values.set(first.name, unnamed.trim());
  }
  return { command, values };
}
