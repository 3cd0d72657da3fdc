import { type DestinationStream, type Logger, pino } from 'pino';

/** What discord.js tells with an error: what was to be sent, and an address with the key to answer with. */
const NEVER_LOGGED = ['err.requestBody', 'err.url'];

/**
 * The program's log, on standard error. What people asked, read or were told never comes into it, not even when
 * sending it fails.
 */
export function createLog(level: string, destination: DestinationStream = pino.destination(2)): Logger {
  return pino({ level, redact: { paths: NEVER_LOGGED, remove: true } }, destination);
}
