import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Bot, startBot } from './discord/app/bot.ts';
import type { Library } from './library/library.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { Progress } from './progress.ts';
import { examplesFrom } from './search/quotations/examples.ts';

/** Everything that runs, in the order in which it is closed. */
export type Running = { close(): Promise<void> }[];

/** What the parts of a start share. */
export interface Starting {
  readonly config: Config;
  /** Grows by what was started, also when a later step fails. */
  readonly running: Running;
  readonly log: Logger;
  readonly progress: Progress;
  readonly metrics: Metrics | null;
  library?: Library;
  /** The local Discord's own address, once it listens. */
  local?: string;
  bot?: Bot;
}

/** What a bot answers with, wherever it connects to. */
export type Answering = Pick<
  Parameters<typeof startBot>[0],
  'library' | 'log' | 'owns' | 'claim' | 'shards' | 'handled'
>;

/** What is tried first: a question that the articles answer. */
export async function firstTry(library: Library): Promise<string> {
  const { question } = examplesFrom(await library.people(null));
  return question === null ? '/help' : `/ask question: ${question}`;
}

/** Tells whoever starts it. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
