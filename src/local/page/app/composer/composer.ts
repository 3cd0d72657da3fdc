import type { MessageView } from '../../../control/view.ts';
import { api } from '../api.ts';
import { element } from '../element.ts';
import { icon } from '../icon.ts';
import type { Interactions } from '../interactions.ts';
import type { Session } from '../session.ts';
import { CommandInput } from './command-input.ts';
import { parseCommand, type Runnable, runnables } from './runnable.ts';
import { Suggestions } from './suggestions.ts';
import { TextInput } from './text-input.ts';

/** The input below the messages: a text, or a command with its options. */
export class Composer {
  readonly element: HTMLElement;
  readonly #session: Session;
  readonly #interactions: Interactions;
  readonly #suggestions = new Suggestions();
  readonly #text: TextInput;
  readonly #place = element('div', { class: 'composer-place' });
  readonly #problem = element('div', { class: 'composer-problem', role: 'alert' });
  /** What was begun in each channel and not sent. */
  readonly #drafts = new Map<string, string>();
  #command: CommandInput | null = null;
  #sending = false;
  #where = '';

  constructor(session: Session, interactions: Interactions) {
    this.#session = session;
    this.#interactions = interactions;
    this.#text = new TextInput(session, this.#suggestions, {
      commands: () => runnables(session.commands, session.locale),
      begin: (command) => this.#begin(command),
      written: (text) => this.#written(text),
      send: () => void this.#send(),
    });
    const send = element(
      'button',
      { type: 'submit', class: 'tool send', 'aria-label': 'Send', title: 'Send' },
      icon('send'),
    );
    this.#place.append(this.#text.element);
    this.element = element(
      'form',
      { class: 'composer', 'aria-label': 'Write a message or a command' },
      this.#suggestions.element,
      this.#problem,
      element('div', { class: 'composer-bar' }, this.#place, send),
    );
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#send();
    });
    this.element.addEventListener('focusout', (event) => {
      if (!this.element.contains(event.relatedTarget as Node | null)) this.#suggestions.hide();
    });
    session.on('channel', () => this.#arrive());
    session.on('places', () => this.#text.draw());
  }

  /** Shows what went wrong above the input. */
  complain(problem: string): void {
    this.#problem.textContent = problem;
  }

  /** The next message replies to this one. */
  reply(message: MessageView): void {
    this.#leave(false);
    this.#text.reply(message);
  }

  /** In another channel another draft; read anew, as after a lost connection, the same one goes on. */
  #arrive(): void {
    const { server, channel } = this.#session;
    const where = `${server?.name}/${channel?.name}`;
    if (where === this.#where) return;
    const draft = this.#drafts.get(where) ?? '';
    if (this.#where !== '') this.#drafts.set(this.#where, this.#text.value);
    this.#where = where;
    this.#leave(false);
    this.#text.fill(draft);
  }

  #begin(command: Runnable): CommandInput {
    this.complain('');
    this.#suggestions.hide();
    const input = new CommandInput(this.#session, this.#suggestions, command, {
      send: () => void this.#send(),
      leave: () => this.#leave(true),
    });
    this.#command = input;
    this.#place.replaceChildren(input.element);
    input.focus();
    return input;
  }

  /** A command with a space behind it, typed or pasted with its options, becomes fields. */
  #written(text: string): boolean {
    const written = parseCommand(runnables(this.#session.commands, this.#session.locale), text);
    if (written === null) return false;
    const input = this.#begin(written.command);
    input.fill(written.values);
    input.focus();
    return true;
  }

  #leave(focus: boolean): void {
    this.complain('');
    this.#suggestions.hide();
    this.#command = null;
    this.#text.clear();
    this.#place.replaceChildren(this.#text.element);
    if (focus) this.#text.focus();
  }

  async #send(): Promise<void> {
    // A second Enter while the first is on its way sends nothing twice.
    if (this.#sending) return;
    this.#sending = true;
    this.complain('');
    try {
      // A command's bare name is a command too, not a message.
      if (this.#command === null) this.#written(`${this.#text.value} `);
      if (this.#command === null) await this.#text.send();
      else await this.#run(this.#command);
    } catch (error) {
      this.#interactions.complain(error, null);
    } finally {
      this.#sending = false;
    }
  }

  async #run(input: CommandInput): Promise<void> {
    const options = await input.values();
    if (options === null) return this.complain('This option is required. Specify a value.');
    const deed = { ...this.#session.place(), command: input.command.path, options };
    const sent = await this.#interactions.begin(null, null, () => api.run(deed));
    if (sent && this.#command === input) this.#leave(true);
  }
}
