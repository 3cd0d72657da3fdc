import type { Digest, Message } from './digest.ts';
import { withoutHidden } from './message-text.ts';

/** The addresses that people share, most shared first; an address counts once a message. */
export function linksOf(messages: readonly Message[]): Digest['links'] {
  const shared = new Map<string, { link: string; count: number }>();
  for (const message of messages) {
    if (message.bot === true) continue;
    const found = new Map(addressesIn(withoutHidden(message.text)).map((link) => [sameAddress(link), link]));
    for (const [key, link] of found) {
      const known = shared.get(key);
      if (known === undefined) shared.set(key, { link, count: 1 });
      else known.count += 1;
    }
  }
  return [...shared.values()].sort((a, b) => b.count - a.count);
}

/** The web addresses in a text, as written, marks that follow them left out. */
export function addressesIn(text: string): readonly string[] {
  return [...text.matchAll(/\bhttps?:\/\/[^\s<>"“”|`]+/giu)].map(([address]) => {
    const bare = address.replace(/(?:[.,;:!?*_~'’\]}]|&gt;)+$/u, '');
    return bare.includes('(') ? bare : bare.replace(/\).*$/u, '');
  });
}

/** What two addresses of the same page share: no scheme, www, fragment, campaign marks or last slash. */
export function sameAddress(address: string): string {
  const [page = '', query = ''] = address.replace(/#.*$/u, '').split('?', 2);
  const telling = query
    .split('&')
    .filter((part) => part !== '' && !/^(?:utm_|fbclid|gclid|ref=|ref_|s=|si=|smid=|cmp=|ito=)/iu.test(part));
  const place = page.replace(/^https?:\/\/(?:(?:www|m|amp|mobile)\.)?/iu, '').replace(/\/+$/u, '');
  const [host = '', ...path] = place.split('/');
  const plain = [host.toLowerCase(), ...path].join('/');
  return telling.length === 0 ? plain : `${plain}?${telling.join('&')}`;
}
