import type { APIComponentInMessageActionRow, ComponentType } from 'discord-api-types/v10';
import type { MessageView } from '../../../control/view.ts';
import { api } from '../api.ts';
import { type Choosable, choosable } from '../choosable.ts';
import { element } from '../element.ts';
import { icon } from '../icon.ts';
import type { Interactions } from '../interactions.ts';
import { ListBox } from '../list-box.ts';

type Menu = Exclude<APIComponentInMessageActionRow, { type: ComponentType.Button }>;

/** A select menu under a message: its choices open below it, with their descriptions. */
export function menu(interactions: Interactions, message: MessageView, part: Menu): HTMLElement {
  const choices = choosable(interactions.session, part);
  const placeholder = part.placeholder ?? 'Make a selection';
  const chosen = choices.filter((choice) => choice.chosen).map(({ label }) => label);
  const opener = element(
    'button',
    {
      type: 'button',
      class: 'select',
      disabled: part.disabled,
      'aria-haspopup': 'listbox',
      'aria-expanded': 'false',
      'aria-label': placeholder,
    },
    element('span', { class: chosen.length > 0 ? '' : 'placeholder' }, chosen.join(', ') || placeholder),
    icon('down'),
  );
  const whole = element('div', { class: 'select-menu' }, opener);
  const most = part.max_values ?? 1;
  const list = new ListBox<Choosable>({
    opener,
    label: placeholder,
    items: choices,
    most,
    chosen: (picked) => {
      const values = picked.map(({ value }) => value);
      void interactions.begin(opener, message.id, (as) =>
        api.choose({ as, message: message.id, menu: part.custom_id, values }),
      );
    },
  });
  opener.addEventListener('click', () => list.toggle());
  whole.append(list.element);
  return whole;
}
