import type { MessageView } from '../../../control/view.ts';
import { api } from '../api.ts';
import { type Child, element } from '../element.ts';
import { icon } from '../icon.ts';
import type { Interactions } from '../interactions.ts';
import type { Session } from '../session.ts';
import { attachments } from './attachments.ts';
import { componentRows } from './components.ts';
import { shownEmbed } from './embed.ts';
import { formattedText } from './formatted-text.ts';
import { context } from './message-context.ts';
import { reactions } from './reactions.ts';
import { formatted, messageTime } from './timestamp.ts';

/** What a message needs besides itself. */
export interface MessageSetting {
  readonly session: Session;
  readonly interactions: Interactions;
  /** Opens the menu of a message at a point of the window. */
  openMenu(message: MessageView, at: { x: number; y: number }): void;
}

/** True when a message goes on what the one before it began, so that its author is not named again. */
export function continues(message: MessageView, before: MessageView | undefined): boolean {
  if (before === undefined || message.type !== 0) return false;
  const apart = Date.parse(message.timestamp) - Date.parse(before.timestamp);
  return (
    before.author.id === message.author.id && apart < 7 * 60_000 && !before.ephemeral && !message.ephemeral
  );
}

/** A message with all that belongs to it. */
export function shownMessage(setting: MessageSetting, message: MessageView, follows: boolean): HTMLElement {
  const { session } = setting;
  const name = session.nameOf(message.author.id);
  const classes = ['message', follows ? 'follows' : '', message.ephemeral ? 'ephemeral' : ''];
  const made = element(
    'article',
    {
      class: classes.filter(Boolean).join(' '),
      'data-message': message.id,
      tabindex: '-1',
      'aria-label': `${name}, ${messageTime(message.timestamp)}`,
    },
    context(session, message),
    follows
      ? element(
          'time',
          { class: 'time-aside', 'aria-hidden': 'true' },
          formatted(new Date(message.timestamp), 't'),
        )
      : element('img', { class: 'avatar', src: `/avatars/${message.author.id}`, alt: '' }),
    element('div', { class: 'message-body' }, !follows && head(message, name), ...body(setting, message)),
    moreButton(setting, message),
  );
  made.addEventListener('contextmenu', (event) => {
    // A link keeps the browser's own menu.
    if (event.target instanceof Element && event.target.closest('a') !== null) return;
    event.preventDefault();
    const keyboard = event.clientX === 0 && event.clientY === 0;
    const box = made.getBoundingClientRect();
    setting.openMenu(
      message,
      keyboard ? { x: box.left + 72, y: box.top + 24 } : { x: event.clientX, y: event.clientY },
    );
  });
  return made;
}

function head(message: MessageView, name: string): HTMLElement {
  const time = new Date(message.timestamp);
  return element(
    'h3',
    { class: 'message-head' },
    element('span', { class: 'author' }, name),
    message.author.bot === true && element('span', { class: 'app-tag' }, 'APP'),
    element(
      'time',
      { class: 'message-time', datetime: message.timestamp, title: formatted(time, 'F') },
      messageTime(message.timestamp),
    ),
  );
}

function body({ session, interactions }: MessageSetting, message: MessageView): Child[] {
  const byBot = message.author.bot === true;
  const edited = message.edited_timestamp !== null && element('span', { class: 'edited' }, ' (edited)');
  if (message.thinking) {
    return [
      element(
        'div',
        { class: 'thinking' },
        element('span', { class: 'dots', 'aria-hidden': 'true' }),
        `${session.nameOf(message.author.id)} is thinking…`,
      ),
      privacy(session, message),
    ];
  }
  return [
    message.content !== '' &&
      element('div', { class: 'content' }, formattedText(session, message.content, byBot), edited),
    ...message.embeds.map((embed) => shownEmbed(session, embed)),
    message.content === '' && edited,
    attachments(message.attachments),
    ...componentRows(interactions, message),
    reactions(session, interactions, message),
    threadLink(session, message),
    privacy(session, message),
  ];
}

function threadLink(session: Session, { thread }: MessageView): Child {
  if (thread === undefined) return null;
  const found = session.server?.channels.find(({ id }) => id === thread.id);
  if (found === undefined) return null;
  const opener = element(
    'button',
    { type: 'button', class: 'thread-link' },
    icon('thread'),
    element('strong', {}, found.name),
    element('span', {}, `${found.messageCount} messages ›`),
  );
  opener.addEventListener('click', () => void session.goTo(session.server, found));
  return opener;
}

function privacy(session: Session, message: MessageView): Child {
  if (!message.ephemeral) return null;
  const dismiss = element('button', { type: 'button', class: 'as-link' }, 'Dismiss message');
  dismiss.addEventListener('click', () => {
    void api.remove({ as: session.me?.id ?? '', message: message.id });
  });
  return element('div', { class: 'privacy' }, icon('eye'), 'Only you can see this • ', dismiss);
}

function moreButton(setting: MessageSetting, message: MessageView): HTMLElement {
  const more = element(
    'button',
    { type: 'button', class: 'more', 'aria-label': 'More', 'aria-haspopup': 'menu', title: 'More' },
    icon('dots'),
  );
  more.addEventListener('click', () => {
    const { left, bottom } = more.getBoundingClientRect();
    setting.openMenu(message, { x: left, y: bottom });
  });
  return element('div', { class: 'message-tools' }, more);
}
