import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LocalDiscord, startLocalDiscord } from 'local-discord';
import { pino } from 'pino';
import { builtFile } from '../../src/built.ts';
import { followDemoFeed } from '../../src/demo/follow-feed.ts';
import { newsSite } from '../../src/demo/news-site.ts';
import { demoWorld } from '../../src/demo/world.ts';
import { startBot } from '../../src/discord/app/bot.ts';
import { FeedFetcher } from '../../src/library/fetching/fetch-feed.ts';
import { LinkFetcher } from '../../src/library/fetching/fetch-link.ts';
import { Library } from '../../src/library/library.ts';

const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url));

const HOUR = 60 * 60_000;

/** The page, as built. */
export const PAGE = builtFile('page/');

/** The real bot with the seed article in front of the local Discord's usual world, as without a token. */
export interface RunningBot {
  readonly local: LocalDiscord;
  readonly library: Library;
  /** The newest story of the paper that the first server follows comes out, and is read. */
  arrive(): Promise<void>;
  close(): Promise<void>;
}

export async function startEverything(): Promise<RunningBot> {
  const data = await mkdtemp(join(tmpdir(), 'verbatim-page-'));
  const log = pino({ level: 'silent' });
  let url: string | null = null;
  let hasArrived = false;
  let now = Date.now();
  const rules = { alsoOpen: () => url };
  const library = await Library.open({
    seeds: SEEDS,
    data,
    articlesPerServer: 50,
    charactersPerArticle: 2_000_000,
    idleMinutes: 30,
    meaning: null,
    log,
    links: new LinkFetcher(rules),
    feedFetcher: new FeedFetcher(rules),
    now: () => now,
  });
  const world = demoWorld(now);
  const web = newsSite(
    () => url ?? '',
    () => hasArrived,
  );
  const local = await startLocalDiscord({ port: 0, world, web, page: PAGE });
  url = local.url;
  const bot = await startBot({ token: local.token, api: local.api, guild: null, library, log });
  await followDemoFeed(library, local.control, local.url);
  await library.feeds.visitDue();
  return {
    local,
    library,
    arrive: async () => {
      hasArrived = true;
      now += HOUR;
      await library.feeds.visitDue();
    },
    close: async () => {
      await bot.close();
      await local.close();
      await library.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}
