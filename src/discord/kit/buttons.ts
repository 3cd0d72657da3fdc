import type { APISelectMenuOption } from 'discord.js';
import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { Words } from '../../words/words.ts';
import { cutBetweenWords, LIMITS } from './limits.ts';
import type { ReplyRow } from './reply.ts';

/** A quiet button. */
export interface Button {
  readonly label: string;
  readonly id: string;
  readonly emoji?: string;
  readonly disabled?: boolean;
}

/** A row of at most five buttons, ids that come twice left out, as Discord refuses them; null when there are none. */
export function buttonRow(buttons: readonly Button[]): ReplyRow | null {
  if (buttons.length === 0) return null;
  const different = buttons.filter(({ id }, index) => buttons.findIndex((one) => one.id === id) === index);
  return {
    type: ComponentType.ActionRow,
    components: different.slice(0, LIMITS.buttonsPerRow).map((button) => ({
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      label: cutBetweenWords(button.label, LIMITS.buttonLabel),
      custom_id: button.id,
      ...(button.emoji === undefined ? {} : { emoji: { name: button.emoji } }),
      ...(button.disabled ? { disabled: true } : {}),
    })),
  };
}

/** The two buttons of a pager, each disabled at its end; none when there is only one page. */
export function pager(
  { say }: Words,
  page: number,
  pages: number,
  previous: string,
  next: string,
): readonly Button[] {
  if (pages <= 1) return [];
  return [
    { label: say('button.previous'), emoji: '◀️', id: previous, disabled: page === 0 },
    { label: say('button.next'), emoji: '▶️', id: next, disabled: page >= pages - 1 },
  ];
}

/** A choice of a menu; Discord shows label and description as they stand, without Markdown. */
export interface MenuOption {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
  /** Whether it is chosen already. */
  readonly chosen?: boolean;
}

/** A row of one menu with at most 25 options, values that come twice left out; null when there are none. */
export function menuRow(id: string, placeholder: string, options: readonly MenuOption[]): ReplyRow | null {
  const values = new Set<string>();
  const shown: APISelectMenuOption[] = [];
  for (const option of options) {
    if (values.has(option.value) || option.value.length > LIMITS.optionValue) continue;
    values.add(option.value);
    shown.push({
      label: cutBetweenWords(option.label, LIMITS.optionLabel),
      value: option.value,
      ...(option.description
        ? { description: cutBetweenWords(option.description, LIMITS.optionDescription) }
        : {}),
      ...(option.chosen === true ? { default: true } : {}),
    });
    if (shown.length === LIMITS.selectOptions) break;
  }
  if (shown.length === 0) return null;
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: id,
        placeholder: cutBetweenWords(placeholder, LIMITS.selectPlaceholder),
        options: shown,
      },
    ],
  };
}

/** The rows there are. */
export function rows(...given: readonly (ReplyRow | null)[]): ReplyRow[] {
  return given.filter((row) => row !== null);
}
