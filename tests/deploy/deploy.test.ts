import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { readConfig } from '../../src/config.ts';
import { startHealthServer } from '../../src/metrics/health-server.ts';
import { Metrics } from '../../src/metrics/metrics.ts';

const folder = new URL('../../.github/deploy/', import.meta.url);

function text(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

interface Pod {
  readonly args: readonly string[];
  readonly env: readonly { readonly name: string; readonly value?: string }[];
  readonly [probe: string]: unknown;
}

function statefulSet(): { replicas: number; pod: Pod } {
  const [set] = parseAllDocuments(text('kubernetes.yaml')).map((document) => document.toJS());
  return { replicas: set.spec.replicas, pod: set.spec.template.spec.containers[0] };
}

/** The variables that .env.example explains: all that the program reads. */
const known = [
  ...readFileSync(new URL('../../.env.example', import.meta.url), 'utf8').matchAll(/^([A-Z_]+)=/gm),
].map(([, name]) => name);

test('the pods of the StatefulSet have every shard once between them', () => {
  const bin = mkdtempSync(join(tmpdir(), 'verbatim-deploy-'));
  onTestFinished(() => rmSync(bin, { recursive: true, force: true }));
  // Stands where node would be started, and says with which shards.
  writeFileSync(join(bin, 'node'), '#!/bin/sh\necho "$SHARDS $*"\n', { mode: 0o755 });
  const { replicas, pod } = statefulSet();
  const values = Object.fromEntries(pod.env.flatMap(({ name, value }) => (value ? [[name, value]] : [])));
  const shards = Array.from({ length: replicas }, (_, ordinal) => {
    const env = { ...values, PATH: `${bin}:/usr/bin:/bin`, HOSTNAME: `verbatim-${ordinal}` };
    const started = execFileSync('sh', ['-c', pod.args.join('\n')], { env, encoding: 'utf8' });
    const [own = '', ...command] = started.trim().split(' ');
    expect(command).toEqual(['dist/main.js']);
    const { shardCount, shards } = readConfig({
      SHARD_COUNT: values.SHARD_COUNT,
      SHARDS: own,
      DATABASE_URL: 'postgres://localhost/x',
    });
    expect(shardCount).toBe(Number(values.SHARD_COUNT));
    return shards ?? [];
  });
  expect(shards.flat()).toEqual(Array.from({ length: Number(values.SHARD_COUNT) }, (_, id) => id));
});

test('only variables that the program knows are set', () => {
  const compose = parse(text('compose.yaml'));
  const own = ['SHARDS_PER_POD'];
  const set = [
    ...Object.keys(compose.services.bot.environment),
    ...statefulSet().pod.env.map(({ name }) => name),
  ];
  expect(set.filter((name) => !known.includes(name) && !own.includes(name))).toEqual([]);
  expect(
    [...text('Dockerfile').matchAll(/^ENV (.+)$/gm)].flatMap(
      ([, pairs = '']) => pairs.match(/[A-Z_]+(?==)/g) ?? [],
    ),
  ).toEqual(['NODE_ENV', 'DATA_DIR', 'METRICS_PORT']);
});

test('probes and Prometheus look where the program serves', async () => {
  const { pod } = statefulSet();
  const server = await startHealthServer({ port: 0, metrics: new Metrics(), missing: async () => [] });
  onTestFinished(() => server.close());
  for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe']) {
    const { path } = (pod[probe] as { httpGet: { path: string } }).httpGet;
    expect((await fetch(`http://127.0.0.1:${server.port}${path}`)).status, probe).toBe(200);
  }
  const port = pod.env.find(({ name }) => name === 'METRICS_PORT')?.value;
  expect(parse(text('prometheus.yaml')).scrape_configs[0].dns_sd_configs[0].port).toBe(Number(port));
  expect(parse(text('compose.yaml')).services.bot.environment.METRICS_PORT).toBe(port);
});

test('the image’s health check tells a bot that works from one that does not', async () => {
  const server = await startHealthServer({ port: 0, metrics: new Metrics(), missing: async () => [] });
  const check = (port: number) =>
    new Promise<number | null>((resolve) => {
      const script = fileURLToPath(new URL('healthcheck.js', folder));
      const child = execFile(process.execPath, [script], { env: { METRICS_PORT: String(port) } }, () =>
        resolve(child.exitCode),
      );
    });
  expect(await check(server.port)).toBe(0);
  await server.close();
  expect(await check(server.port)).toBe(1);
});

test('the shell scripts are well formed', () => {
  for (const name of ['assemble.sh', 'roles.sh'])
    expect(spawnSync('sh', ['-n', fileURLToPath(new URL(name, folder))]).status, name).toBe(0);
});
