import { element } from '../element.ts';
import { icon } from '../icon.ts';
import type { Session } from '../session.ts';
import { iconOf } from './icon-of.ts';

/** The bar above the messages: the channel and its topic; on a narrow screen the way to the channels. */
export function channelHead(session: Session, places: HTMLElement): HTMLElement {
  const name = element('h1', { class: 'channel-title' });
  const topic = element('p', { class: 'topic' });
  const opener = element(
    'button',
    {
      type: 'button',
      class: 'tool places-opener',
      'aria-controls': places.id,
      'aria-expanded': 'false',
      'aria-label': 'Servers and channels',
    },
    icon('menu'),
  );
  const open = (wanted: boolean) => {
    places.classList.toggle('open', wanted);
    opener.setAttribute('aria-expanded', String(wanted));
  };
  opener.addEventListener('click', () => {
    open(!places.classList.contains('open'));
    if (places.classList.contains('open')) places.querySelector<HTMLElement>('[aria-current]')?.focus();
  });
  places.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !places.classList.contains('open')) return;
    open(false);
    opener.focus();
  });
  session.on('channel', () => open(false));
  session.on('places', () => {
    const { channel, server, bot } = session;
    const title = server === null ? (bot?.global_name ?? '') : (channel?.name ?? '');
    const parent = server?.channels.find(({ id }) => id === channel?.parentId);
    name.replaceChildren(...(channel === null ? [] : [icon(iconOf(channel))]), title);
    topic.textContent = channel?.topic ?? (parent === undefined ? '' : `in #${parent.name}`);
    document.title = `${title} · ${server?.name ?? 'Direct messages'} · Local Discord`;
  });
  return element('header', { class: 'channel-head' }, opener, name, topic);
}
