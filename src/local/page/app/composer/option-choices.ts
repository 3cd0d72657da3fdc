import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType as Type,
} from 'discord-api-types/v10';
import { channelsOf } from '../choosable.ts';
import type { Session } from '../session.ts';

/** A value that an option can take, by its name. */
export interface Choice {
  readonly name: string;
  readonly value: string;
}

/** What an option offers without asking the bot; null where anything can be typed. */
export function ownChoices(session: Session, option: APIApplicationCommandBasicOption): Choice[] | null {
  if ('choices' in option && option.choices !== undefined && option.choices.length > 0) {
    return option.choices.map(({ name, value }) => ({ name, value: String(value) }));
  }
  switch (option.type) {
    case Type.Boolean:
      return [
        { name: 'True', value: 'true' },
        { name: 'False', value: 'false' },
      ];
    case Type.Channel:
      return channelsOf(session, option.channel_types).map(({ label, value }) => ({ name: label, value }));
    case Type.User:
    case Type.Mentionable:
      return session.members.map(({ userId, displayName }) => ({ name: displayName, value: userId }));
    default:
      return null;
  }
}

/** The choices whose names contain what is typed. */
export function fitting(choices: readonly Choice[], typed: string): Choice[] {
  const wanted = typed.trim().toLowerCase();
  return choices.filter(({ name }) => name.toLowerCase().includes(wanted));
}

/** Whether the bot completes what is typed into an option. */
export function isCompleted(option: APIApplicationCommandBasicOption): boolean {
  return 'autocomplete' in option && option.autocomplete === true;
}
