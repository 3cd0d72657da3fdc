import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { BotProcess } from '../../scripts/cluster/bot-process.ts';
import { Cluster } from '../../scripts/cluster/cluster.ts';
import { hasPostgres } from '../../scripts/cluster/postgres-server.ts';
import { killInTheMiddle } from '../../scripts/cluster/takeover.ts';

const SERVERS = 600;
const GROUPS = ['0,1', '2,3', '4,5'];

/** The built program as three processes with two of six shards each. The tests follow one another. */
describe.skipIf(!hasPostgres)('three processes, six shards', () => {
  let cluster: Cluster;
  let bots: BotProcess[];
  beforeAll(async () => {
    cluster = await Cluster.start(SERVERS);
    bots = await Promise.all(GROUPS.map((shards) => cluster.bot(6, shards)));
    await Promise.all(bots.map((bot) => bot.ready()));
  }, 240_000);
  afterAll(() => cluster.close());

  /** Places spread over all shards of 6 and of 8. */
  const places = Array.from({ length: 24 }, (_, at) => at);

  test('each has its servers, and one registered the commands', async () => {
    const servers = await Promise.all(bots.map((bot) => bot.metric('verbatim_servers')));
    expect(servers).toEqual([200, 200, 200]);
    expect(cluster.local.control.requests().filter(({ method }) => method === 'PUT')).toHaveLength(1);
  });

  test('every server is answered by its owner alone, and with its own articles alone', async () => {
    for (const place of places) expect(await cluster.add(place, place), `place ${place}`).toBe('done');
    for (const place of places) {
      expect(await cluster.ask(place, place), `place ${place}`).toContain(`Number ${place} it is`);
      const foreign = (await cluster.ask(place, (place + 1) % 24)) ?? '';
      expect(foreign).not.toContain(`of place ${(place + 1) % 24}.`);
    }
    const counts = await Promise.all(
      bots.map((bot) => bot.metric('verbatim_interactions_total', { outcome: 'answered', kind: 'command' })),
    );
    expect(counts).toEqual([24, 24, 24]); // 8 servers each, an addition and two questions
  }, 240_000);

  test('a process that is killed in the middle of additions is followed by another, and nothing is lost', async () => {
    const [bot] = bots;
    if (bot === undefined) throw new Error('there is no bot');
    const { round, next } = await killInTheMiddle(cluster, bot, { count: 6, ids: [0, 1] }, 1000);
    bots[0] = next;
    expect(round.acknowledged).toBeGreaterThan(0);
    expect(round.missing).toEqual([]);
  }, 240_000);

  test('a database that stops under load: questions go on, changes are refused, all of it recovers', async () => {
    for (const place of places) await cluster.ask(place, place);
    await cluster.postgres.end();
    const outcomes = await Promise.all(places.slice(0, 6).map((place) => cluster.add(place, 5000)));
    expect(outcomes).toEqual(outcomes.map(() => 'refused'));
    const answers = await Promise.all(places.map((place) => cluster.ask(place, place)));
    for (const [place, answer] of answers.entries()) expect(answer).toContain(`Number ${place} it is`);
    expect((await bots[0]?.readiness())?.said).toMatch(/store of articles cannot be reached/);
    expect(await bots[0]?.metric('verbatim_store_errors_total')).toBeGreaterThan(0);
    await cluster.postgres.begin();
    await vi.waitFor(
      async () => {
        for (const bot of bots) expect((await bot.readiness())?.ready).toBe(true);
      },
      { timeout: 60_000, interval: 100 },
    );
    for (const place of places.slice(0, 6)) {
      expect(await cluster.stored(place)).not.toContain(5000);
      expect(await cluster.add(place, 5000)).toBe('done');
    }
  }, 240_000);

  test('a change from six shards to eight, one process after another, loses nothing', async () => {
    const before = await Promise.all(places.map((place) => cluster.stored(place)));
    const news = await Promise.all(['0-3', '4-7'].map((shards) => cluster.bot(8, shards)));
    await Promise.all(news.map((bot) => bot.ready()));
    let number = 7000;
    const added = new Map<number, number[]>();
    for (const bot of bots) {
      expect(await bot.stop()).toBe(0);
      await new Promise((resolve) => setTimeout(resolve, 1500)); // until the locks that are gone are noticed
      number += 1;
      for (const place of places.filter((place) => place % 3 === 0)) {
        expect(await cluster.add(place, number), `place ${place}`).toBe('done');
        added.set(place, [...(added.get(place) ?? []), number]);
      }
    }
    bots = news;
    for (const place of places) {
      expect(await cluster.stored(place)).toEqual([...(before[place] ?? []), ...(added.get(place) ?? [])]);
      expect(await cluster.ask(place, place)).toContain(`Number ${place} it is`);
    }
    expect(await Promise.all(bots.map((bot) => bot.metric('verbatim_servers')))).toEqual([300, 300]);
  }, 240_000);
});
