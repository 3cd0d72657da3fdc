import type { GivenValue } from '../api.ts';
import { element } from '../element.ts';
import type { Session } from '../session.ts';
import { isCompleted, ownChoices } from './option-choices.ts';
import { OptionField } from './option-field.ts';
import { OptionValues } from './option-values.ts';
import type { Runnable, RunnableOption } from './runnable.ts';
import { COMBOBOX, type Suggestions } from './suggestions.ts';

/** What happens around a command being written. */
export interface CommandWishes {
  send(): void;
  /** Back to an ordinary message. */
  leave(): void;
}

/** Milliseconds after the last key before the bot is asked to complete. */
const PAUSE = 120;

/** A command being written: its name, a field for each option in use, and a field that adds options. */
export class CommandInput {
  readonly command: Runnable;
  readonly element: HTMLElement;
  readonly #session: Session;
  readonly #suggestions: Suggestions;
  readonly #wishes: CommandWishes;
  readonly #fields: OptionField[] = [];
  readonly #adding: HTMLInputElement;
  readonly #values: OptionValues;
  #timer = 0;

  constructor(session: Session, suggestions: Suggestions, command: Runnable, wishes: CommandWishes) {
    this.command = command;
    this.#session = session;
    this.#suggestions = suggestions;
    this.#wishes = wishes;
    this.#values = new OptionValues(session, suggestions, command, this.#fields);
    this.#adding = element('input', {
      ...COMBOBOX,
      type: 'text',
      class: 'option-adding',
      'aria-label': 'Add an option',
    });
    this.#adding.addEventListener('focus', () => this.#offerOptions());
    this.#adding.addEventListener('input', () => this.#offerOptions());
    this.#adding.addEventListener('keydown', (event) => this.#key(event, null));
    this.element = element(
      'div',
      { class: 'command', role: 'group', 'aria-label': `Command ${command.label}` },
      element('span', { class: 'command-name' }, `/${command.label}`),
      this.#adding,
    );
    for (const option of command.options) if (option.required === true) this.#add(option);
    this.#drawAdding();
  }

  /** Puts values in, as pasted or written out. */
  fill(values: ReadonlyMap<string, string>): void {
    for (const option of this.command.options) {
      const value = values.get(option.name);
      if (value === undefined) continue;
      const field = this.#fields.find((each) => each.option.name === option.name) ?? this.#add(option);
      field.fill(value);
    }
    this.#drawAdding();
  }

  focus(): void {
    const first = this.#fields.find(({ isEmpty }) => isEmpty) ?? this.#fields.at(-1);
    (first?.input ?? this.#adding).focus();
  }

  /** The options as they are sent; null, with the focus on it, when a required one is empty. */
  async values(): Promise<Record<string, GivenValue> | null> {
    const values: Record<string, GivenValue> = {};
    for (const field of this.#fields) {
      const value = await field.value(ownChoices(this.#session, field.option));
      if (value !== undefined) values[field.option.name] = value;
      else if (field.option.required === true) {
        field.complain(true);
        field.input.focus();
        return null;
      }
    }
    return values;
  }

  #add(option: RunnableOption): OptionField {
    const field = new OptionField(option);
    this.#fields.push(field);
    this.#adding.before(field.element);
    field.input.addEventListener('focus', () => this.#values.offer(field));
    field.input.addEventListener('input', () => {
      window.clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#values.offer(field), isCompleted(option) ? PAUSE : 0);
    });
    field.input.addEventListener('keydown', (event) => this.#key(event, field));
    this.#drawAdding();
    return field;
  }

  #remove(field: OptionField): void {
    const index = this.#fields.indexOf(field);
    this.#fields.splice(index, 1);
    field.element.remove();
    this.#drawAdding();
    (this.#fields[index - 1]?.input ?? this.#adding).focus();
  }

  #left(): RunnableOption[] {
    return this.command.options.filter((option) => !this.#fields.some((field) => field.option === option));
  }

  #drawAdding(): void {
    const left = this.#left().length;
    this.#adding.placeholder = left === 0 ? '' : `+${left} more`;
    this.#adding.readOnly = left === 0;
    this.#adding.classList.toggle('empty', left === 0);
  }

  /** The options that could be added. */
  #offerOptions(): void {
    const typed = this.#adding.value.trim().toLowerCase();
    const left = this.#left().filter(({ name, label }) => label.startsWith(typed) || name.startsWith(typed));
    const items = left.map((option) => ({
      label: option.label,
      detail: option.description,
      pick: () => {
        this.#adding.value = '';
        this.#add(option).input.focus();
      },
    }));
    if (items.length === 0) this.#suggestions.hide();
    else this.#suggestions.show(this.#adding, 'Options', items, typed === '' ? -1 : 0);
  }

  #key(event: KeyboardEvent, field: OptionField | null): void {
    if (this.#suggestions.key(event)) return;
    const empty = field === null ? this.#adding.value === '' : field.isEmpty;
    // Enter on an empty file field opens the browser's dialog.
    if (event.key === 'Enter' && field?.input.type === 'file' && empty) return;
    if (event.key === 'Enter') this.#wishes.send();
    else if (event.key === 'Escape') this.#wishes.leave();
    else if (event.key === 'Backspace' && empty) {
      const last = this.#fields.at(-1);
      if (field !== null && field.option.required !== true) this.#remove(field);
      else if (field === null && last !== undefined) last.input.focus();
      else if (field === null || field === this.#fields[0]) this.#wishes.leave();
      else return;
    } else return;
    event.preventDefault();
  }
}
