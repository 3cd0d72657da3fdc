import type { MessageView } from '../../../control/view.ts';
import { api } from '../api.ts';
import { openDialog } from '../dialog.ts';
import { element } from '../element.ts';

/** Shows developers what the bot sent for a message, word for word, and the message as Discord gives it. */
export async function showPayload(message: MessageView): Promise<void> {
  const sent = message.author.bot === true ? await api.sent(message.id) : [];
  const parts = sent.map(({ method, route, body }) => part(`Sent by the bot: ${method} ${route}`, body));
  openDialog('Payload', 'payload', ...parts, part('The message as Discord gives it', message));
}

function part(title: string, json: unknown): HTMLElement {
  return element(
    'section',
    { class: 'payload-part' },
    element('h3', {}, title),
    element('pre', { tabindex: '0', 'aria-label': title }, JSON.stringify(json, null, 2)),
  );
}
