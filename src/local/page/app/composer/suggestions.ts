import { type Child, element } from '../element.ts';

/** Something that can be picked while typing. */
export interface Suggestion {
  readonly label: string;
  readonly detail?: string;
  /** At the end of the line, muted. */
  readonly side?: string;
  readonly picture?: () => Node;
  readonly pick: () => void;
}

type Typed = HTMLInputElement | HTMLTextAreaElement;

/** The list above the input: arrow keys, Tab, Enter, Escape, or the mouse. The focus stays in the input. */
export class Suggestions {
  readonly element: HTMLElement;
  readonly #heading = element('div', { class: 'suggestions-head' });
  readonly #list = element('div', { class: 'suggestions-list', id: 'suggestions', role: 'listbox' });
  #items: readonly Suggestion[] = [];
  #owner: Typed | null = null;
  /** -1: none, so that Enter sends. */
  #active = -1;

  constructor() {
    this.element = element('div', { class: 'suggestions', hidden: true }, this.#heading, this.#list);
    // The mouse must not take the focus from the input.
    this.element.addEventListener('mousedown', (event) => event.preventDefault());
  }

  /**
   * Shows a list for an input.
   *
   * @param active - the line that Enter and Tab pick; -1 for none until the arrow keys are used
   */
  show(owner: Typed, heading: Child, items: readonly Suggestion[], active: number): void {
    if (this.#owner !== owner) this.hide();
    this.#owner = owner;
    this.#items = items;
    this.#heading.replaceChildren(...(heading ? [heading] : []));
    this.#heading.hidden = !heading;
    this.#list.replaceChildren(...items.map((item, index) => this.#line(item, index)));
    this.#list.hidden = items.length === 0;
    this.#list.setAttribute('aria-label', owner.getAttribute('aria-label') ?? 'Suggestions');
    this.element.hidden = false;
    owner.setAttribute('aria-expanded', String(items.length > 0));
    this.#mark(items.length === 0 ? -1 : active);
  }

  hide(): void {
    this.element.hidden = true;
    this.#items = [];
    this.#active = -1;
    this.#owner?.setAttribute('aria-expanded', 'false');
    this.#owner?.removeAttribute('aria-activedescendant');
    this.#owner = null;
  }

  /** Handles a key of the input; true when the list used it. */
  key(event: KeyboardEvent): boolean {
    if (this.element.hidden || event.isComposing) return false;
    const count = this.#items.length;
    if (event.key === 'Escape') this.hide();
    else if (event.key === 'ArrowDown' && count > 0) this.#mark((this.#active + 1) % count);
    else if (event.key === 'ArrowUp' && count > 0)
      this.#mark((Math.max(this.#active, 0) - 1 + count) % count);
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && this.#active >= 0) {
      this.#items[this.#active]?.pick();
    } else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  #mark(index: number): void {
    this.#list.children[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = index;
    const line = this.#list.children[index];
    line?.setAttribute('aria-selected', 'true');
    line?.scrollIntoView({ block: 'nearest' });
    if (line) this.#owner?.setAttribute('aria-activedescendant', line.id);
    else this.#owner?.removeAttribute('aria-activedescendant');
  }

  #line(item: Suggestion, index: number): HTMLElement {
    const line = element(
      'div',
      { role: 'option', id: `suggestion-${index}`, class: 'suggestion', 'aria-selected': 'false' },
      item.picture?.(),
      element(
        'span',
        { class: 'suggestion-text' },
        element('span', { class: 'list-label' }, item.label),
        item.detail && element('span', { class: 'list-detail' }, item.detail),
      ),
      item.side && element('span', { class: 'suggestion-side' }, item.side),
    );
    line.addEventListener('click', () => item.pick());
    line.addEventListener('pointermove', () => this.#mark(index));
    return line;
  }
}

/** What an input tells screen readers about its list. */
export const COMBOBOX = {
  role: 'combobox',
  'aria-autocomplete': 'list',
  'aria-expanded': 'false',
  'aria-controls': 'suggestions',
  autocomplete: 'off',
} as const;
