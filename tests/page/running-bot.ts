import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LocalDiscord, startLocalDiscord } from 'local-discord';
import { pino } from 'pino';
import { builtFile } from '../../src/built.ts';
import { demoWorld } from '../../src/demo/world.ts';
import { startBot } from '../../src/discord/app/bot.ts';
import { Library } from '../../src/library/library.ts';

const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url));

/** The page, as built. */
export const PAGE = builtFile('page/');

/** The real bot with the seed article in front of the local Discord's usual world, as without a token. */
export interface RunningBot {
  readonly local: LocalDiscord;
  close(): Promise<void>;
}

export async function startEverything(): Promise<RunningBot> {
  const data = await mkdtemp(join(tmpdir(), 'verbatim-page-'));
  const log = pino({ level: 'silent' });
  const library = await Library.open({
    seeds: SEEDS,
    data,
    articlesPerServer: 50,
    charactersPerArticle: 2_000_000,
    idleMinutes: 30,
    meaning: null,
    log,
  });
  const local = await startLocalDiscord({ port: 0, world: demoWorld(Date.now()), page: PAGE });
  const bot = await startBot({ token: local.token, api: local.api, guild: null, library, log });
  return {
    local,
    close: async () => {
      await bot.close();
      await local.close();
      await library.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}
