import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LocalDiscord, startLocalDiscord } from 'local-discord';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtFile } from '../src/built.ts';
import { demoWorld } from '../src/demo/world.ts';
import { ARTICLES } from './discord/harness.ts';

const MAIN = fileURLToPath(builtFile('main.js'));
const PATIENCE = 60_000;

let folder: string;
const started: ChildProcessWithoutNullStreams[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-start-'));
});
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** Starts the program with nothing in its environment but these variables, in an empty folder. */
function start(environment: Record<string, string>) {
  const child = spawn(process.execPath, [MAIN], {
    cwd: folder,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: folder,
      DATA_DIR: folder,
      SEEDS_DIR: ARTICLES,
      SEMANTIC: 'off',
      ...environment,
    },
  });
  started.push(child);
  let said = '';
  let complained = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    complained += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
  const says = async (wanted: RegExp) => {
    for (const until = Date.now() + PATIENCE; Date.now() < until; ) {
      if (wanted.test(said)) return said;
      if (child.exitCode !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`never said ${wanted}, but: ${said}${complained}`);
  };
  return {
    child,
    says,
    end: async () => ({ code: await ended, said, complained }),
  };
}

describe('starting without a token', () => {
  it('says where to look and what to try, and ends cleanly when asked', { timeout: PATIENCE }, async () => {
    const program = start({ PORT: '0', SEMANTIC: 'on' });
    const said = await program.says(/Open http:\/\/127\.0\.0\.1:\d+ and try: \/ask question: .+\n/);
    const [, address = ''] = /Open (\S+)/.exec(said) ?? [];
    expect((await fetch(address)).ok).toBe(true);
    program.child.kill('SIGTERM');
    expect((await program.end()).code).toBe(0);
  });

  it('uses a free port when the wished one is taken, and says so', { timeout: PATIENCE }, async () => {
    const taken = await listening();
    try {
      const program = start({ PORT: String(taken.port) });
      const said = await program.says(/Open http:\S+/);
      expect(said).toContain(`Port ${taken.port} is taken`);
      expect(said).not.toContain(`Open http://127.0.0.1:${taken.port} `);
      program.child.kill('SIGINT');
      expect((await program.end()).code).toBe(0);
    } finally {
      taken.server.close();
    }
  });
});

describe('starting with a token', () => {
  let local: LocalDiscord;
  beforeEach(async () => {
    local = await startLocalDiscord({ port: 0, world: demoWorld(Date.now()) });
  });
  afterEach(() => local.close());

  it('says who it is, in how many servers, and registers only what differs', {
    timeout: PATIENCE,
  }, async () => {
    const first = start({ DISCORD_TOKEN: local.token, DISCORD_API_URL: local.api });
    const said = await first.says(/Try: /);
    expect(said).toMatch(/^verbatim is connected and answers in 2 servers\./m);
    expect(said).toContain('now registered to all servers');
    first.child.kill('SIGTERM');
    expect((await first.end()).code).toBe(0);
    const puts = () => local.control.requests().filter(({ method }) => method === 'PUT').length;
    expect(puts()).toBe(1);
    const second = start({ DISCORD_TOKEN: local.token, DISCORD_API_URL: local.api });
    expect(await second.says(/Try: /)).toContain('Its commands are registered to all servers.');
    expect(puts()).toBe(1);
  });

  it('says that a token is wrong and what to do', { timeout: PATIENCE }, async () => {
    const program = start({ DISCORD_TOKEN: 'MTIz.wrong.token', DISCORD_API_URL: local.api });
    await expectOneSentence(program, /^Discord does not accept DISCORD_TOKEN\. Copy the token again/);
  });

  it('says that Discord cannot be reached', { timeout: PATIENCE }, async () => {
    const { server, port } = await listening();
    await new Promise((resolve) => server.close(resolve));
    const program = start({ DISCORD_TOKEN: local.token, DISCORD_API_URL: `http://127.0.0.1:${port}/api` });
    await expectOneSentence(program, /^Discord cannot be reached at http/);
  });

  it.each([
    [
      'answers with errors',
      'text/html',
      503,
      '<h1>Bad Gateway</h1>',
      /^Discord has trouble of its own \(status 503/,
    ],
    [
      'answers with something else',
      'text/html',
      200,
      '<h1>Log in to the network</h1>',
      /^What answers at http\S+ is not Discord/,
    ],
    [
      'does not know Discord’s addresses',
      'application/json',
      404,
      '{}',
      /^What answers at http\S+ is not Discord/,
    ],
  ] as const)(
    'says that what it reaches %s',
    { timeout: PATIENCE },
    async (_, type, status, body, wanted) => {
      const server = createHttpServer((_, response) =>
        response.writeHead(status, { 'content-type': type }).end(body),
      );
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      try {
        const program = start({
          DISCORD_TOKEN: local.token,
          DISCORD_API_URL: `http://127.0.0.1:${port}/api`,
        });
        await expectOneSentence(program, wanted);
      } finally {
        server.close();
      }
    },
  );

  it('ends with a sentence and exit code 1 when the token is withdrawn while it runs', {
    timeout: PATIENCE,
  }, async () => {
    const program = start({ DISCORD_TOKEN: local.token, DISCORD_API_URL: local.api, LOG_LEVEL: 'silent' });
    await program.says(/Try: /);
    local.control.closeGateway(4004);
    await expectOneSentence(program, /^Discord does not accept DISCORD_TOKEN/);
  });

  it('says that it is not in the server it should register to', { timeout: PATIENCE }, async () => {
    const program = start({
      DISCORD_TOKEN: local.token,
      DISCORD_API_URL: local.api,
      DISCORD_GUILD_ID: '123456789012345678',
    });
    await expectOneSentence(program, /^The bot is not in the server with the id 123456789012345678/);
  });
});

describe('starting with something wrong', () => {
  it('names a bad value', { timeout: PATIENCE }, async () => {
    await expectOneSentence(start({ PORT: 'eighty' }), /^PORT=eighty must be a whole number/);
  });

  it('reads .env in the working directory, and names a bad value there', { timeout: PATIENCE }, async () => {
    await writeFile(join(folder, '.env'), 'FETCH_LINKS=perhaps\n');
    await expectOneSentence(start({}), /^FETCH_LINKS=perhaps must be “on” or “off”/);
  });

  it('names a missing folder of articles', { timeout: PATIENCE }, async () => {
    await expectOneSentence(start({ SEEDS_DIR: join(folder, 'nowhere') }), /nowhere/);
  });

  it('names an article that cannot be read', { timeout: PATIENCE }, async () => {
    await writeFile(join(folder, 'empty.txt'), ' \n');
    await expectOneSentence(start({ SEEDS_DIR: folder }), /empty\.txt/);
  });
});

async function expectOneSentence(program: ReturnType<typeof start>, wanted: RegExp): Promise<void> {
  const { code, complained } = await program.end();
  expect(complained).toMatch(wanted);
  expect(complained).not.toMatch(/^\s+at /m);
  expect(complained.trim().split('\n')).toHaveLength(1);
  expect(code).toBe(1);
}

async function listening(): Promise<{ server: Server; port: number }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { server, port: address.port };
}
