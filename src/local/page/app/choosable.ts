import { ComponentType } from 'discord-api-types/v10';
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
}

/** The choices of a menu: its own, or the server's people, roles and channels. */
export function choosable(session: Session, menu: Menu): Choosable[] {
  switch (menu.type) {
    case ComponentType.StringSelect:
      return (menu.options ?? []).map(({ label, value, description, default: chosen }) => ({
        label,
        value,
        ...(description === undefined ? {} : { detail: description }),
        chosen: chosen === true,
      }));
    case ComponentType.ChannelSelect:
      return (session.server?.channels ?? []).map(({ id, name }) => ({ label: `#${name}`, value: id }));
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
