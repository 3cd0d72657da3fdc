import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { SELECTS } from '../check/components.ts';
import { fieldsOf } from '../check/form-check.ts';
import type { Interaction } from '../interaction.ts';
import type { Channel, Message } from '../model.ts';
import type { Platform } from '../platform.ts';
import { beginInteraction } from './begin.ts';
import { Finder, Refusal } from './find.ts';
import { emptyResolved, resolveUser } from './options.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A button that a person presses. */
export interface Press {
  readonly as: string;
  /** The message's id. */
  readonly message: string;
  /** The button's custom id, label or emoji. */
  readonly button: string;
}

/** What a person chooses in a menu. */
export interface Choose {
  readonly as: string;
  readonly message: string;
  /** The menu's custom id or placeholder; not needed where the message has one menu. */
  readonly menu?: string;
  /** Values or labels of a text menu's options; ids or names of users, roles and channels. */
  readonly values: readonly string[];
}

/** Presses a button. @throws Refusal when it is not there, disabled, a link, or not for this person's eyes */
export function press(platform: Platform, deed: Press): Interaction {
  const { message, channel, userId } = seen(platform, deed);
  const buttons = componentsOf(message).filter(({ type }) => type === ComponentType.Button);
  const button =
    buttons.find(({ custom_id }) => custom_id === deed.button) ??
    buttons.find(({ label, emoji }) => label === deed.button || fieldsOf(emoji).name === deed.button);
  if (button === undefined) throw new Refusal(`There is no button ${deed.button}. ${named(buttons)}`);
  if (button.disabled === true) throw new Refusal(`The button ${deed.button} is disabled.`);
  if (button.style === ButtonStyle.Link) throw new Refusal(`The button ${deed.button} is a link.`);
  const data = { component_type: ComponentType.Button, custom_id: button.custom_id, id: 1 };
  return begin(platform, userId, channel, message, data);
}

/** Chooses in a menu. @throws Refusal as {@link press}, or for values that the menu does not have or take */
export function choose(platform: Platform, deed: Choose): Interaction {
  const { message, channel, userId } = seen(platform, deed);
  const menus = componentsOf(message).filter(({ type }) => SELECTS.includes(Number(type)));
  const menu =
    deed.menu === undefined
      ? menus[0]
      : menus.find(({ custom_id, placeholder }) => custom_id === deed.menu || placeholder === deed.menu);
  if (menu === undefined)
    throw new Refusal(`There is no menu ${deed.menu ?? 'in this message'}. ${named(menus)}`);
  if (menu.disabled === true) throw new Refusal('The menu is disabled.');
  const resolved = emptyResolved();
  const values = chosenValues(platform, channel, menu, deed.values, resolved);
  const filled = Object.entries(resolved).filter(([, entries]) => Object.keys(entries).length > 0);
  const data = {
    component_type: menu.type,
    custom_id: menu.custom_id,
    id: 1,
    values,
    ...(menu.type === ComponentType.StringSelect ? {} : { resolved: Object.fromEntries(filled) }),
  };
  return begin(platform, userId, channel, message, data);
}

/** The values chosen in a menu, of a message or a form, as an interaction carries them. */
export function chosenValues(
  { store, represent }: Platform,
  channel: Channel,
  menu: Fields,
  chosen: readonly string[],
  resolved: ReturnType<typeof emptyResolved>,
): string[] {
  const { min_values: min = 1, max_values: max = 1 } = menu;
  if (chosen.length < Number(min) || chosen.length > Number(max)) {
    throw new Refusal(`The menu takes ${min} to ${max} values, not ${chosen.length}.`);
  }
  const find = new Finder(store);
  const server = store.server(channel.serverId);
  return chosen.map((one) => {
    if (menu.type === ComponentType.StringSelect) {
      const options = Array.isArray(menu.options) ? menu.options.map(fieldsOf) : [];
      const option = options.find(({ value }) => value === one) ?? options.find(({ label }) => label === one);
      if (option === undefined) throw new Refusal(`The menu has no option ${one}.`);
      return String(option.value);
    }
    if (menu.type === ComponentType.ChannelSelect) {
      const found = find.channel(one, channel.serverId);
      const shown = represent.channel(found);
      if (Array.isArray(menu.channel_types) && !menu.channel_types.includes(shown.type))
        throw new Refusal('The menu takes no channel of this type.');
      resolved.channels[found.id] = shown;
      return found.id;
    }
    const role = [...(server?.roles.values() ?? [])].find(({ id, name }) => id === one || name === one);
    if (menu.type !== ComponentType.UserSelect && server !== undefined && role !== undefined) {
      resolved.roles[role.id] = represent.role(server, role);
      return role.id;
    }
    if (menu.type === ComponentType.RoleSelect) throw new Refusal(`There is no role ${one}.`);
    const user = find.user(one);
    resolveUser(store, represent, channel, user.id, resolved);
    return user.id;
  });
}

function seen(platform: Platform, deed: { as: string; message: string }) {
  const find = new Finder(platform.store);
  const message = find.message(deed.message);
  const userId = find.user(deed.as).id;
  if (message.visibleTo !== null && message.visibleTo !== userId) {
    throw new Refusal('This person does not see that message: it is ephemeral.');
  }
  return { message, userId, channel: find.channel(message.channelId) };
}

function componentsOf(message: Message): Fields[] {
  return message.components.flatMap((row) => ('components' in row ? row.components.map(fieldsOf) : []));
}

function begin(platform: Platform, userId: string, channel: Channel, message: Message, data: unknown) {
  const shown = platform.represent.message(message);
  const deed = { kind: 'component' as const, sourceMessageId: message.id };
  return beginInteraction(platform, { userId, channel }, deed, { data, message: shown });
}

function named(components: readonly Fields[]): string {
  const names = components.map(({ label, placeholder, emoji, custom_id }) =>
    String(label ?? placeholder ?? fieldsOf(emoji).name ?? custom_id),
  );
  return names.length === 0 ? 'The message has none.' : `The message has: ${names.join(', ')}.`;
}
