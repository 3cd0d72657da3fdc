/**
 * How much one, two and three processes carry: bots over one PostgreSQL, six shards and many servers in a local
 * Discord, all on this machine. Members ask as fast as they are answered, then at a steady rate.
 *
 * Run: npm run bench:load, or npx tsx scripts/bench/load.ts [servers] [seconds]
 */
import { availableParallelism, loadavg } from 'node:os';
import type { BotProcess } from '../cluster/bot-process.ts';
import { Cluster } from '../cluster/cluster.ts';

const SERVERS = Number(process.argv[2] ?? 600);
const SECONDS = Number(process.argv[3] ?? 15);
/** Members who ask at the same time. */
const ASKING = 24;
/** Questions a second of the steady rate. */
const RATE = 20;
const SHARDS = 6;
const ARTICLES = 1;
/** Servers, few and many, that one process is started with to see what a thousand cost. */
const [FEW, MANY] = [100, 2100];

interface Measured {
  readonly processes: number;
  readonly start: number;
  readonly idle: number;
  readonly adding: number;
  readonly perSecond: number;
  readonly steady: readonly number[];
  readonly memory: number;
}

console.log(
  `${SERVERS} servers with an article each, ${SHARDS} shards, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(0)}`,
);
const few = await startedWith(FEW);
const many = await startedWith(MANY);
const thousands = (MANY - FEW) / 1000;
console.log(
  `one process with ${FEW} servers: ready after ${(few.start / 1000).toFixed(1)} s, ${megabytes(few.idle)}; each further 1,000: ${((many.start - few.start) / 1000 / thousands).toFixed(1)} s and ${megabytes((many.idle - few.idle) / thousands)}`,
);
const rows: Measured[] = [];
for (const processes of [1, 2, 3]) rows.push(await measure(processes));
console.log(
  '| processes | ready after | memory each, idle | additions/s | questions/s | late: p50 / p95 / p99 at 20/s | memory each, after |',
);
console.log('|---|---|---|---|---|---|---|');
for (const row of rows) {
  const late = [0.5, 0.95, 0.99].map((share) => `${at(row.steady, share)} ms`).join(' / ');
  console.log(
    `| ${row.processes} | ${(row.start / 1000).toFixed(1)} s | ${megabytes(row.idle)} | ${row.adding.toFixed(1)} | ${row.perSecond.toFixed(1)} | ${late} | ${megabytes(row.memory)} |`,
  );
}

/** What a process with so many servers takes before anybody has asked anything. */
async function startedWith(servers: number): Promise<{ readonly start: number; readonly idle: number }> {
  const cluster = await Cluster.start(servers);
  try {
    const bot = await cluster.bot(1, '0');
    const start = await bot.ready();
    await new Promise((resolve) => setTimeout(resolve, 3000));
    return { start, idle: await memoryOf([bot]) };
  } finally {
    await cluster.close();
  }
}

async function measure(processes: number): Promise<Measured> {
  const cluster = await Cluster.start(SERVERS);
  try {
    const each = SHARDS / processes;
    const started = performance.now();
    const bots = await Promise.all(
      Array.from({ length: processes }, (_, number) =>
        cluster.bot(SHARDS, `${number * each}-${(number + 1) * each - 1}`),
      ),
    );
    await Promise.all(bots.map((bot) => bot.ready()));
    const start = performance.now() - started;
    const idle = await memoryOf(bots);
    const places = [...cluster.servers.keys()];

    const adding = performance.now();
    const additions = places.flatMap((place) =>
      Array.from({ length: ARTICLES }, (_, number) => ({ place, number })),
    );
    await atOnce(ASKING, additions, async ({ place, number }) => {
      if ((await cluster.add(place, number)) !== 'done')
        throw new Error(`place ${place} could not add an article`);
    });
    const added = additions.length / ((performance.now() - adding) / 1000);

    // Every server is asked once first: its index is built then.
    await atOnce(ASKING, places, (place) => ask(cluster, place));
    const perSecond = await asFastAsPossible(cluster);
    const steady = await steadily(cluster);
    return { processes, start, idle, adding: added, perSecond, steady, memory: await memoryOf(bots) };
  } finally {
    await cluster.close();
  }
}

async function asFastAsPossible(cluster: Cluster): Promise<number> {
  const until = performance.now() + SECONDS * 1000;
  let answered = 0;
  const members = Array.from({ length: ASKING }, async () => {
    while (performance.now() < until) {
      await ask(cluster, anyPlace());
      answered += 1;
    }
  });
  await Promise.all(members);
  return answered / SECONDS;
}

/** Milliseconds of each answer when questions come at a rate, sorted. */
async function steadily(cluster: Cluster): Promise<number[]> {
  const times: number[] = [];
  const asking: Promise<void>[] = [];
  for (let number = 0; number < RATE * SECONDS; number++) {
    asking.push(
      ask(cluster, anyPlace()).then((time) => {
        times.push(time);
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 1000 / RATE));
  }
  await Promise.all(asking);
  return times.sort((a, b) => a - b);
}

/** Asks and waits for the answer: its milliseconds. */
async function ask(cluster: Cluster, place: number): Promise<number> {
  const begun = performance.now();
  const answer = await cluster.ask(place, 0);
  if (answer?.includes('Number 0 it is') !== true) throw new Error(`place ${place} answered: ${answer}`);
  return performance.now() - begun;
}

function anyPlace(): number {
  return Math.floor(Math.random() * SERVERS);
}

async function atOnce<Item>(
  many: number,
  items: readonly Item[],
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const left = [...items];
  const workers = Array.from({ length: many }, async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  });
  await Promise.all(workers);
}

/** Bytes of memory of a process, on average. */
async function memoryOf(bots: readonly BotProcess[]): Promise<number> {
  const all = await Promise.all(bots.map((bot) => bot.metric('process_resident_memory_bytes')));
  return all.reduce((sum, bytes) => sum + bytes, 0) / bots.length;
}

function at(sorted: readonly number[], share: number): number {
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`;
}
