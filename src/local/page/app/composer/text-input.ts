import type { MessageView } from '../../../control/view.ts';
import { api, givenFile } from '../api.ts';
import { element } from '../element.ts';
import { icon } from '../icon.ts';
import type { Session } from '../session.ts';
import { matching, type Runnable } from './runnable.ts';
import { COMBOBOX, type Suggestions } from './suggestions.ts';

/** What a text can turn into. */
export interface TextWishes {
  commands(): readonly Runnable[];
  begin(command: Runnable): unknown;
  /** True when the text is a command written out. */
  written(text: string): boolean;
  send(): void;
}

const MOST_CHARACTERS = 2000;

/** The field for a message, with files to send along; a slash opens the list of commands. */
export class TextInput {
  readonly element: HTMLElement;
  readonly #session: Session;
  readonly #suggestions: Suggestions;
  readonly #wishes: TextWishes;
  readonly #text = element('textarea', { ...COMBOBOX, class: 'text', rows: 1, maxlength: MOST_CHARACTERS });
  readonly #files = element('input', {
    type: 'file',
    multiple: true,
    hidden: true,
    tabindex: '-1',
    'aria-label': 'Files',
  });
  readonly #extra = element('div', { class: 'text-extra' });
  readonly #add = element(
    'button',
    { type: 'button', class: 'tool', 'aria-label': 'Upload files', title: 'Upload files' },
    icon('plus'),
  );
  #replyTo: MessageView | null = null;

  constructor(session: Session, suggestions: Suggestions, wishes: TextWishes) {
    this.#session = session;
    this.#suggestions = suggestions;
    this.#wishes = wishes;
    this.element = element(
      'div',
      { class: 'text-input' },
      this.#extra,
      element('div', { class: 'text-row' }, this.#add, this.#files, this.#text),
    );
    this.#add.addEventListener('click', () => this.#files.click());
    this.#files.addEventListener('change', () => this.draw());
    this.#text.addEventListener('input', () => this.#typed());
    this.#text.addEventListener('focus', () => this.#typed());
    this.#text.addEventListener('keydown', (event) => this.#key(event));
  }

  /** Draws what depends on the channel, the files and the message replied to. */
  draw(): void {
    const { channel, server } = this.#session;
    const name = server === null ? `@${this.#session.bot?.global_name ?? ''}` : `#${channel?.name ?? ''}`;
    const label =
      channel?.canSend === false ? `Commands in ${name}; only some may write here` : `Message ${name}`;
    this.#text.placeholder =
      channel?.canSend === false ? `Type / for commands in ${name}` : `Message ${name}, or type /`;
    this.#text.setAttribute('aria-label', label);
    this.#add.disabled = channel?.canSend === false;
    const replied = this.#replyTo;
    const files = [...(this.#files.files ?? [])].map(({ name: file }) => file);
    this.#extra.replaceChildren(
      ...(replied === null
        ? []
        : [
            this.#removable(`Replying to ${this.#session.nameOf(replied.author.id)}`, () => {
              this.#replyTo = null;
            }),
          ]),
      ...(files.length === 0
        ? []
        : [
            this.#removable(files.join(', '), () => {
              this.#files.value = '';
            }),
          ]),
    );
  }

  reply(message: MessageView): void {
    this.#replyTo = message;
    this.draw();
    this.focus();
  }

  get value(): string {
    return this.#text.value;
  }

  fill(text: string): void {
    this.#text.value = text;
    this.#fit();
  }

  focus(): void {
    this.#text.focus();
  }

  clear(): void {
    this.#text.value = '';
    this.#files.value = '';
    this.#replyTo = null;
    this.#fit();
    this.draw();
  }

  async send(): Promise<void> {
    const content = withMentions(this.#text.value, this.#session);
    const files = await Promise.all([...(this.#files.files ?? [])].map(givenFile));
    if (content.trim() === '' && files.length === 0) return;
    const replyTo = this.#replyTo === null ? {} : { replyTo: this.#replyTo.id };
    await api.send({ ...this.#session.place(), content, files, ...replyTo });
    this.clear();
  }

  #typed(): void {
    this.#fit();
    const { value } = this.#text;
    if (!value.startsWith('/')) this.#suggestions.hide();
    else if (!this.#wishes.written(value)) this.#offerCommands(value.slice(1));
  }

  #offerCommands(typed: string): void {
    const found = matching(this.#wishes.commands(), typed);
    const bot = this.#session.bot;
    const items = found.map((command) => ({
      label: `/${command.label}`,
      detail: command.description,
      side: bot?.global_name ?? '',
      picture: () => element('img', { class: 'avatar-small', src: `/avatars/${bot?.id ?? ''}`, alt: '' }),
      pick: () => void this.#wishes.begin(command),
    }));
    this.#suggestions.show(this.#text, items.length === 0 ? 'No command matches.' : 'Commands', items, 0);
  }

  #key(event: KeyboardEvent): void {
    if (this.#suggestions.key(event)) return;
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#wishes.send();
  }

  #removable(text: string, remove: () => void): HTMLElement {
    const close = element(
      'button',
      { type: 'button', class: 'tool small', 'aria-label': `Remove: ${text}` },
      icon('close'),
    );
    close.addEventListener('click', () => {
      remove();
      this.draw();
      this.focus();
    });
    return element('div', { class: 'removable' }, element('span', {}, text), close);
  }

  /** As high as its text. */
  #fit(): void {
    this.#text.style.height = 'auto';
    this.#text.style.height = `${Math.min(this.#text.scrollHeight, 240)}px`;
  }
}

/** What is written with the names behind "@" as Discord's client sends them: "@Verbatim" as its id. */
function withMentions(text: string, { bot, members }: Session): string {
  const named = [
    ...(bot === null ? [] : [{ name: bot.global_name ?? bot.username, id: bot.id }]),
    ...members.map(({ displayName, userId }) => ({ name: displayName, id: userId })),
  ].sort((one, other) => other.name.length - one.name.length);
  return named.reduce((written, { name, id }) => {
    const at = written.toLowerCase().indexOf(`@${name.toLowerCase()}`);
    return at < 0 ? written : `${written.slice(0, at)}<@${id}>${written.slice(at + name.length + 1)}`;
  }, text);
}
