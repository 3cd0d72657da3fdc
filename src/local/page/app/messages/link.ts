import { type Child, element } from '../element.ts';
import type { Session } from '../session.ts';

/** Discord's address of a message: server (or `@me`), channel, message. */
const JUMP = /^https:\/\/(?:\w+\.)?discord(?:app)?\.com\/channels\/(?:\d+|@me)\/(\d+)\/(\d+)$/;

/** A link; one to a message goes there inside the page, others open in a window of their own. */
export function link(session: Session, target: string, content: readonly Child[]): HTMLElement {
  const jump = JUMP.exec(target);
  if (!/^https?:\/\//i.test(target)) return element('span', {}, ...content);
  const made = element(
    'a',
    { href: target, target: '_blank', rel: 'noopener noreferrer', title: target },
    ...content,
  );
  if (jump !== null) {
    const [, channel = '', message = ''] = jump;
    made.addEventListener('click', (event) => {
      event.preventDefault();
      void session.goToMessage(channel, message);
    });
  }
  return made;
}
