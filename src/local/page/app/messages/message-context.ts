import type { MessageView } from '../../../control/view.ts';
import { type Child, element } from '../element.ts';
import { icon } from '../icon.ts';
import { nameIn } from '../localised.ts';
import type { Session } from '../session.ts';

const BY_SLASH_COMMAND = 20;
const THREAD_STARTER = 21;

/** The line above a message: which command it answers, or which message it replies to. */
export function context(session: Session, message: MessageView): Child {
  const metadata = message.interaction_metadata;
  if (message.type === BY_SLASH_COMMAND && metadata !== undefined) {
    const name = 'name' in metadata ? String(metadata.name) : '';
    const command = session.commands.find((each) => each.name === name);
    const by = metadata.user.id;
    return line(
      avatar(by),
      element('span', { class: 'author' }, session.nameOf(by)),
      ' used ',
      element(
        'span',
        { class: 'mention' },
        `/${command === undefined ? name : nameIn(command, session.locale)}`,
      ),
    );
  }
  const { referenced_message: origin } = message;
  if (message.type === THREAD_STARTER && origin) {
    return line(icon('thread'), 'Thread started from: ', excerpt(session, origin));
  }
  if (message.message_reference === undefined) return null;
  if (!origin) return line(icon('reply'), element('em', {}, 'Original message was deleted'));
  return line(
    icon('reply'),
    avatar(origin.author.id),
    element('span', { class: 'author' }, session.nameOf(origin.author.id)),
    excerpt(session, origin),
  );
}

function line(...children: readonly Child[]): HTMLElement {
  return element('div', { class: 'message-context' }, ...children);
}

function avatar(id: string): HTMLElement {
  return element('img', { class: 'avatar-small', src: `/avatars/${id}`, alt: '' });
}

type Origin = Pick<MessageView, 'id' | 'channel_id' | 'content'>;

function excerpt(session: Session, { id, channel_id: channel, content }: Origin): HTMLElement {
  const text = content === '' ? 'Click to see the message' : content.replaceAll(/\s+/g, ' ').slice(0, 200);
  const made = element('button', { type: 'button', class: 'as-text' }, text);
  made.addEventListener('click', () => void session.goToMessage(channel, id));
  return made;
}
