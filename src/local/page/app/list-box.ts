import { element } from './element.ts';

/** One line of a list to choose from. */
export interface ListItem {
  readonly label: string;
  readonly detail?: string;
  readonly chosen?: boolean;
}

interface ListBoxSettings<Item extends ListItem> {
  /** The button that opens it; it gets the focus back. */
  readonly opener: HTMLElement;
  readonly label: string;
  readonly items: readonly Item[];
  /** How many may be chosen; with more than one the list stays open until it is left. */
  readonly most: number;
  readonly chosen: (items: readonly Item[]) => void;
}

let made = 0;

/** A list that opens under a button: arrows, Home, End, first letters, Enter, Escape, or the mouse. */
export class ListBox<Item extends ListItem> {
  readonly element: HTMLElement;
  readonly #settings: ListBoxSettings<Item>;
  readonly #lines: HTMLElement[];
  #active = 0;

  constructor(settings: ListBoxSettings<Item>) {
    this.#settings = settings;
    made += 1;
    const id = `list-${made}`;
    this.#lines = settings.items.map((item, index) => this.#line(item, `${id}-${index}`, index));
    this.element = element(
      'div',
      {
        class: 'list-box',
        role: 'listbox',
        id,
        tabindex: '-1',
        hidden: true,
        'aria-label': settings.label,
        'aria-multiselectable': settings.most > 1 ? 'true' : null,
      },
      ...this.#lines,
    );
    settings.opener.setAttribute('aria-controls', id);
    this.element.addEventListener('keydown', (event) => this.#key(event));
    this.element.addEventListener('focusout', (event) => {
      if (
        !this.element.contains(event.relatedTarget as Node | null) &&
        event.relatedTarget !== settings.opener
      )
        this.close(false);
    });
  }

  toggle(): void {
    if (this.element.hidden) this.#open();
    else this.close(true);
  }

  close(focusBack: boolean): void {
    if (this.element.hidden) return;
    this.element.hidden = true;
    this.#settings.opener.setAttribute('aria-expanded', 'false');
    if (focusBack) this.#settings.opener.focus();
    const picked = this.#picked();
    const isNew = this.#settings.items.some((item) => (item.chosen === true) !== picked.includes(item));
    if (this.#settings.most > 1 && isNew) this.#settings.chosen(picked);
  }

  #open(): void {
    this.element.hidden = false;
    this.#settings.opener.setAttribute('aria-expanded', 'true');
    this.element.focus();
    this.#move(
      Math.max(
        0,
        this.#settings.items.findIndex((item) => item.chosen),
      ),
    );
    this.element.scrollIntoView({ block: 'nearest' });
  }

  #line(item: Item, id: string, index: number): HTMLElement {
    const line = element(
      'div',
      {
        role: 'option',
        id,
        class: 'list-line-item',
        'aria-selected': item.chosen === true ? 'true' : 'false',
      },
      element('span', { class: 'list-label' }, item.label),
      item.detail && element('span', { class: 'list-detail' }, item.detail),
    );
    line.addEventListener('click', () => this.#pick(index));
    line.addEventListener('pointermove', () => this.#move(index));
    return line;
  }

  #move(index: number): void {
    const count = this.#lines.length;
    if (count === 0) return;
    this.#lines[this.#active]?.classList.remove('active');
    this.#active = (index + count) % count;
    const line = this.#lines[this.#active];
    line?.classList.add('active');
    line?.scrollIntoView({ block: 'nearest' });
    if (line) this.element.setAttribute('aria-activedescendant', line.id);
  }

  #pick(index: number): void {
    const line = this.#lines[index];
    if (line === undefined) return;
    const { most, chosen } = this.#settings;
    const selected = line.getAttribute('aria-selected') !== 'true';
    if (most === 1) {
      this.close(true);
      chosen(this.#settings.items.slice(index, index + 1));
    } else if (!selected || this.#picked().length < most) {
      line.setAttribute('aria-selected', String(selected));
    }
  }

  #picked(): Item[] {
    return this.#settings.items.filter(
      (_, index) => this.#lines[index]?.getAttribute('aria-selected') === 'true',
    );
  }

  #key(event: KeyboardEvent): void {
    const { key } = event;
    if (key === 'ArrowDown') this.#move(this.#active + 1);
    else if (key === 'ArrowUp') this.#move(this.#active - 1);
    else if (key === 'Home') this.#move(0);
    else if (key === 'End') this.#move(this.#lines.length - 1);
    else if (key === 'Enter' || key === ' ') this.#pick(this.#active);
    else if (key === 'Escape' || key === 'Tab') this.close(true);
    else if (key.length === 1) this.#seek(key);
    else return;
    if (key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  }

  #seek(letter: string): void {
    const starts = (index: number) =>
      this.#settings.items[index]?.label.toLowerCase().startsWith(letter.toLowerCase()) === true;
    const order = this.#lines.map((_, index) => (this.#active + 1 + index) % this.#lines.length);
    const found = order.find(starts);
    if (found !== undefined) this.#move(found);
  }
}
