import type { LocalEvent } from '../../../control/events.ts';
import type { MessageView } from '../../../control/view.ts';
import { api } from '../api.ts';
import { element } from '../element.ts';
import { focusBack, focusedPlace } from './keep-focus.ts';
import { continues, type MessageSetting, shownMessage } from './message.ts';
import { formatted } from './timestamp.ts';

const PAGE = 100;

/** The messages of the channel that is shown, live. */
export class MessageList {
  readonly element: HTMLElement;
  readonly #setting: MessageSetting;
  readonly #announce: (text: string) => void;
  readonly #list = element('ol', { class: 'messages' });
  #messages: MessageView[] = [];
  #reading = 0;

  constructor(setting: MessageSetting, announce: (text: string) => void) {
    this.#setting = setting;
    this.#announce = announce;
    const older = element(
      'button',
      { type: 'button', class: 'older button secondary', hidden: true },
      'Older messages',
    );
    older.addEventListener('click', () => void this.#readOlder());
    this.element = element(
      'div',
      {
        class: 'message-scroll',
        tabindex: '0',
        role: 'group',
        'aria-label': 'Messages; arrow keys move between them',
      },
      older,
      this.#list,
    );
    this.element.addEventListener('keydown', (event) => this.#key(event));
  }

  /** Reads the channel's messages anew, and shows the one asked for, else the newest. */
  async read(target: string | null): Promise<void> {
    const { session } = this.#setting;
    this.#reading += 1;
    const reading = this.#reading;
    const messages = session.channel === null ? [] : await api.messages(session.place());
    if (reading !== this.#reading) return;
    this.#messages = messages;
    this.#showAll();
    this.#offerOlder(messages.length);
    if (target === null) this.#toEnd();
    else this.#showTarget(target);
  }

  notice(event: LocalEvent): void {
    const here = this.#setting.session.channel?.id;
    if (event.type === 'message' && event.message.channel_id === here) this.#put(event.message);
    if (event.type === 'messageGone' && event.channelId === here) this.#take(event.id);
  }

  /** Shows a problem under a message, until the message changes. */
  complain(problem: string, messageId: string): void {
    const message = this.#find(messageId);
    message?.querySelector('.problem')?.remove();
    message
      ?.querySelector('.message-body')
      ?.append(element('div', { class: 'problem', role: 'alert' }, problem));
    this.#keepAtEnd(() => undefined);
  }

  #put(message: MessageView): void {
    const index = this.#messages.findIndex(({ id }) => id === message.id);
    const isNew = index < 0;
    this.#keepAtEnd(() => {
      if (isNew) {
        this.#messages.push(message);
        this.#list.append(this.#line(this.#messages.length - 1));
        return;
      }
      const wasThinking = this.#messages[index]?.thinking === true;
      this.#messages[index] = message;
      const place = focusedPlace(this.#list);
      this.#list.children[index]?.replaceWith(this.#line(index));
      focusBack(this.#list, place);
      if (wasThinking) this.#tellOf(message);
    });
    if (!isNew) return;
    this.#tellOf(message);
    if (this.#isMine(message)) this.#toEnd();
  }

  #take(id: string): void {
    const index = this.#messages.findIndex((message) => message.id === id);
    if (index < 0) return;
    const focused = this.#list.children[index]?.contains(document.activeElement) === true;
    this.#messages.splice(index, 1);
    this.#list.children[index]?.remove();
    // What follows may now begin a new group.
    if (index < this.#messages.length) this.#list.children[index]?.replaceWith(this.#line(index));
    if (focused) this.element.focus();
  }

  #showAll(): void {
    this.#list.replaceChildren(...this.#messages.map((_, index) => this.#line(index)));
  }

  #line(index: number): HTMLElement {
    const message = this.#messages[index];
    if (message === undefined) return element('li');
    const before = this.#messages[index - 1];
    const day = formatted(new Date(message.timestamp), 'D');
    const newDay = before === undefined || formatted(new Date(before.timestamp), 'D') !== day;
    return element(
      'li',
      {},
      newDay && element('div', { class: 'day' }, element('span', {}, day)),
      shownMessage(this.#setting, message, !newDay && continues(message, before)),
    );
  }

  /** Whoever writes or asks wants to see it, wherever they were reading. */
  #isMine({ author, interaction_metadata: asked }: MessageView): boolean {
    const me = this.#setting.session.me?.id;
    return author.id === me || asked?.user.id === me;
  }

  #tellOf(message: MessageView): void {
    const { session } = this.#setting;
    if (message.author.id === session.me?.id) return;
    const shown = this.#find(message.id)?.querySelector('.message-body')?.textContent ?? '';
    this.#announce(`${session.nameOf(message.author.id)}: ${shown.slice(0, 600)}`);
  }

  #find(id: string): HTMLElement | null {
    return this.#list.querySelector(`[data-message="${CSS.escape(id)}"]`);
  }

  #showTarget(id: string): void {
    const message = this.#find(id);
    if (message === null) {
      this.#toEnd();
      return;
    }
    message.scrollIntoView({ block: 'center' });
    message.classList.add('target');
    message.focus({ preventScroll: true });
  }

  #offerOlder(count: number): void {
    const older = this.element.querySelector<HTMLElement>('.older');
    if (older !== null) older.hidden = count < PAGE;
  }

  async #readOlder(): Promise<void> {
    const before = this.#messages[0]?.id;
    if (before === undefined) return;
    const messages = await api.messages({ ...this.#setting.session.place(), before });
    const height = this.element.scrollHeight;
    this.#messages = [...messages, ...this.#messages];
    this.#showAll();
    this.#offerOlder(messages.length);
    this.element.scrollTop += this.element.scrollHeight - height;
  }

  /** Somebody who reads the end goes on doing so; somebody who scrolled up stays where they are. */
  #keepAtEnd(change: () => void): void {
    const { scrollHeight, scrollTop, clientHeight } = this.element;
    const atEnd = scrollHeight - scrollTop - clientHeight < 60;
    change();
    if (atEnd) this.#toEnd();
  }

  #toEnd(): void {
    this.element.scrollTop = this.element.scrollHeight;
  }

  #key(event: KeyboardEvent): void {
    const { target, key } = event;
    const onMessage = target instanceof HTMLElement && target.matches('.message');
    if (target !== this.element && !onMessage) return;
    const all = [...this.#list.querySelectorAll<HTMLElement>('.message')];
    const at = onMessage ? all.indexOf(target) : all.length;
    if (key === 'ArrowUp') all[Math.max(0, at - 1)]?.focus();
    else if (key === 'ArrowDown') all[Math.min(all.length - 1, at + 1)]?.focus();
    else if (key === 'Home') all[0]?.focus();
    else if (key === 'End') all.at(-1)?.focus();
    else if (key === 'Enter' && onMessage) target.querySelector<HTMLElement>('.more')?.click();
    else return;
    event.preventDefault();
  }
}
