import type { BotProcess } from './bot-process.ts';
import type { Acknowledged, Cluster } from './cluster.ts';

/** What one round of killing a process has shown. */
export interface Round {
  /** Articles acknowledged in the round, over all servers. */
  readonly acknowledged: number;
  /** Acknowledged articles that are not in the database, or not in the answer of the next owner. */
  readonly missing: readonly Acknowledged[];
  /** Milliseconds from the kill until the process that waited was ready. */
  readonly takeover: number;
}

/**
 * Kills a process in the middle of additions while another one waits for its shards, and looks whether everything
 * that was acknowledged is there.
 *
 * @param first the number of the first article of this round; each round has numbers of its own
 * @returns the round and the process that has the shards now
 */
export async function killInTheMiddle(
  cluster: Cluster,
  bot: BotProcess,
  shards: { readonly count: number; readonly ids: readonly number[] },
  first: number,
): Promise<{ readonly round: Round; readonly next: BotProcess }> {
  const next = await cluster.bot(shards.count, shards.ids.join(','));
  await next.says(/Waiting for shard/);
  const places = cluster.placesOf(shards.count, shards.ids);
  const acknowledged: Acknowledged[] = [];
  let adding = true;
  const addUntilKilled = async (place: number) => {
    for (let number = first; adding; number++)
      if ((await cluster.add(place, number)) === 'done') acknowledged.push({ place, number });
      else return;
  };
  // Not waited for: whoever was being answered when the process was killed gets no answer any more.
  for (const place of places.slice(0, WRITERS)) void addUntilKilled(place);
  while (acknowledged.length < WRITERS) await wait(5);
  await wait(Math.random() * 200);
  const killed = performance.now();
  await bot.kill();
  adding = false;
  await next.ready();
  const takeover = performance.now() - killed;
  return {
    round: { acknowledged: acknowledged.length, missing: await missingOf(cluster, acknowledged), takeover },
    next,
  };
}

/** Servers that are added to at the same time. */
const WRITERS = 4;

async function missingOf(cluster: Cluster, acknowledged: readonly Acknowledged[]): Promise<Acknowledged[]> {
  const missing: Acknowledged[] = [];
  const last = new Map(acknowledged.map((each) => [each.place, each]));
  for (const each of acknowledged)
    if (!(await cluster.stored(each.place)).includes(each.number)) missing.push(each);
  for (const each of last.values()) {
    const answer = await cluster.ask(each.place, each.number);
    if (answer?.includes(`Number ${each.number} it is`) !== true) missing.push(each);
  }
  return missing;
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
