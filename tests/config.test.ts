import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { UserError } from '../src/user-error.ts';

describe('readConfig', () => {
  it('needs nothing to be set', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      token: null,
      guild: null,
      api: 'https://discord.com/api',
      port: 3000,
      data: './data',
      semantic: true,
      mentions: true,
      fetchLinks: true,
      articlesPerServer: 500,
      idleMinutes: 30,
      logLevel: 'info',
    });
    expect(config.seeds).toMatch(/seeds$/);
  });

  it('takes a database, shards and metrics', () => {
    const database = { DATABASE_URL: 'postgres://verbatim:secret@localhost/verbatim' };
    expect(readConfig({})).toMatchObject({
      databaseUrl: null,
      shardCount: null,
      shards: null,
      metricsPort: null,
    });
    expect(
      readConfig({ ...database, SHARD_COUNT: '6', SHARDS: '0, 4-5', METRICS_PORT: '9464' }),
    ).toMatchObject({
      databaseUrl: database.DATABASE_URL,
      shardCount: 6,
      shards: [0, 4, 5],
      metricsPort: 9464,
    });
    expect(readConfig({ SHARD_COUNT: '2', SHARDS: '0,1' }).shards).toEqual([0, 1]);
  });

  it.each([
    [
      { DATABASE_URL: 'mysql://root:secret@localhost/x' },
      /^DATABASE_URL must be an address that begins with postgres/,
    ],
    [{ SHARDS: '0' }, /^SHARDS needs SHARD_COUNT/],
    [{ SHARD_COUNT: '2', SHARDS: '2' }, /^SHARDS must be shards from 0 to 1/],
    [{ SHARD_COUNT: '2', SHARDS: 'first' }, /^SHARDS=first must be shards, counted from 0/],
    [{ SHARD_COUNT: '2', SHARDS: '0' }, /^SHARDS leaves some shards to other processes.*Set DATABASE_URL/],
  ])('refuses %j', (environment, said) => {
    expect(() => readConfig(environment)).toThrow(said);
    expect(() => readConfig(environment)).not.toThrow(/secret/);
  });

  it('takes what is set, and an empty value as not set', () => {
    const config = readConfig({
      DISCORD_TOKEN: 'MTIz.abc-def.ghi_jkl',
      DISCORD_GUILD_ID: '123456789012345678',
      DISCORD_API_URL: 'http://127.0.0.1:8080/api/',
      PORT: ' 0 ',
      SEMANTIC: 'OFF',
      FETCH_LINKS: '',
      LOG_LEVEL: 'Debug',
    });
    expect(config).toMatchObject({
      token: 'MTIz.abc-def.ghi_jkl',
      guild: '123456789012345678',
      api: 'http://127.0.0.1:8080/api',
      port: 0,
      semantic: false,
      mentions: true,
      fetchLinks: true,
      logLevel: 'debug',
    });
  });

  it.each([
    ['PORT', 'eighty', 'PORT=eighty must be a whole number from 0 to 65535'],
    ['PORT', '65536', 'PORT=65536 must be'],
    ['PORT', '-1', 'PORT=-1 must be'],
    ['SEMANTIC', 'maybe', 'SEMANTIC=maybe must be “on” or “off”'],
    ['FETCH_LINKS', '1', 'FETCH_LINKS=1 must be “on” or “off”'],
    ['DISCORD_API_URL', 'discord.com/api', 'DISCORD_API_URL=discord.com/api must be an address'],
    ['DISCORD_API_URL', 'file:///etc/passwd', 'must be an address'],
    ['DISCORD_API_URL', 'http://discord.com/api', 'would travel there unencrypted'],
    ['DISCORD_API_URL', 'http://203.0.113.7/api', 'would travel there unencrypted'],
    ['DISCORD_GUILD_ID', 'my server', 'DISCORD_GUILD_ID=my server is not a server id'],
    ['ARTICLES_PER_SERVER', '0', 'ARTICLES_PER_SERVER=0 must be'],
    ['CHARACTERS_PER_ARTICLE', '10', 'CHARACTERS_PER_ARTICLE=10 must be'],
    ['IDLE_MINUTES', '1.5', 'IDLE_MINUTES=1.5 must be'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL=loud must be one of fatal, error'],
  ])('says in one sentence what is wrong with %s=%s', (name, value, said) => {
    expect(() => readConfig({ [name]: value })).toThrow(UserError);
    expect(() => readConfig({ [name]: value })).toThrow(said);
  });

  it('never repeats a token', () => {
    const wrong = () => readConfig({ DISCORD_TOKEN: 'Bot secret' });
    expect(wrong).toThrow('DISCORD_TOKEN is not a bot token');
    expect(wrong).not.toThrow('secret');
  });

  it('says everything that is wrong, one line each', () => {
    expect(() => readConfig({ PORT: 'x', SEMANTIC: 'y' })).toThrow(/^PORT=x .+\nSEMANTIC=y .+$/);
  });
});
