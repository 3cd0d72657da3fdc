import type { Clock } from './clock.ts';
import { LocalControl } from './control/control.ts';
import { Faults } from './faults.ts';
import { announceChanges } from './gateway/announce.ts';
import { Gateway } from './gateway/gateway.ts';
import { DEFAULT_SHARDING, type Sharding } from './gateway/identify-limit.ts';
import type { Deadlines, Platform } from './platform.ts';
import { Recorder } from './recorder.ts';
import { Representation } from './represent.ts';
import { SavedState } from './saved-state.ts';
import { createServer, listen } from './server.ts';
import { Store } from './store.ts';
import type { Web } from './web.ts';
import type { World } from './world/world.ts';

/** How to start a local Discord. */
export interface LocalSettings {
  /** 0 for a free port; when it is taken a free one is used instead. */
  readonly port: number;
  /** The folder of the built page (page.js, page.css, index.html, …); without it there is only the API. */
  readonly page?: URL;
  /** Pages to be found below `/web/`, such as a paper with a feed; none without it. */
  readonly web?: Web;
  /** Who and what is there; made with `buildWorld`. */
  readonly world: World;
  /** A file that keeps what is said and done there; once it exists, what it has takes the place of `world`. */
  readonly state?: string;
  /** Default: the machine's clock. */
  readonly clock?: Clock;
  /** Default: Discord's 3 s and 15 min. */
  readonly deadlines?: Partial<Deadlines>;
  /** Default: one shard is recommended, and shards need not wait for each other. */
  readonly sharding?: Partial<Sharding>;
}

/** A running local Discord. */
export interface LocalDiscord {
  /** Where its page is: `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** The REST base URL for the bot: `new Client({ rest: { api } })`. */
  readonly api: string;
  /** The bot's token here; every other is refused. */
  readonly token: string;
  readonly control: LocalControl;
  close(): Promise<void>;
}

const DISCORD: Deadlines = { acknowledge: 3_000, token: 15 * 60_000 };

/**
 * Starts a Discord on this machine, on the loopback address only.
 *
 * @throws Error when no port can be listened on
 */
export async function startLocalDiscord(settings: LocalSettings): Promise<LocalDiscord> {
  const clock = settings.clock ?? { now: () => Date.now() };
  const store = new Store(settings.world);
  const saved = settings.state === undefined ? null : await SavedState.open(settings.state, store);
  const represent = new Representation(store);
  const token = localToken(store.bot.id);
  const gateway = new Gateway({
    store,
    represent,
    token,
    clock,
    sharding: { ...DEFAULT_SHARDING, ...settings.sharding },
  });
  const platform: Platform = {
    token,
    clock,
    deadlines: { ...DISCORD, ...settings.deadlines },
    store,
    represent,
    gateway,
    faults: new Faults(),
    recorder: new Recorder(),
  };
  announceChanges(platform);
  const control = new LocalControl(platform);
  const app = await createServer(platform, control, settings.page, settings.web);
  represent.url = `http://127.0.0.1:${await listen(app, settings.port)}`;
  return {
    url: represent.url,
    api: `${represent.url}/api`,
    token,
    control,
    close: async () => {
      gateway.close();
      await app.close();
      await saved?.close();
    },
  };
}

/** Shaped like Discord's tokens, whose first part is the bot's id; no secret, as only this machine can use it. */
function localToken(botId: string): string {
  return `${Buffer.from(botId).toString('base64url')}.local.this-machine-only`;
}
