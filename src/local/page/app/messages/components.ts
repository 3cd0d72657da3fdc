import {
  type APIButtonComponent,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import type { MessageView } from '../../../control/view.ts';
import { api } from '../api.ts';
import { type Child, element } from '../element.ts';
import { icon } from '../icon.ts';
import type { Interactions } from '../interactions.ts';
import { menu } from './menu.ts';

const LOOKS: Readonly<Record<number, string>> = {
  [ButtonStyle.Primary]: 'primary',
  [ButtonStyle.Secondary]: 'secondary',
  [ButtonStyle.Success]: 'success',
  [ButtonStyle.Danger]: 'danger',
  [ButtonStyle.Link]: 'secondary',
};

/** The buttons and menus under a message. */
export function componentRows(interactions: Interactions, message: MessageView): HTMLElement[] {
  return (message.components ?? []).map((row) => componentRow(interactions, message, row));
}

function componentRow(
  interactions: Interactions,
  message: MessageView,
  row: APIMessageTopLevelComponent,
): HTMLElement {
  if (row.type !== ComponentType.ActionRow) return element('div', {}, JSON.stringify(row));
  const parts = row.components.map((part): Child => {
    if (part.type === ComponentType.Button) return button(interactions, message, part);
    return menu(interactions, message, part);
  });
  return element('div', { class: 'component-row' }, ...parts);
}

function button(interactions: Interactions, message: MessageView, part: APIButtonComponent): HTMLElement {
  const label = 'label' in part ? part.label : undefined;
  const emoji = 'emoji' in part ? part.emoji?.name : undefined;
  const content: Child[] = [
    emoji && element('span', { class: 'emoji', 'aria-hidden': label ? 'true' : null }, emoji),
    label && element('span', {}, label),
  ];
  const look = `button ${LOOKS[part.style] ?? 'secondary'}`;
  if (part.style === ButtonStyle.Link) {
    return element(
      'a',
      { class: look, href: part.url, target: '_blank', rel: 'noopener noreferrer' },
      ...content,
      icon('external'),
    );
  }
  const made = element('button', { type: 'button', class: look, disabled: part.disabled }, ...content);
  const customId = 'custom_id' in part ? part.custom_id : '';
  made.addEventListener('click', () => {
    void interactions.begin(made, message.id, (as) =>
      api.press({ as, message: message.id, button: customId }),
    );
  });
  return made;
}
