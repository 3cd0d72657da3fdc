import type { Channel, Message, Server } from '../model.ts';
import type { Store } from '../store.ts';
import type { WorldUser } from '../world/world.ts';

/** Why the local Discord did not do what a person or test asked: as Discord's own client would not. */
export class Refusal extends Error {}

/** Finds what a person or test means, by id or by name; the first one with that name. */
export class Finder {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  user(idOrName: string): WorldUser {
    const users = [...this.#store.users.values()];
    return (
      users.find(({ id }) => id === idOrName) ??
      users.find(({ displayName, username }) => displayName === idOrName || username === idOrName) ??
      missing('user', idOrName)
    );
  }

  server(idOrName: string): Server {
    const servers = [...this.#store.servers.values()];
    return (
      servers.find(({ id }) => id === idOrName) ??
      servers.find(({ name }) => name === idOrName) ??
      missing('server', idOrName)
    );
  }

  /** A channel or thread, of one server when it is given; the first one where names are not unique. */
  channel(idOrName: string, serverId?: string | null): Channel {
    const all = [...this.#store.channels.values()];
    const channels = serverId == null ? all : all.filter((channel) => channel.serverId === serverId);
    return (
      channels.find(({ id }) => id === idOrName) ??
      channels.find(({ name, kind }) => name === idOrName && kind !== 'dm') ??
      missing('channel', idOrName)
    );
  }

  message(id: string): Message {
    return this.#store.findMessage(id) ?? missing('message', id);
  }
}

function missing(what: string, idOrName: string): never {
  throw new Refusal(`There is no ${what} ${JSON.stringify(idOrName)}.`);
}
