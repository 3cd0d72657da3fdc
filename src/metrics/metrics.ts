import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Handled } from '../discord/app/dispatch.ts';

/** What is read from the running parts whenever somebody asks for the metrics. */
export interface Gauges {
  /** Servers of this process's shards. */
  servers(): number;
  shards(): readonly { readonly id: number; readonly connected: boolean }[];
  /** Servers in memory, and articles that wait to be added. */
  load(): { readonly servers: number; readonly waiting: number };
  /** Texts that wait for their vectors. */
  vectors(): number;
  /** Feeds that wait for their next visit. */
  feeds(): number;
}

/**
 * What Prometheus is told: counts and times by command, never a question, an article, or the id of a person or a
 * server.
 */
export class Metrics {
  readonly registry = new Registry();
  readonly #interactions = new Counter({
    name: 'verbatim_interactions_total',
    help: 'Interactions that were answered, by command and outcome',
    labelNames: ['kind', 'command', 'outcome'],
    registers: [this.registry],
  });
  readonly #seconds = new Histogram({
    name: 'verbatim_answer_seconds',
    help: 'Seconds from an interaction to the end of its answer, sent to Discord',
    labelNames: ['kind', 'command'],
    buckets: [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30, 60],
    registers: [this.registry],
  });
  readonly #added = new Counter({
    name: 'verbatim_articles_added_total',
    help: 'Articles added, by where they came from',
    labelNames: ['source'],
    registers: [this.registry],
  });
  readonly #visits = new Counter({
    name: 'verbatim_feed_visits_total',
    help: 'Visits of feeds, by how they ended: changed, unchanged, failed or gone',
    labelNames: ['outcome'],
    registers: [this.registry],
  });
  readonly #storeErrors = new Counter({
    name: 'verbatim_store_errors_total',
    help: 'Queries that could not reach the database',
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** An interaction was answered. */
  handled({ kind, command, outcome, seconds }: Handled): void {
    this.#interactions.inc({ kind, command, outcome });
    this.#seconds.observe({ kind, command }, seconds);
  }

  /** An article was added. */
  added(source: string): void {
    this.#added.inc({ source });
  }

  /** A feed was visited. */
  visited(outcome: string): void {
    this.#visits.inc({ outcome });
  }

  /** A query could not reach the database. */
  storeFailed(): void {
    this.#storeErrors.inc();
  }

  /** Says where to read what is true at the moment. */
  watch(gauges: Gauges): void {
    const gauge = (name: string, help: string, read: () => number) =>
      new Gauge({
        name,
        help,
        registers: [this.registry],
        collect() {
          this.set(read());
        },
      });
    gauge('verbatim_servers', 'Servers of this process’s shards', () => gauges.servers());
    gauge('verbatim_servers_in_memory', 'Servers whose articles are in memory', () => gauges.load().servers);
    gauge('verbatim_additions_waiting', 'Articles that wait to be added', () => gauges.load().waiting);
    gauge('verbatim_vectors_waiting', 'Texts that wait for their vectors', () => gauges.vectors());
    gauge('verbatim_feeds', 'Feeds that wait for their next visit', () => gauges.feeds());
    new Gauge({
      name: 'verbatim_shard_connected',
      help: 'Whether a shard is connected to Discord (1) or not (0)',
      labelNames: ['shard'],
      registers: [this.registry],
      collect() {
        this.reset();
        for (const { id, connected } of gauges.shards()) this.set({ shard: id }, Number(connected));
      },
    });
  }
}
