import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandType,
  ApplicationCommandOptionType as Type,
} from 'discord-api-types/v10';

/** A slash command as it is run: a subcommand counts by itself. */
export interface Runnable {
  /** With subcommands, outermost first: `articles add`. */
  readonly path: string;
  readonly description: string;
  readonly options: readonly APIApplicationCommandBasicOption[];
}

/** All slash commands that can be run, subcommands one by one. */
export function runnables(commands: readonly APIApplicationCommand[]): Runnable[] {
  return commands
    .filter(({ type }) => type === ApplicationCommandType.ChatInput)
    .flatMap(({ name, description, options }) => flattened(name, description, options ?? []));
}

function flattened(
  path: string,
  description: string,
  options: readonly APIApplicationCommandOption[],
): Runnable[] {
  const deeper = options.filter(isSubcommand);
  if (deeper.length === 0) return [{ path, description, options: options.filter(isBasic) }];
  return deeper.flatMap((sub) => flattened(`${path} ${sub.name}`, sub.description, sub.options ?? []));
}

function isSubcommand(
  option: APIApplicationCommandOption,
): option is Extract<APIApplicationCommandOption, { type: Type.Subcommand | Type.SubcommandGroup }> {
  return option.type === Type.Subcommand || option.type === Type.SubcommandGroup;
}

function isBasic(option: APIApplicationCommandOption): option is APIApplicationCommandBasicOption {
  return !isSubcommand(option);
}

/** The commands that fit what is typed after the slash: those that begin with it first. */
export function matching(all: readonly Runnable[], typed: string): Runnable[] {
  const wanted = typed.trim().toLowerCase();
  const begins = all.filter(({ path }) => path.startsWith(wanted));
  const within = all.filter(({ path }) => !path.startsWith(wanted) && path.includes(wanted));
  return [...begins, ...within];
}

/** A command written out, with what its options were given. */
export interface WrittenCommand {
  readonly command: Runnable;
  readonly values: ReadonlyMap<string, string>;
}

/** Reads `/ask question: who said it? private: true`; null when it begins with no command and a space. */
export function parseCommand(all: readonly Runnable[], text: string): WrittenCommand | null {
  const found = all
    .filter(({ path }) => text.startsWith(`/${path} `))
    .sort((a, b) => b.path.length - a.path.length)[0];
  if (found === undefined) return null;
  const rest = text.slice(found.path.length + 1);
  const names = found.options.map(({ name }) => name).join('|');
  const values = new Map<string, string>();
  if (names === '') return { command: found, values };
  const parts = rest.split(new RegExp(`\\s(${names}):\\s?`));
  for (let index = 1; index < parts.length; index += 2) {
    values.set(parts[index] ?? '', (parts[index + 1] ?? '').trim());
  }
  const [unnamed = ''] = parts;
  const first = found.options[0];
  if (unnamed.trim() !== '' && first !== undefined && !values.has(first.name)) {
    values.set(first.name, unnamed.trim());
  }
  return { command: found, values };
}
