import { element } from '../element.ts';
import { icon } from '../icon.ts';
import type { Session } from '../session.ts';

/** The servers at the far left, and the direct messages above them. */
export function serverRail(session: Session): HTMLElement {
  const rail = element('ul', { class: 'server-rail' });
  const draw = () => {
    const direct = railButton('Direct messages', session.server === null, icon('message'), () =>
      session.goTo(null, null),
    );
    const servers = session.servers.map((server) =>
      railButton(
        server.name,
        server.id === session.server?.id,
        element('img', { src: `/avatars/${server.id}`, alt: '' }),
        () => session.goTo(server, null),
      ),
    );
    rail.replaceChildren(direct, ...servers);
  };
  session.on('places', draw);
  return element('nav', { 'aria-label': 'Servers', class: 'servers' }, rail);
}

function railButton(label: string, current: boolean, picture: Element, go: () => Promise<void>): HTMLElement {
  const attributes = {
    type: 'button',
    class: 'server',
    title: label,
    'aria-label': label,
    'aria-current': current ? 'true' : null,
  };
  const button = element('button', attributes, picture);
  button.addEventListener('click', () => void go());
  return element('li', {}, button);
}
