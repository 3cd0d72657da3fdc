import type { APIApplicationCommand } from 'discord-api-types/v10';
import type { Interaction } from '../interaction.ts';
import type { Channel } from '../model.ts';
import { channelPermissions, may } from '../permissions.ts';
import type { Platform } from '../platform.ts';
import { beginInteraction } from './begin.ts';
import { Finder, Refusal } from './find.ts';
import { emptyResolved, fillOptions, type OptionValues, resolveUser } from './options.ts';

/** A command that a person runs. */
export interface RunCommand {
  /** Who: a user's id or name. */
  readonly as: string;
  /** Where: a channel's or thread's id or name; `dm` for the bot's direct messages. */
  readonly channel: string;
  /** The name, with subcommands: `ask`, `article add`, `Check quotations in this message`. */
  readonly command: string;
  readonly options?: OptionValues;
  /** For message commands a message's id, for user commands a user's id or name. */
  readonly target?: string;
}

/** Text that a person types into an option that the bot completes. */
export interface AskForChoices extends RunCommand {
  /** The option being typed; what was typed so far is its value in `options`. */
  readonly focused: string;
}

/** The commands that a person sees in a channel, as Discord's client lists them. */
export function visibleCommands(
  platform: Platform,
  channel: Channel,
  userId: string,
): APIApplicationCommand[] {
  const { store } = platform;
  const server = store.server(channel.serverId);
  if (server !== undefined && !server.members.has(store.bot.id)) return [];
  const own = server === undefined ? [] : (store.commands.get(server.id) ?? []);
  const global = (store.commands.get('global') ?? []).filter(
    (command) => !own.some(({ name, type }) => name === command.name && type === command.type),
  );
  return [...own, ...global].filter((command) => isUsable(platform, command, channel, userId));
}

function isUsable(
  { store }: Platform,
  command: APIApplicationCommand,
  channel: Channel,
  userId: string,
): boolean {
  const inServer = channel.serverId !== null;
  const contexts: readonly number[] = command.contexts ?? [0, 1];
  if (!contexts.includes(inServer ? 0 : 1)) return false;
  if (!inServer) return true;
  if (!may(store, channel, userId, 'UseApplicationCommands')) return false;
  if (command.default_member_permissions === null) return true;
  const needed = BigInt(command.default_member_permissions);
  const held = channelPermissions(store, channel, userId);
  // 0 stands for "nobody but administrators".
  const administrator = (held & 8n) !== 0n;
  return administrator || (needed !== 0n && (held & needed) === needed);
}

/**
 * Runs a command as a person.
 *
 * @throws Refusal when Discord's client would not: no such command there, not allowed, a wrong option
 */
export function runCommand(platform: Platform, run: RunCommand): Interaction {
  return sendCommand(platform, run, null);
}

/** Asks the bot for choices. @throws Refusal as {@link runCommand}, or when the option is not completed */
export function askForChoices(platform: Platform, ask: AskForChoices): Interaction {
  return sendCommand(platform, ask, ask.focused);
}

function sendCommand(platform: Platform, run: RunCommand, focused: string | null): Interaction {
  const { store, clock } = platform;
  const find = new Finder(store);
  const user = find.user(run.as);
  const channel =
    run.channel === 'dm' ? store.directMessages(user.id, clock.now()) : find.channel(run.channel);
  const { command, path } = findCommand(platform, run, channel, user.id);
  if (focused !== null && !isCompleted(command, focused)) {
    throw new Refusal(`The option ${focused} of ${run.command} has no autocomplete.`);
  }
  const resolved = emptyResolved();
  const values = run.options ?? {};
  const asker = { userId: user.id, channel };
  const options = fillOptions(platform, asker, command.options ?? [], path, values, resolved, focused);
  const targetId = command.type === 1 ? null : resolveTarget(platform, command, channel, run, resolved);
  const filled = Object.entries(resolved).filter(([, entries]) => Object.keys(entries).length > 0);
  const data = {
    id: command.id,
    name: command.name,
    type: command.type,
    ...(command.guild_id === undefined ? {} : { guild_id: command.guild_id }),
    ...(command.type === 1 ? { options } : { target_id: targetId }),
    ...(filled.length === 0 ? {} : { resolved: Object.fromEntries(filled) }),
  };
  const deed = {
    kind: focused === null ? ('command' as const) : ('autocomplete' as const),
    commandName: [command.name, ...path].join(' '),
    commandType: command.type,
    commandId: command.id,
    targetId,
  };
  return beginInteraction(platform, { userId: user.id, channel }, deed, { data });
}

function findCommand(platform: Platform, run: RunCommand, channel: Channel, userId: string) {
  const visible = visibleCommands(platform, channel, userId);
  const named = run.command.replace(/^\//, '');
  const whole = visible.find(
    ({ name, type }) => name === named && (type === 1) === (run.target === undefined),
  );
  if (whole !== undefined) return { command: whole, path: [] };
  const [name = '', ...path] = named.split(' ');
  const command = visible.find((one) => one.name === name && one.type === 1);
  if (command !== undefined) return { command, path };
  const exists = [...platform.store.commands.values()]
    .flat()
    .some((one) => one.name === name || one.name === named);
  throw new Refusal(
    exists
      ? `The command ${run.command} is not available to this person in this channel.`
      : `The bot has registered no command ${run.command}.`,
  );
}

function isCompleted(command: APIApplicationCommand, option: string): boolean {
  const search = (options: readonly unknown[]): boolean =>
    options.some((entry) => {
      const one = entry as { name: string; autocomplete?: boolean; options?: readonly unknown[] };
      return (one.name === option && one.autocomplete === true) || search(one.options ?? []);
    });
  return search(command.options ?? []);
}

function resolveTarget(
  { store, represent }: Platform,
  command: APIApplicationCommand,
  channel: Channel,
  run: RunCommand,
  resolved: ReturnType<typeof emptyResolved>,
): string {
  const find = new Finder(store);
  if (run.target === undefined) throw new Refusal(`The command ${command.name} needs a target.`);
  if (command.type === 2) {
    const target = find.user(run.target);
    resolveUser(store, represent, channel, target.id, resolved);
    return target.id;
  }
  const message = store.message(channel.id, run.target);
  if (message === undefined || message.visibleTo !== null) {
    throw new Refusal('There is no such message in this channel that commands can be run on.');
  }
  // The bot may read a message that somebody points it to, whatever its intents.
  resolved.messages[message.id] = represent.message(message);
  return message.id;
}
