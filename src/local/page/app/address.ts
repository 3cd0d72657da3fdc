/** Where somebody is, by names, which stay the same when the local Discord starts anew. */
export interface Address {
  readonly person: string | null;
  readonly server: string | null;
  readonly channel: string | null;
}

/** What the part of the page's address after `#` says. */
export function readAddress(): Address {
  const given = new URLSearchParams(window.location.hash.slice(1));
  return { person: given.get('person'), server: given.get('server'), channel: given.get('channel') };
}

/** Writes it there, so that a reload, a bookmark or a second window shows the same. */
export function writeAddress(address: Address): void {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(address)) if (value !== null) given.set(name, String(value));
  window.history.replaceState(null, '', `#${given}`);
}
