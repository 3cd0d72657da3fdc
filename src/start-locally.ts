import { join } from 'node:path';
import { builtFile } from './built.ts';
import { type Bot, startBot } from './discord/app/bot.ts';
import { type Answering, firstTry, type Starting, say } from './starting.ts';

/** Milliseconds between two visits of the made-up paper, and until its newest story is out: while one looks. */
export const DEMO_PAUSE = 15_000;
const STORY_ARRIVES = 45_000;

/** Starts a Discord on this machine with a made-up server and paper, and the bot in it. */
export async function startLocally(starting: Starting, answering: Answering): Promise<Bot> {
  const { config, running, progress } = starting;
  const [{ startLocalDiscord }, { demoWorld }, { newsSite }, { followDemoFeed }] = await Promise.all([
    import('local-discord'),
    import('./demo/world.ts'),
    import('./demo/news-site.ts'),
    import('./demo/follow-feed.ts'),
  ]);
  const begun = Date.now();
  const local = await startLocalDiscord({
    port: config.port,
    world: demoWorld(begun),
    web: newsSite(
      () => starting.local ?? '',
      () => Date.now() - begun > STORY_ARRIVES,
    ),
    page: builtFile('page/'),
    state: join(config.data, 'local-discord.state'),
  });
  running.unshift(local);
  starting.local = local.url;
  const bot = await startBot({ token: local.token, api: local.api, guild: null, ...answering });
  running.unshift(bot);
  progress.end();
  if (config.port !== 0 && portOf(local) !== config.port) say(`Port ${config.port} is taken; using another.`);
  say('There is no DISCORD_TOKEN, so the bot runs in a Discord of its own on this machine.');
  if (config.fetchLinks) await followDemoFeed(answering.library, local.control, local.url);
  say(`Open ${local.url} and try: ${await firstTry(answering.library)}`);
  say('Stop with Ctrl+C.');
  return bot;
}

function portOf({ url }: { readonly url: string }): number {
  return Number(new URL(url).port);
}
