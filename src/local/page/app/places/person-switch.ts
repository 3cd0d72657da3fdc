import { element } from '../element.ts';
import { icon } from '../icon.ts';
import type { Session } from '../session.ts';
import { otherTheme, theme } from '../theme.ts';

/** Who looks at the page, at the bottom left: any of the people, moderator or member; and dark or light. */
export function personSwitch(session: Session): HTMLElement {
  const avatar = element('img', { class: 'avatar-medium', alt: '' });
  const choice = element('select', { id: 'person', class: 'person' });
  choice.addEventListener('change', () => void session.become(choice.value));
  const light = element('button', { type: 'button', class: 'tool' });
  const drawTheme = () => {
    const next = otherTheme();
    light.setAttribute('aria-label', `Switch to the ${next} theme`);
    light.title = `Switch to the ${next} theme`;
    light.replaceChildren(icon(next === 'light' ? 'sun' : 'moon'));
  };
  light.addEventListener('click', () => {
    theme(otherTheme());
    drawTheme();
  });
  drawTheme();
  session.on('places', () => {
    if (session.me === null) return;
    avatar.src = `/avatars/${session.me.id}`;
    const people = session.users.filter(({ bot }) => bot !== true);
    choice.replaceChildren(
      ...people.map(({ id, global_name: name }) =>
        element('option', { value: id }, `${name ?? id}${roleIn(session, id)}`),
      ),
    );
    choice.value = session.me.id;
  });
  return element(
    'div',
    { class: 'person-switch' },
    avatar,
    element('div', { class: 'person-choice' }, element('label', { for: 'person' }, 'You are'), choice),
    light,
  );
}

/** What somebody is in the server that is shown, where it matters to what they may do. */
function roleIn({ server, members }: Session, userId: string): string {
  if (server === null) return '';
  const member = members.find((each) => each.userId === userId);
  if (member === undefined) return ' (not here)';
  if (server.ownerId === userId) return ' (owner)';
  return member.permissions.includes('ManageMessages') ? ' (moderator)' : '';
}
