import type { ChannelView } from '../../../control/places.ts';
import { element } from '../element.ts';
import { icon } from '../icon.ts';
import type { Session } from '../session.ts';
import { iconOf } from './icon-of.ts';

/** The channels of the server, threads and posts below theirs. */
export function channelList(session: Session): HTMLElement {
  const title = element('h2', { class: 'server-name' });
  const list = element('ul', { class: 'channels' });
  session.on('places', () => {
    title.textContent = session.server?.name ?? 'Direct messages';
    const focused = list.contains(document.activeElement);
    list.replaceChildren(...(session.server === null ? [directLine(session)] : channelLines(session)));
    if (focused) list.querySelector<HTMLElement>('[aria-current]')?.focus();
  });
  return element('nav', { 'aria-label': 'Channels', class: 'channel-list' }, title, list);
}

function channelLines(session: Session): HTMLElement[] {
  const channels = session.server?.channels ?? [];
  const within = (parent: string) =>
    channels.filter(({ parentId, archived }) => parentId === parent && !archived);
  return channels
    .filter(({ parentId }) => parentId === null)
    .map((channel) => {
      const threads = within(channel.id);
      const below = threads.map((thread) => element('li', {}, channelButton(session, thread)));
      // A forum holds posts alone; there is nothing to read in itself.
      const head = channel.kind === 'forum' ? forumHead(channel) : channelButton(session, channel);
      return element('li', {}, head, below.length > 0 && element('ul', { class: 'threads' }, ...below));
    });
}

function forumHead(channel: ChannelView): HTMLElement {
  return element('div', { class: 'channel forum' }, icon(iconOf(channel)), element('span', {}, channel.name));
}

function channelButton(session: Session, channel: ChannelView): HTMLElement {
  const current = channel.id === session.channel?.id;
  const unread = !current && session.unread.has(channel.id);
  const button = element(
    'button',
    {
      type: 'button',
      class: unread ? 'channel unread' : 'channel',
      'aria-current': current ? 'page' : null,
    },
    icon(iconOf(channel)),
    element('span', {}, channel.name),
    unread && element('span', { class: 'for-readers' }, ', unread'),
  );
  button.addEventListener('click', () => void session.goTo(session.server, channel));
  return button;
}

function directLine(session: Session): HTMLElement {
  const name = session.bot?.global_name ?? 'the bot';
  return element(
    'li',
    {},
    element(
      'button',
      { type: 'button', class: 'channel', 'aria-current': 'page' },
      element('img', { class: 'avatar-small', src: `/avatars/${session.bot?.id ?? ''}`, alt: '' }),
      element('span', {}, name),
    ),
  );
}
