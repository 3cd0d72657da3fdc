import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType as Option,
} from 'discord-api-types/v10';
import type { Channel } from '../model.ts';
import { channelPermissions, may } from '../permissions.ts';
import type { Platform } from '../platform.ts';
import type { WorldFile } from '../world/world.ts';
import { Finder, Refusal } from './find.ts';
import { booleanValue, numberValue, type OptionValue, textValue } from './option-value.ts';

export type OptionValues = Readonly<Record<string, OptionValue>>;

/** What Discord sends along for the ids among the options. */
export interface Resolved {
  readonly users: Record<string, unknown>;
  readonly members: Record<string, unknown>;
  readonly channels: Record<string, unknown>;
  readonly roles: Record<string, unknown>;
  readonly attachments: Record<string, unknown>;
  readonly messages: Record<string, unknown>;
}

export function emptyResolved(): Resolved {
  return { users: {}, members: {}, channels: {}, roles: {}, attachments: {}, messages: {} };
}

/** Who fills in a command, and where. */
export interface Asker {
  readonly userId: string;
  readonly channel: Channel;
}

/** A filled-in option, as an interaction carries it. */
export interface SentOption {
  readonly name: string;
  readonly type: number;
  readonly value?: string | number | boolean;
  readonly options?: readonly SentOption[];
  readonly focused?: true;
}

/**
 * Fills in a command's options as Discord's client does, with its checks: known, required, in range, one of
 * the choices.
 *
 * @param path the subcommand (and its group), outermost first
 * @param focused for autocomplete: the option being typed, which is not checked, nor is anything required
 * @throws Refusal when Discord's client would not send it
 */
export function fillOptions(
  platform: Platform,
  asker: Asker,
  defined: readonly APIApplicationCommandOption[],
  path: readonly string[],
  values: OptionValues,
  resolved: Resolved,
  focused: string | null = null,
): SentOption[] {
  const [step, ...deeper] = path;
  if (step !== undefined) {
    const found = defined.find(({ name, type }) => name === step && type <= Option.SubcommandGroup);
    if (found === undefined) throw new Refusal(`The command has no subcommand ${step}.`);
    const inner = 'options' in found ? (found.options ?? []) : [];
    const options = fillOptions(platform, asker, inner, deeper, values, resolved, focused);
    return [{ name: found.name, type: found.type, options }];
  }
  if (defined.some(({ type }) => type <= Option.SubcommandGroup)) {
    throw new Refusal(`Say which subcommand: ${defined.map(({ name }) => name).join(', ')}.`);
  }
  for (const name of Object.keys(values)) {
    if (!defined.some((option) => option.name === name)) throw new Refusal(`There is no option ${name}.`);
  }
  return defined.flatMap((option) => {
    const value = values[option.name];
    if (focused === option.name) {
      return [{ name: option.name, type: option.type, value: String(value ?? ''), focused: true as const }];
    }
    if (value === undefined) {
      if (option.required === true && focused === null)
        throw new Refusal(`Option ${option.name} is required.`);
      return [];
    }
    const sent = resolveValue(platform, asker, option, value, resolved);
    return [{ name: option.name, type: option.type, value: sent }];
  });
}

function resolveValue(
  platform: Platform,
  asker: Asker,
  option: APIApplicationCommandOption,
  value: OptionValue,
  resolved: Resolved,
): string | number | boolean {
  switch (option.type) {
    case Option.String:
      return textValue(option, value);
    case Option.Integer:
    case Option.Number:
      return numberValue(option, value);
    case Option.Boolean:
      return booleanValue(option, value);
    case Option.Attachment:
      if (typeof value !== 'object') throw new Refusal(`Option ${option.name} must be a file.`);
      return uploaded(platform, asker.channel, value, resolved);
    default:
      return entityId(platform, asker, option, String(value), resolved);
  }
}

/** Keeps an uploaded file, as Discord does before it sends the interaction. */
export function uploaded(
  { store, represent, clock }: Platform,
  channel: Channel,
  file: WorldFile,
  resolved: Resolved,
): string {
  const id = store.ids.next(clock.now());
  const kept = store.addFile({ ...file, id, channelId: channel.id, description: null, ephemeral: true });
  resolved.attachments[id] = represent.attachment(kept);
  return id;
}

function entityId(
  { store, represent }: Platform,
  { channel, userId }: Asker,
  option: APIApplicationCommandOption,
  idOrName: string,
  resolved: Resolved,
): string {
  const find = new Finder(store);
  const server = store.server(channel.serverId);
  if (option.type === Option.Channel) {
    const found = find.channel(idOrName, channel.serverId);
    if (!may(store, found, userId)) throw new Refusal('This person cannot see that channel.');
    const types: readonly number[] = option.channel_types ?? [];
    const shown = represent.channel(found);
    if (types.length > 0 && !types.includes(shown.type)) {
      throw new Refusal(`Option ${option.name} does not take a channel of this type.`);
    }
    resolved.channels[found.id] = {
      ...shown,
      permissions: String(channelPermissions(store, found, userId)),
    };
    return found.id;
  }
  const role = [...(server?.roles.values() ?? [])].find(
    ({ id, name }) => id === idOrName || name === idOrName,
  );
  if (option.type !== Option.User && server !== undefined && role !== undefined) {
    resolved.roles[role.id] = represent.role(server, role);
    return role.id;
  }
  if (option.type === Option.Role) throw new Refusal(`There is no role ${idOrName}.`);
  const user = find.user(idOrName);
  resolveUser(store, represent, channel, user.id, resolved);
  return user.id;
}

/** Adds a user, and the member they are, to what is sent along. */
export function resolveUser(
  store: Platform['store'],
  represent: Platform['represent'],
  channel: Channel,
  userId: string,
  resolved: Resolved,
): void {
  resolved.users[userId] = represent.userById(userId);
  const member = store.server(channel.serverId)?.members.get(userId);
  if (member === undefined) return;
  const { user: _, ...partial } = represent.member(member);
  resolved.members[userId] = { ...partial, permissions: String(channelPermissions(store, channel, userId)) };
}
