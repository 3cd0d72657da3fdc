import { type Child, element } from './element.ts';
import { icon } from './icon.ts';

/** A window over the page with a title; it gives the focus back when it is closed. */
export function openDialog(title: string, kind: string, ...content: readonly Child[]): HTMLDialogElement {
  const heading = element('h2', { id: 'dialog-title' }, title);
  const close = element('button', { type: 'button', class: 'close', 'aria-label': 'Close' }, icon('close'));
  const dialog = element(
    'dialog',
    { class: `dialog ${kind}`, 'aria-labelledby': 'dialog-title' },
    element('div', { class: 'dialog-head' }, heading, close),
    ...content,
  );
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
