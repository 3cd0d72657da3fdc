import { api, type GivenValue } from '../api.ts';
import { element } from '../element.ts';
import type { Session } from '../session.ts';
import { type Choice, fitting, isCompleted, ownChoices } from './option-choices.ts';
import type { OptionField } from './option-field.ts';
import type { Runnable, RunnableOption } from './runnable.ts';
import type { Suggestions } from './suggestions.ts';

/** What can stand in a command's fields: shown in the list above them, asked of the bot where it completes. */
export class OptionValues {
  readonly #session: Session;
  readonly #suggestions: Suggestions;
  readonly #command: Runnable;
  readonly #fields: readonly OptionField[];
  #asked = 0;

  /** @param fields - those of the command being written, as they are added and removed */
  constructor(session: Session, suggestions: Suggestions, command: Runnable, fields: readonly OptionField[]) {
    this.#session = session;
    this.#suggestions = suggestions;
    this.#command = command;
    this.#fields = fields;
  }

  /** Shows what can stand in a field that is being written: its description, its choices, or what the bot offers. */
  offer(field: OptionField): void {
    const { option, input } = field;
    // The pause after the last key may end when the command is sent already.
    if (document.activeElement !== input) return;
    this.#asked += 1;
    const own = ownChoices(this.#session, option);
    if (own !== null) this.#offerChoices(field, fitting(own, field.isChosen ? '' : field.typed));
    else if (isCompleted(option) && !field.isChosen) void this.#askBot(field, this.#asked);
    else this.#suggestions.show(input, optionHead(option), [], -1);
  }

  async #askBot(field: OptionField, asked: number): Promise<void> {
    const { option, input } = field;
    const show = (problem: string) =>
      this.#suggestions.show(input, element('div', {}, optionHead(option), note(problem)), [], -1);
    try {
      const values: Record<string, GivenValue> = { [option.name]: field.typed };
      for (const other of this.#fields) {
        if (other === field || other.isEmpty || other.input.type === 'file') continue;
        const value = await other.value(ownChoices(this.#session, other.option));
        if (value !== undefined) values[other.option.name] = value;
      }
      const place = this.#session.place();
      const deed = { ...place, command: this.#command.path, options: values, focused: option.name };
      const choices = await api.complete(deed);
      if (asked !== this.#asked || document.activeElement !== input) return;
      if (choices.length === 0) return show('No options match your search.');
      this.#offerChoices(
        field,
        choices.map(({ name, value }) => ({ name, value: String(value) })),
      );
    } catch {
      if (asked === this.#asked && document.activeElement === input) show('Loading options failed.');
    }
  }

  #offerChoices(field: OptionField, choices: readonly Choice[]): void {
    const items = choices.map((choice) => ({
      label: choice.name,
      pick: () => {
        field.choose(choice);
        this.#suggestions.show(field.input, optionHead(field.option), [], -1);
      },
    }));
    // With nothing typed, or a choice in full, Enter sends; the arrow keys go into the list.
    const typed = field.typed.trim().toLowerCase();
    const inFull = choices.some(({ name, value }) =>
      [name, value].some((one) => one.toLowerCase() === typed),
    );
    const active = typed === '' || inFull ? -1 : 0;
    this.#suggestions.show(field.input, optionHead(field.option), items, active);
  }
}

function optionHead({ label, description, required }: RunnableOption): HTMLElement {
  return element(
    'div',
    { class: 'option-head' },
    element('strong', {}, label),
    ` ${description}`,
    required === true && element('span', { class: 'option-required' }, ' required'),
  );
}

function note(text: string): HTMLElement {
  return element('div', { class: 'suggestions-note', role: 'status' }, text);
}
