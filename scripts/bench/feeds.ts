/**
 * Whether answers are late while one process visits two thousand feeds: a hundred servers follow twenty each, from a site
 * on this machine, and the bot starts again, while questions are asked at a steady rate. Half of the feeds have a new
 * story at each visit. Prints the answers' times without and with feeds, how long the main thread was kept from anything
 * else, and memory. With fewer seconds than 900 between two visits, feeds are visited more often than they may be.
 *
 * Run: node --import tsx scripts/bench/feeds.ts [feeds] [seconds between visits] [seconds]
 */
import { fork } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { FeedFetcher } from '../../src/library/fetching/fetch-feed.ts';
import { LinkFetcher } from '../../src/library/fetching/fetch-link.ts';
import { Library } from '../../src/library/library.ts';
import { generatedParagraphs, questionsOver } from './generated-text.ts';
import { atShare } from './times.ts';

const FEEDS = Number(process.argv[2] ?? 2000);
const PAUSE = Number(process.argv[3] ?? 900);
const SECONDS = Number(process.argv[4] ?? 180);
const A_SERVER = 20;
/** Questions a second, on one server after another. */
const RATE = 10;

const log = {
  info() {},
  warn: (...told: unknown[]) => console.warn(...told),
  error: (...told: unknown[]) => console.error(...told),
};
const folder = await mkdtemp(join(tmpdir(), 'verbatim-feeds-'));
const site = fork(new URL('./feed-site.ts', import.meta.url), [String(2 * PAUSE)], {
  execArgv: ['--import', 'tsx'],
});
const { port } = await said<{ port: number }>();
await mkdir(join(folder, 'seeds'));
const paragraphs = generatedParagraphs(400);
const questions = questionsOver(paragraphs, 100);
await writeFile(join(folder, 'seeds', 'seed.txt'), paragraphs.join('\n\n'));
const open = () =>
  Library.open({
    seeds: join(folder, 'seeds'),
    data: join(folder, 'data'),
    articlesPerServer: 500,
    charactersPerArticle: 2_000_000,
    idleMinutes: 30,
    meaning: null,
    log,
    links: new LinkFetcher({ allowLoopback: true }),
    feedFetcher: new FeedFetcher({ allowLoopback: true }),
    feeds: { pause: PAUSE * 1000, entriesAtFirst: 2 },
    now: () => Date.now() + later,
  });
/** Milliseconds by which the library's clock is ahead: after a start, everything is due. */
let later = 0;
let library = await open();
const servers = Array.from({ length: Math.ceil(FEEDS / A_SERVER) }, (_, at) => String(1000 + at));

try {
  await library.warm();
  console.log(`without feeds: ${await measured(Math.min(20, SECONDS))}`);
  const begun = performance.now();
  for (let feed = 0; feed < FEEDS; feed += 1) {
    await library.feeds.follow(servers[Math.floor(feed / A_SERVER)] ?? '', {
      link: `http://127.0.0.1:${port}/${feed}/feed`,
      followedBy: '1',
      filter: { include: [], exclude: [] },
      channel: null,
    });
  }
  console.log(
    `${FEEDS} feeds were followed in ${((performance.now() - begun) / 1000).toFixed(0)} s; their first stories are read`,
  );
  while (library.load.waiting > 0) await setTimeout(1000);
  await library.close();
  later = PAUSE * 1500;
  library = await open();
  await library.warm();
  // The first question after a start loads a server's articles: that is no matter of feeds.
  for (const server of servers) await library.ask(server, 'what is known?');
  await library.feeds.start({ post: async () => null, ended: async () => undefined });
  const before = await visitsSoFar();
  console.log(`with ${FEEDS} feeds, every ${PAUSE} s: ${await measured(SECONDS)}`);
  const after = await visitsSoFar();
  console.log(
    `${after.visits - before.visits} visits (${after.unchanged - before.unchanged} unchanged), ${library.load.waiting} articles wait; ${Math.round(process.memoryUsage.rss() / 1e6)} MB`,
  );
} finally {
  await library.close();
  site.kill();
  await rm(folder, { recursive: true, force: true });
}

/** Asks at a steady rate; how late the answers were, and the longest that the main thread was busy at a time. */
async function measured(seconds: number): Promise<string> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const times: number[] = [];
  const asked: Promise<void>[] = [];
  for (let number = 0; number < RATE * seconds; number += 1) {
    const begun = performance.now();
    asked.push(
      library
        .ask(servers[number % servers.length] ?? '', questions[number % questions.length] ?? '')
        .then(() => {
          times.push(performance.now() - begun);
        }),
    );
    await setTimeout(1000 / RATE);
  }
  await Promise.all(asked);
  delay.disable();
  times.sort((one, other) => one - other);
  const late = [0.5, 0.95, 0.99, 1].map((share) => atShare(times, share).trim()).join(' / ');
  const kept = [99, 99.9, 100].map((share) => (delay.percentile(share) / 1e6).toFixed(0)).join(' / ');
  return `answers after ${late} ms (p50 / p95 / p99 / most), main thread kept ${kept} ms (p99 / p99.9 / most)`;
}

function visitsSoFar(): Promise<{ readonly visits: number; readonly unchanged: number }> {
  site.send('how many');
  return said();
}

function said<Answer>(): Promise<Answer> {
  return new Promise((resolve) => site.once('message', resolve));
}
