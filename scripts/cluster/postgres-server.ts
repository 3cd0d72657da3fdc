import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Client } from 'pg';

/** Where Debian has PostgreSQL's programs, the newest first; then those in the path. */
function folders(): string[] {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  return [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
}

const bin = folders().find(
  (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
);

if (bin === undefined && process.env.REQUIRE_POSTGRES === undefined)
  console.warn(
    'PostgreSQL is not installed: the tests that need it are skipped (Debian: apt-get install postgresql)',
  );

/** False where PostgreSQL is not installed; where it has to be, starting it fails then. */
export const hasPostgres = bin !== undefined || process.env.REQUIRE_POSTGRES !== undefined;

/** A PostgreSQL of its own in a temporary folder, on a free port of this machine. */
export class PostgresServer {
  readonly port: number;
  readonly #folder: string;
  readonly #user: { uid: number; gid: number } | undefined;
  #process: ChildProcess | undefined;
  #databases = 0;

  private constructor(port: number, folder: string, user: { uid: number; gid: number } | undefined) {
    this.port = port;
    this.#folder = folder;
    this.#user = user;
  }

  static async start(): Promise<PostgresServer> {
    if (bin === undefined) throw new Error('PostgreSQL is not installed');
    const folder = mkdtempSync(join(tmpdir(), 'verbatim-postgres-'));
    const user = otherUser();
    if (user) chownSync(folder, user.uid, user.gid);
    const initialise = [
      '-D',
      join(folder, 'data'),
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--no-sync',
      '--no-locale',
    ];
    execFileSync(join(bin, 'initdb'), initialise, { stdio: 'ignore', cwd: folder, ...user });
    const server = new PostgresServer(await freePort(), folder, user);
    await server.begin();
    return server;
  }

  /** Starts it again after `end`, with everything that was in it. */
  async begin(): Promise<void> {
    const settings = [
      ['listen_addresses', '127.0.0.1'],
      ['unix_socket_directories', this.#folder],
      ['fsync', 'off'], // no test takes the machine's power
      ['max_connections', '200'],
    ].flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const data = ['-D', join(this.#folder, 'data'), '-p', String(this.port)];
    this.#process = spawn(join(bin ?? '', 'postgres'), [...data, ...settings], {
      stdio: 'ignore',
      cwd: this.#folder,
      ...this.#user,
    });
    for (let tries = 0; tries < 200; tries++) {
      if (await this.#answers()) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('PostgreSQL does not start');
  }

  /** Ends it, breaking every connection. */
  async end(): Promise<void> {
    const ended = new Promise((resolve) => this.#process?.once('exit', resolve));
    this.#process?.kill('SIGINT'); // its fast shutdown
    await ended;
  }

  /** A new, empty database: its address. */
  async database(): Promise<string> {
    this.#databases += 1;
    const name = `test_${this.#databases}`;
    await this.run(this.url('postgres'), `create database ${name}`);
    return this.url(name);
  }

  url(database: string, user = 'postgres'): string {
    return `postgres://${user}@127.0.0.1:${this.port}/${database}`;
  }

  /** Runs a statement as whoever the address names; its rows. */
  async run(url: string, text: string): Promise<Record<string, unknown>[]> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(text)).rows ?? [];
    } finally {
      await client.end();
    }
  }

  async close(): Promise<void> {
    await this.end();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #answers(): Promise<boolean> {
    try {
      await this.run(this.url('postgres'), 'select 1');
      return true;
    } catch {
      return false;
    }
  }
}

/** PostgreSQL refuses to run as root: then it is run as the user that Debian has made for it. */
function otherUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (what: string) => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
