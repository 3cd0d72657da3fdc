import { sameAddress } from '../../article/link.ts';
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
