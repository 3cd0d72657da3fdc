import type { MessageView } from '../../../control/view.ts';
import { api } from '../api.ts';
import { element } from '../element.ts';
import type { Interactions } from '../interactions.ts';
import type { Session } from '../session.ts';

/** The reactions to a message; pressing one adds one's own or takes it back. */
export function reactions(
  session: Session,
  interactions: Interactions,
  message: MessageView,
): HTMLElement | null {
  if (message.reactions === undefined || message.reactions.length === 0) return null;
  return element(
    'div',
    { class: 'reactions' },
    ...message.reactions.map(({ emoji, count, me }) => {
      const name = emoji.name ?? '';
      const made = element(
        'button',
        {
          type: 'button',
          class: 'reaction',
          'aria-pressed': String(me),
          'aria-label': `${name}, ${count} ${count === 1 ? 'reaction' : 'reactions'}`,
        },
        element('span', { class: 'emoji' }, name),
        element('span', {}, String(count)),
      );
      made.addEventListener('click', () => {
        api
          .react({ as: session.me?.id ?? '', message: message.id, emoji: name })
          .catch((error: unknown) => interactions.complain(error, message.id));
      });
      return made;
    }),
  );
}
