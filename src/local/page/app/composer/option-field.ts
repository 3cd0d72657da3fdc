import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { type GivenValue, givenFile } from '../api.ts';
import { element } from '../element.ts';
import type { Choice } from './option-choices.ts';
import type { RunnableOption } from './runnable.ts';
import { COMBOBOX } from './suggestions.ts';

const MOST_CHARACTERS = 6000;

/** One option of a command being written: its name and the field behind it. */
export class OptionField {
  readonly option: RunnableOption;
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  #chosen: Choice | null = null;

  constructor(option: RunnableOption) {
    this.option = option;
    const isFile = option.type === Type.Attachment;
    const id = `option-${option.name}`;
    this.input = isFile
      ? element('input', { id, type: 'file', class: 'option-file' })
      : element('input', {
          ...COMBOBOX,
          id,
          type: 'text',
          class: 'option-input',
          'aria-label': option.label,
          'aria-required': option.required === true ? 'true' : null,
          maxlength: 'max_length' in option ? (option.max_length ?? MOST_CHARACTERS) : MOST_CHARACTERS,
        });
    this.element = element(
      'div',
      { class: 'option' },
      element('label', { for: id, class: 'option-name' }, option.label),
      this.input,
    );
    this.input.addEventListener('input', () => {
      this.#chosen = null;
      this.#fit();
      this.complain(false);
    });
    this.#fit();
  }

  /** What is typed, or the name of what was chosen. */
  get typed(): string {
    return this.input.type === 'file' ? '' : this.input.value;
  }

  get isChosen(): boolean {
    return this.#chosen !== null;
  }

  get isEmpty(): boolean {
    return this.input.type === 'file'
      ? (this.input.files?.length ?? 0) === 0
      : this.input.value.trim() === '';
  }

  /** Puts a value in by hand or by choice. */
  fill(text: string): void {
    if (this.input.type !== 'file') this.input.value = text;
    this.#fit();
  }

  choose(choice: Choice): void {
    this.fill(choice.name);
    this.#chosen = choice;
    this.complain(false);
  }

  /** The value that is sent; undefined when there is none. */
  async value(choices: readonly Choice[] | null): Promise<GivenValue | undefined> {
    const file = this.input.files?.[0];
    if (this.input.type === 'file') return file === undefined ? undefined : givenFile(file);
    if (this.isEmpty) return undefined;
    const named = choices?.find(({ name }) => name.toLowerCase() === this.typed.trim().toLowerCase());
    return this.#chosen?.value ?? named?.value ?? this.input.value;
  }

  complain(wrong: boolean): void {
    if (wrong) this.input.setAttribute('aria-invalid', 'true');
    else this.input.removeAttribute('aria-invalid');
    this.element.classList.toggle('wrong', wrong);
  }

  /** As wide as what stands in it. */
  #fit(): void {
    if (this.input.type !== 'file') this.input.size = Math.max(3, Math.min(60, this.input.value.length + 1));
  }
}
