/** Of the operating system and of Node: nobody listens, the connection broke, the name is not known. */
const NETWORK = /^(?:ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_)/;
/** Of PostgreSQL: connection exceptions, too few resources (connections, disk), shutting down or starting, read only. */
const POSTGRES = /^(?:08|53|57P|25006)/;
/** What `pg` says without a code. */
const MESSAGES =
  /connection terminated|connection timeout|timeout exceeded when trying to connect|query read timeout|connection error|client was closed|connection ended/i;

/** Whether an error says that the database cannot be reached, or not be written to, for now. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('errors' in error && Array.isArray(error.errors)) return error.errors.some(isUnreachable);
  const code = 'code' in error ? String(error.code) : '';
  return NETWORK.test(code) || POSTGRES.test(code) || MESSAGES.test(error.message);
}
