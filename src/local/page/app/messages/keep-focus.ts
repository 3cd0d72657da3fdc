/** Where the focus is in a message: a message, and which of its buttons. */
interface FocusedPlace {
  readonly message: string;
  readonly row: number;
  readonly part: number;
}

const CONTROLS = 'button, a, [role="listbox"]';

/** Where the focus is before a message is drawn anew; null when it is elsewhere. */
export function focusedPlace(list: HTMLElement): FocusedPlace | null {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || !list.contains(focused)) return null;
  const message = focused.closest<HTMLElement>('[data-message]');
  if (message === null) return null;
  const rows = [...message.querySelectorAll('.component-row')];
  const row = rows.findIndex((each) => each.contains(focused));
  const part = row < 0 ? -1 : controls(rows[row]).indexOf(focused);
  return { message: message.dataset.message ?? '', row, part };
}

/** Puts it back: on the same button, on its neighbour where it is disabled now, else on the message. */
export function focusBack(list: HTMLElement, place: FocusedPlace | null): void {
  if (place === null) return;
  const message = list.querySelector<HTMLElement>(`[data-message="${CSS.escape(place.message)}"]`);
  if (message === null) return;
  const row = controls(message.querySelectorAll('.component-row')[place.row]);
  const enabled = (each: HTMLElement | undefined) => each !== undefined && !each.matches(':disabled');
  const wanted = row[place.part];
  const found = enabled(wanted) ? wanted : row.find(enabled);
  (found ?? message).focus({ preventScroll: true });
}

function controls(row: Element | undefined): HTMLElement[] {
  return row === undefined ? [] : [...row.querySelectorAll<HTMLElement>(CONTROLS)];
}
