import type { MessageView } from '../../../control/view.ts';
import { api } from '../api.ts';
import { element } from '../element.ts';
import type { Interactions } from '../interactions.ts';
import { nameIn } from '../localised.ts';
import type { Session } from '../session.ts';
import { showPayload } from './payload.ts';

const MESSAGE_COMMAND = 3;

interface Entry {
  readonly label: string;
  readonly app?: boolean;
  readonly danger?: boolean;
  readonly act: () => void;
}

/** What the page offers for a message besides the bot's commands. */
export interface MenuWishes {
  reply(message: MessageView): void;
}

/** Opens the menu of a message: the bot's message commands under Apps, then the usual deeds. */
export function openMessageMenu(
  session: Session,
  interactions: Interactions,
  wishes: MenuWishes,
  message: MessageView,
  at: { x: number; y: number },
): void {
  const back = document.activeElement;
  const close = () => {
    menu.remove();
    document.removeEventListener('pointerdown', outside);
    if (back instanceof HTMLElement) back.focus({ preventScroll: true });
  };
  const outside = ({ target }: Event) => {
    if (!(target instanceof Node) || !menu.contains(target)) close();
  };
  const items = entries(session, interactions, wishes, message).map((entry) => {
    const classes = ['menu-item', entry.danger ? 'danger' : ''].filter(Boolean).join(' ');
    const item = element(
      'button',
      { type: 'button', role: 'menuitem', class: classes, tabindex: '-1' },
      element('span', {}, entry.label),
      entry.app && element('span', { class: 'menu-app' }, 'APP'),
    );
    item.addEventListener('click', () => {
      close();
      entry.act();
    });
    item.addEventListener('pointerenter', () => item.focus());
    return item;
  });
  const menu = element('div', { class: 'message-menu', role: 'menu', 'aria-label': 'Message' }, ...items);
  menu.addEventListener('keydown', (event) => moveWithKeys(event, items, close));
  document.body.append(menu);
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(8, Math.min(at.x, window.innerWidth - width - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(at.y, window.innerHeight - height - 8))}px`;
  document.addEventListener('pointerdown', outside);
  items[0]?.focus();
}

function entries(
  session: Session,
  interactions: Interactions,
  wishes: MenuWishes,
  message: MessageView,
): Entry[] {
  const as = session.me?.id ?? '';
  const attempt = (deed: Promise<unknown>) =>
    void deed.catch((error: unknown) => interactions.complain(error, message.id));
  const own = message.author.id === as;
  const apps = message.ephemeral ? [] : session.commands.filter(({ type }) => type === MESSAGE_COMMAND);
  const listed: (Entry | false)[] = [
    ...apps.map((command) => ({
      label: nameIn(command, session.locale),
      app: true,
      act: () =>
        void interactions.begin(null, null, () =>
          api.run({ ...session.place(), command: command.name, target: message.id, options: {} }),
        ),
    })),
    !message.ephemeral && { label: 'Reply', act: () => wishes.reply(message) },
    !message.ephemeral && {
      label: 'Add 👍',
      act: () => attempt(api.react({ as, message: message.id, emoji: '👍' })),
    },
    {
      label: 'Copy text',
      act: () => void navigator.clipboard?.writeText(message.content || textOf(message)),
    },
    { label: 'Show payload', act: () => attempt(showPayload(message)) },
    (own || message.ephemeral || session.permissions.includes('ManageMessages')) && {
      label: message.ephemeral ? 'Dismiss message' : 'Delete message',
      danger: true,
      act: () => attempt(api.remove({ as, message: message.id })),
    },
  ];
  return listed.filter((entry) => entry !== false);
}

function textOf({ embeds }: MessageView): string {
  return embeds.map(({ title, description }) => [title, description].filter(Boolean).join('\n')).join('\n\n');
}

function moveWithKeys(event: KeyboardEvent, items: readonly HTMLElement[], close: () => void): void {
  const { key } = event;
  const focused = document.activeElement;
  const at = focused instanceof HTMLElement ? items.indexOf(focused) : -1;
  if (key === 'ArrowDown') items[(at + 1) % items.length]?.focus();
  else if (key === 'ArrowUp') items[(at - 1 + items.length) % items.length]?.focus();
  else if (key === 'Home') items[0]?.focus();
  else if (key === 'End') items.at(-1)?.focus();
  else if (key === 'Escape' || key === 'Tab') close();
  else return;
  event.preventDefault();
}
