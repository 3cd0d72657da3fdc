/**
 * Kills bots in the middle of additions, again and again, while others take over: three processes with two of six
 * shards each, 600 servers, one process killed a round.
 *
 * Run: npx tsx scripts/cluster/kill-processes.ts [rounds]
 */
import { Cluster } from './cluster.ts';
import { killInTheMiddle } from './takeover.ts';

const ROUNDS = Number(process.argv[2] ?? 100);
const GROUPS = [
  [0, 1],
  [2, 3],
  [4, 5],
];

const cluster = await Cluster.start(600);
try {
  const bots = await Promise.all(GROUPS.map((ids) => cluster.bot(6, ids.join(','))));
  await Promise.all(bots.map((bot) => bot.ready()));
  let acknowledged = 0;
  let missing = 0;
  const takeovers: number[] = [];
  for (let number = 0; number < ROUNDS; number++) {
    const at = number % GROUPS.length;
    const bot = bots[at];
    const ids = GROUPS[at];
    if (bot === undefined || ids === undefined) continue;
    const { round, next } = await killInTheMiddle(cluster, bot, { count: 6, ids }, number * 1000);
    bots[at] = next;
    acknowledged += round.acknowledged;
    missing += round.missing.length;
    takeovers.push(round.takeover);
    if (round.missing.length > 0) console.error(`round ${number}: missing`, round.missing);
  }
  takeovers.sort((a, b) => a - b);
  const at = (share: number) => Math.round(takeovers[Math.floor(takeovers.length * share)] ?? 0);
  console.log(`${ROUNDS} kills: ${acknowledged} articles acknowledged, ${missing} of them missing`);
  console.log(`until the next process was ready: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`);
  process.exitCode = missing === 0 ? 0 : 1;
} finally {
  await cluster.close();
}
