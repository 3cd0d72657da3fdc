import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runner } from 'node-pg-migrate';
import { Client } from 'pg';
import { builtFile } from '../../../built.ts';
import { UserError } from '../../../user-error.ts';
import { isUnreachable } from './unreachable.ts';

const TABLE = 'verbatim_migrations';
const folder = fileURLToPath(builtFile('migrations/'));

/**
 * Brings the database to the schema of this program, once, however many processes start at the same time: the
 * others wait. A role that may not change the schema does when there is nothing to change.
 *
 * @throws UserError when the schema is newer than the program, may not be changed, or cannot be reached
 */
export async function migrate(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true });
  client.on('error', () => undefined); // told by the query that fails
  try {
    await client.connect();
    const wanted = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
    const missing = missingOf(await done(client), wanted.map(nameOf));
    if (missing === 0) return;
    await checkRights(client);
    await runner({
      dbClient: client,
      dir: folder,
      direction: 'up',
      migrationsTable: TABLE,
      advisoryLockMode: 'wait',
      singleTransaction: true,
      log: () => undefined,
    });
    missingOf(await done(client), wanted.map(nameOf));
  } catch (error) {
    throw told(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** @throws UserError when something was done to the database that this program does not know. */
function missingOf(done: readonly string[], wanted: readonly string[]): number {
  if (done.some((name) => !wanted.includes(name)))
    throw new UserError(
      'The database (DATABASE_URL) was set up by a newer version of this program. Start that version; an older one would damage what is in it.',
    );
  return wanted.length - done.length;
}

/** @throws UserError when the role may not make tables. */
async function checkRights(client: Client): Promise<void> {
  const { rows } = await client.query(`select has_schema_privilege(current_schema(), 'create') as may`);
  if (rows[0]?.may !== true)
    throw new UserError(
      'The database has to be brought up to date, and the role in DATABASE_URL may not do that. Start the bot once with the role that owns the tables (see “PostgreSQL” in the README).',
    );
}

async function done(client: Client): Promise<string[]> {
  const there = await client.query('select to_regclass($1) is not null as there', [TABLE]);
  if (there.rows[0]?.there !== true) return [];
  const { rows } = await client.query<{ name: string }>(`select name from ${TABLE}`);
  return rows.map(({ name }) => name);
}

function nameOf(file: string): string {
  return file.slice(0, -'.sql'.length);
}

/** What whoever runs the bot can mend, in words for them. */
function told(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^(?:28|3D)/.test(code))
    return new UserError(
      `The database in DATABASE_URL cannot be used: ${(error as Error).message}. Check its name, the user and the password.`,
      { cause: error },
    );
  if (isUnreachable(error))
    return new UserError(
      `The database in DATABASE_URL cannot be reached (${code || (error as Error).message}). Check that PostgreSQL is running and that host and port are right.`,
      { cause: error },
    );
  return error;
}
