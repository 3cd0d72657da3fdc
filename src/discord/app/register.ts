import { isDeepStrictEqual } from 'node:util';
import { type REST, Routes } from 'discord.js';
import type { Command } from './command.ts';

type Json = Record<string, unknown>;

/**
 * Makes Discord's list of this bot's commands the given one, with one bulk overwrite, and only when it
 * differs: every overwrite counts towards the 200 creations a day.
 *
 * @param guild - the one server to register to; null registers to all, and direct messages
 * @returns true when something had to change
 */
export async function registerCommands(
  rest: REST,
  application: string,
  guild: string | null,
  commands: readonly Command[],
): Promise<boolean> {
  const route =
    guild === null
      ? Routes.applicationCommands(application)
      : Routes.applicationGuildCommands(application, guild);
  const wanted = commands.map((command) => ({ ...command.data }) as Json);
  const body = guild === null ? wanted : wanted.map(withoutContexts);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const registered = (await rest.get(route, { query })) as Json[];
  if (sameCommands(registered, body)) return false;
  await rest.put(route, { body });
  return true;
}

/** A server's own commands have no contexts: they are in that server. */
function withoutContexts({ contexts: _, integration_types: __, ...command }: Json): Json {
  return command;
}

/**
 * True when the lists say the same. What Discord adds (ids, versions) or fills in (`required: false`)
 * does not count, nor does the order of commands; the order of options and choices does.
 */
export function sameCommands(registered: readonly Json[], wanted: readonly Json[]): boolean {
  return isDeepStrictEqual(byName(registered), byName(wanted));
}

function byName(commands: readonly Json[]): Map<string, Json> {
  return new Map(commands.map((command) => [`${command.type ?? 1} ${command.name}`, essence(command)]));
}

function essence(command: Json): Json {
  return present({
    ...command,
    type: command.type ?? 1,
    description: command.description ?? '',
    options: list(command.options).map(essenceOfOption),
    contexts: sorted(command.contexts),
    integration_types: sorted(command.integration_types),
  });
}

function essenceOfOption(option: Json): Json {
  return present({
    ...option,
    options: list(option.options).map(essenceOfOption),
    choices: list(option.choices).map(present),
    channel_types: sorted(option.channel_types),
  });
}

/** Discord's own additions and defaults. */
const ADDED = ['id', 'application_id', 'guild_id', 'version', 'default_permission', 'dm_permission'];

/** Without what Discord adds, and without what is empty, null or false, which means "not set". */
function present(value: Json): Json {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([key, each]) =>
        !ADDED.includes(key) &&
        each !== null &&
        each !== undefined &&
        each !== false &&
        !(Array.isArray(each) && each.length === 0),
    ),
  );
}

function list(value: unknown): Json[] {
  return Array.isArray(value) ? value : [];
}

function sorted(value: unknown): unknown {
  return Array.isArray(value) ? [...value].sort() : value;
}
