import type { Logger } from 'pino';
import { readConfig } from './config.ts';
import { envFileWarning } from './env-file.ts';
import { createLog } from './log.ts';
import { Progress } from './progress.ts';
import type { Running } from './starting.ts';
import { harmless } from './text/harmless.ts';
import { UserError } from './user-error.ts';

const running: Running = [];
const progress = new Progress('Starting', (line) => process.stdout.write(`${line}\n`));
let log = createLog('warn');
try {
  const config = readConfig();
  log = createLog(config.logLevel);
  closeOnSignals(running, log);
  const warning = config.token === null ? null : envFileWarning();
  if (warning !== null) log.warn(warning);
  // Loaded only now, so that a wrong setting is told at once.
  const { start } = await import('./start.ts');
  const { ended } = await start(config, running, log, progress);
  ended.catch((error: unknown) => fail(error, 'Verbatim had to stop'));
} catch (error) {
  await fail(error, 'Verbatim could not start');
}

/** Says what happened, closes what runs, and ends the process with exit code 1. */
async function fail(error: unknown, what: string): Promise<never> {
  progress.end();
  if (error instanceof UserError) process.stderr.write(`${harmless(error.message)}\n`);
  else log.fatal({ err: error }, what);
  // What half a program says while it closes would only hide the reason.
  log.level = 'silent';
  for (const each of running) await each.close().catch(() => undefined);
  process.exit(1);
}

/** The first signal closes everything; a second one ends at once. */
function closeOnSignals(running: Running, log: Logger): void {
  let closing = false;
  const close = async () => {
    if (closing) process.exit(1);
    closing = true;
    // Work that is broken off now is no reason to worry anybody.
    if (log.isLevelEnabled('warn')) log.level = 'error';
    for (const each of running) await each.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      close().catch((error: unknown) => {
        log.error({ err: error }, 'could not close cleanly');
        process.exit(1);
      });
    });
  }
}
