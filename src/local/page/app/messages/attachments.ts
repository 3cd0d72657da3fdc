import type { APIAttachment } from 'discord-api-types/v10';
import { element } from '../element.ts';
import { icon } from '../icon.ts';

/** The files of a message, each to be opened or saved. */
export function attachments(files: readonly APIAttachment[]): HTMLElement | null {
  if (files.length === 0) return null;
  return element('div', { class: 'attachments' }, ...files.map(attachment));
}

function attachment({ filename, size, url, content_type: type }: APIAttachment): HTMLElement {
  // The same file under the address the page was opened with.
  const here = new URL(url).pathname;
  if (/^image\/(png|jpeg|gif|webp)/.test(type ?? '')) {
    return element('img', { class: 'picture', src: here, alt: filename });
  }
  return element(
    'div',
    { class: 'attachment' },
    icon('file'),
    element(
      'div',
      {},
      element('a', { href: here, target: '_blank', rel: 'noopener', download: filename }, filename),
      element('div', { class: 'subtext' }, sizeOf(size)),
    ),
  );
}

function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
