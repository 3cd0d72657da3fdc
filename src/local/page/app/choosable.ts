import { ChannelType, ComponentType } from 'discord-api-types/v10';
import type { ChannelView } from '../../control/places.ts';
import type { ListItem } from './list-box.ts';
import type { Session } from './session.ts';

/** What can be chosen in a menu. */
export interface Choosable extends ListItem {
  readonly value: string;
}

interface Menu {
  readonly type: ComponentType;
  readonly options?: readonly {
    readonly label: string;
    readonly value: string;
    readonly description?: string;
    readonly default?: boolean;
  }[];
  readonly channel_types?: readonly ChannelType[];
  readonly default_values?: readonly { readonly id: string }[];
}

/** Discord's numbers for the kinds of channels. */
const CHANNEL_TYPES: Readonly<Record<ChannelView['kind'], ChannelType>> = {
  text: ChannelType.GuildText,
  voice: ChannelType.GuildVoice,
  announcement: ChannelType.GuildAnnouncement,
  thread: ChannelType.PublicThread,
  forum: ChannelType.GuildForum,
  forumPost: ChannelType.PublicThread,
  category: ChannelType.GuildCategory,
  dm: ChannelType.DM,
};

/** The choices of a menu: its own, or the server's people, roles and channels. */
export function choosable(session: Session, menu: Menu): Choosable[] {
  const chosen = new Set(menu.default_values?.map(({ id }) => id));
  return choicesOf(session, menu).map((choice) => ({
    ...choice,
    chosen: choice.chosen === true || chosen.has(choice.value),
  }));
}

/** The server's channels of some types, or of all. */
export function channelsOf({ server }: Session, types: readonly ChannelType[] | undefined): Choosable[] {
  const channels = server?.channels ?? [];
  const fitting = channels.filter(({ kind }) => types === undefined || types.includes(CHANNEL_TYPES[kind]));
  return fitting.map(({ id, name }) => ({ label: `#${name}`, value: id }));
}

function choicesOf(session: Session, menu: Menu): Choosable[] {
  switch (menu.type) {
    case ComponentType.StringSelect:
      return (menu.options ?? []).map(({ label, value, description, default: chosen }) => ({
        label,
        value,
        ...(description === undefined ? {} : { detail: description }),
        chosen: chosen === true,
      }));
    case ComponentType.ChannelSelect:
      return channelsOf(session, menu.channel_types);
    case ComponentType.RoleSelect:
      return rolesOf(session);
    case ComponentType.MentionableSelect:
      return [...peopleOf(session), ...rolesOf(session)];
    default:
      return peopleOf(session);
  }
}

function peopleOf({ members }: Session): Choosable[] {
  return members.map(({ userId, displayName, username }) => ({
    label: displayName,
    value: userId,
    detail: username,
  }));
}

function rolesOf({ members }: Session): Choosable[] {
  const roles = new Map(members.flatMap((member) => member.roles).map((role) => [role.id, role.name]));
  return [...roles].map(([value, name]) => ({ label: `@${name}`, value }));
}
