import { readFile } from 'node:fs/promises';
import { expect, onTestFinished, test } from 'vitest';
import { startHealthServer } from '../../src/metrics/health-server.ts';
import { Metrics } from '../../src/metrics/metrics.ts';
import { UserError } from '../../src/user-error.ts';

/** Metrics as they are once a bot is watched. */
function watched(): Metrics {
  const metrics = new Metrics();
  metrics.watch({
    servers: () => 12,
    shards: () => [
      { id: 3, connected: true },
      { id: 4, connected: false },
    ],
    load: () => ({ servers: 5, waiting: 2 }),
    vectors: () => 7,
    feeds: () => 9,
  });
  metrics.handled({ kind: 'command', command: 'ask', outcome: 'answered', seconds: 0.2 });
  metrics.added('page');
  metrics.visited('unchanged');
  return metrics;
}

async function lines(metrics: Metrics): Promise<string[]> {
  return (await metrics.registry.metrics())
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

async function serve(missing: readonly string[]) {
  const server = await startHealthServer({ port: 0, metrics: watched(), missing: async () => missing });
  onTestFinished(() => server.close());
  return (path: string) => fetch(`http://127.0.0.1:${server.port}${path}`);
}

test('what happened and what is true at the moment can be read', async () => {
  expect(await lines(watched())).toEqual(
    expect.arrayContaining([
      'verbatim_interactions_total{kind="command",command="ask",outcome="answered"} 1',
      'verbatim_answer_seconds_bucket{le="0.25",kind="command",command="ask"} 1',
      'verbatim_articles_added_total{source="page"} 1',
      'verbatim_feed_visits_total{outcome="unchanged"} 1',
      'verbatim_feeds 9',
      'verbatim_store_errors_total 0',
      'verbatim_servers 12',
      'verbatim_servers_in_memory 5',
      'verbatim_additions_waiting 2',
      'verbatim_vectors_waiting 7',
      'verbatim_shard_connected{shard="3"} 1',
      'verbatim_shard_connected{shard="4"} 0',
    ]),
  );
});

test('the dashboard asks for nothing that is not there, and leaves out nothing of the bot’s own', async () => {
  const dashboard = JSON.parse(
    await readFile(new URL('../../.github/deploy/grafana-dashboard.json', import.meta.url), 'utf8'),
  );
  const queries: string[] = dashboard.panels.flatMap(({ targets }: { targets: { expr: string }[] }) =>
    targets.map(({ expr }) => expr),
  );
  const metrics = watched();
  const served = new Set((await lines(metrics)).map((line) => /^\w+/.exec(line)?.[0] ?? ''));
  const asked = queries.flatMap((query) => query.match(/\b(?:verbatim|nodejs|process)_\w+/g) ?? []);
  expect(asked.filter((name) => !served.has(name))).toEqual([]);
  const own = metrics.registry
    .getMetricsAsArray()
    .map(({ name }) => name)
    .filter((name) => name.startsWith('verbatim_'));
  const shown = new Set(asked.map((name) => name.replace(/_bucket$/, '')));
  expect(own.filter((name) => !shown.has(name))).toEqual([]);
  // Labels, too: those of each metric, and those that Prometheus adds.
  const labels = queries.flatMap((query) =>
    [...query.matchAll(/by \((\w+)\)|(\w+)(?:=~?|!=)"/g)].map(([, by, label]) => by ?? label),
  );
  const text = (await lines(metrics)).join('\n');
  const known = new Set([...text.matchAll(/(\w+)="/g)].map(([, label]) => label));
  expect(labels.filter((label) => !known.has(label) && label !== 'job' && label !== 'instance')).toEqual([]);
});

test('the server says what is alive, what is missing and where to look', async () => {
  const ready = await serve([]);
  expect((await ready('/healthz')).status).toBe(200);
  expect((await ready('/readyz')).status).toBe(200);
  const metrics = await ready('/metrics?all');
  expect(metrics.headers.get('content-type')).toMatch(/^text\/plain/);
  expect(await metrics.text()).toContain('verbatim_servers 12');
  expect((await ready('/')).status).toBe(404);
  const waiting = await serve(['Shard 3 is not connected to Discord.']);
  const answer = await waiting('/readyz');
  expect([answer.status, await answer.text()]).toEqual([503, 'Shard 3 is not connected to Discord.\n']);
  expect((await waiting('/healthz')).status).toBe(200);
});

test('a port that is taken is said', async () => {
  const settings = { metrics: watched(), missing: async () => [] };
  const first = await startHealthServer({ ...settings, port: 0 });
  onTestFinished(() => first.close());
  const second = startHealthServer({ ...settings, port: first.port });
  await expect(second).rejects.toBeInstanceOf(UserError);
  await expect(second).rejects.toThrow(`METRICS_PORT=${first.port} is taken`);
});
