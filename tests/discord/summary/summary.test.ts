import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeSummary, encodeSummary } from '../../../src/discord/summary/state.ts';
import { buttonsOf, type Harness, messageOf, startHarness, textOf } from '../harness.ts';
import { shownText } from '../plain-text.ts';
import { NEWS_THREAD, NEWS_WORLD } from './news-thread.ts';

const THREAD = { channel: 'Nato leadership' };
const seeds = fileURLToPath(new URL('../../../seeds', import.meta.url));

let discord: Harness;
beforeAll(async () => {
  discord = await startHarness({ seeds, world: NEWS_WORLD });
});
afterAll(() => discord.close());

const fetches = () =>
  discord.local.control
    .requests()
    .filter(({ route, method }) => method === 'GET' && /^\/channels\/:\w+\/messages$/.test(route)).length;
/** What people wrote, oldest first. */
const written = (channel: string) =>
  discord.local.control.messages({ channel, limit: 2000 }).filter(({ author }) => author.bot !== true);

describe('/summary in a thread', () => {
  it('gives a private digest: the article, the opening, key messages, who is quoted, links', async () => {
    const answer = await discord.run('summary', {}, THREAD);
    expect(answer.ephemeral).toBe(true);
    const text = textOf(answer);
    expect(text).toMatch(/^\*\*Digest of “Nato leadership”\*\* · \d+ messages read/);
    for (const heading of ['The article', 'Opening', 'Key messages', 'Quoted', 'Links']) {
      expect(text).toContain(`**${heading}**`);
    }
    expect(text).toContain('Donald Trump is considering relinquishing');
    expect(text).toContain('Ursula von der Leyen');
    expect(text).toContain('defence.example.net/who-commands (2)');
    expect(text).toContain('news.example.org/2025/nato-command');
    expect(text).toMatch(/https:\/\/discord\.com\/channels\/\d+\/\d+\/\d+/);
    expect(text).toMatch(/<t:\d+:f>/);
  });

  it('has the starter, which stands in the parent channel, as its opening', async () => {
    const text = shownText(textOf(await discord.run('summary', {}, THREAD)));
    const opening = text.slice(text.indexOf('Opening'), text.indexOf('Key messages'));
    expect(opening).toContain('Kasper');
    expect(opening).toContain('The US has held its leadership position');
  });

  it('has jump links that lead to messages where they stand', async () => {
    const text = textOf(await discord.run('summary', { length: 'long' }, THREAD));
    const links = [...text.matchAll(/\/channels\/\d+\/(\d+)\/(\d+)/g)];
    expect(links.length).toBeGreaterThan(4);
    for (const [, channel = '', id = ''] of links) {
      const there = discord.local.control.messages({ channel, limit: 2000 });
      expect(there.map((message) => message.id)).toContain(id);
    }
  });

  it('leaves out bots, commands, spoilers, code and one-word agreement', async () => {
    const text = textOf(await discord.run('summary', { length: 'long' }, THREAD));
    for (const junk of ['lofi', 'quiz starts', 'traitor', 'commander =', 'lol', '!play']) {
      expect(text).not.toContain(junk);
    }
  });

  it('shows only words that somebody wrote', async () => {
    const view = await discord.run('summary', { length: 'long' }, THREAD);
    const said = [...NEWS_THREAD.map(({ says }) => says), starterText()]
      .map(squeezed)
      .join('\n')
      .replaceAll('*', '');
    for (const [, words = ''] of shownText(textOf(view)).matchAll(/“([^”]*(?:“[^”]*”[^”]*)*)” open/g)) {
      for (const part of words.split('…')) expect(said).toContain(squeezed(part).replaceAll('*', ''));
    }
  });

  it('is public when asked, and then cannot be posted again', async () => {
    const answer = await discord.run('summary', { public: true }, THREAD);
    expect(answer.ephemeral).toBe(false);
    expect(buttonsOf(answer)).not.toContain('Post publicly');
  });

  it('can be posted publicly and saved as Markdown in full', async () => {
    const answer = await discord.run('summary', {}, THREAD);
    const posted = await discord.press(answer, 'Post publicly');
    expect(posted.ephemeral).toBe(false);
    expect(textOf(posted)).toBe(textOf(answer));
    const saved = await discord.press(answer, 'Save as Markdown');
    expect(saved.ephemeral).toBe(true);
    const [file] = messageOf(saved).attachments;
    expect(file?.filename).toBe('digest-nato-leadership.md');
    const bytes = discord.local.control.file(file?.id ?? '').bytes;
    const markdown = new TextDecoder().decode(bytes);
    expect(markdown).toContain('# Digest of “Nato leadership”');
    expect(markdown).toContain('## Key messages');
    expect(markdown).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/);
    expect(markdown).toContain('https://discord.com/channels/');
  });

  it('is drawn as a picture that is told in words too', async () => {
    const answer = await discord.run('summary', {}, THREAD);
    const drawn = await discord.press(answer, 'As a picture');
    expect(drawn.ephemeral).toBe(true);
    const [picture] = messageOf(drawn).attachments;
    expect(picture?.filename).toBe('thread.png');
    expect(picture?.description).toMatch(
      /messages over time, from .* \(UTC\); most between .*\. Key messages: /u,
    );
    const { bytes } = discord.local.control.file(picture?.id ?? '');
    expect(new TextDecoder('latin1').decode(bytes.slice(1, 4))).toBe('PNG');
  });

  it('pages a long digest, and goes on after a restart and after messages were deleted', async () => {
    const first = await discord.run('summary', { length: 'long' }, THREAD);
    expect(textOf(first)).toContain('page 1 of 2');
    await discord.restart();
    const gone = discord.local.control
      .messages({ channel: 'Nato leadership' })
      .find(({ content }) => content === 'lol');
    discord.local.control.delete({ as: 'Finn', message: gone?.id ?? '' });
    const second = await discord.press(first, 'Next');
    expect(textOf(second)).toContain('page 2 of 2');
    expect(textOf(await discord.press(second, 'Previous'))).toContain('page 1 of 2');
  });

  it('lists fewer than five messages instead of choosing', async () => {
    const text = textOf(await discord.run('summary', {}, { channel: 'quiet' }));
    expect(text).toContain('All messages (too few to choose from)');
    expect(text).toContain('we can pick you up at seven');
    expect(text).not.toContain('**Opening**');
  });

  it('sums up another thread than the one it runs in', async () => {
    const { id } = discord.local.control.channel('Nato leadership');
    const text = textOf(await discord.run('summary', { thread: id }, { channel: 'quiet' }));
    expect(text).toContain('Digest of “Nato leadership”');
  });

  it('sums up an article alone', async () => {
    const text = textOf(
      await discord.run('summary', { article: 'Donald Trump is considering' }, { channel: 'quiet' }),
    );
    expect(text.match(/^¶ \d+ {2}/gm)).toHaveLength(3);
    const long = textOf(
      await discord.run('summary', { article: 'Donald Trump', length: 'long' }, { channel: 'quiet' }),
    );
    expect(long.match(/^¶ \d+ {2}/gm)).toHaveLength(8);
  });

  it('saves an article’s key sentences, and posts them for everybody', async () => {
    const asked = { article: 'Donald Trump is considering' };
    const shown = await discord.run('summary', asked, { channel: 'quiet' });
    const saved = await discord.press(shown, 'Save as Markdown');
    expect(messageOf(saved).attachments[0]?.filename).toMatch(
      /^digest-donald-trump-is-considering.*[a-z]\.md$/,
    );
    const posted = await discord.press(shown, 'Post publicly');
    expect(posted.ephemeral).toBe(false);
    expect(textOf(posted)).toBe(textOf(shown));
    expect(buttonsOf(posted)).toEqual(['Save as Markdown']);
  });
});

describe('how much is read', () => {
  it.each([
    [1, 1],
    [100, 1],
    [101, 2],
    [250, 3],
  ])('last: %i takes %i calls and no more messages than asked', async (last, calls) => {
    const before = fetches();
    const text = textOf(await discord.run('summary', { last }, { channel: 'busy' }));
    expect(text).toContain(`${last} message${last === 1 ? '' : 's'} read`);
    expect(fetches() - before).toBe(calls);
    const numbers = [...text.matchAll(/Remark number (\d+)/g)].map(([, number]) => Number(number));
    expect(Math.min(...numbers)).toBeGreaterThan(1200 - last);
  });

  it('reads a hundred of a channel unless asked, and a thousand at most', async () => {
    expect(textOf(await discord.run('summary', {}, { channel: 'busy' }))).toContain('100 messages read');
    const before = fetches();
    expect(textOf(await discord.run('summary', { last: 1000 }, { channel: 'busy' }))).toContain(
      '1,000 messages read',
    );
    expect(fetches() - before).toBe(10);
  });

  it('reads the messages of the last hours alone', async () => {
    const text = textOf(await discord.run('summary', { hours: 1 }, { channel: 'busy' }));
    const [, read] = /(\d+) messages read/.exec(text) ?? [];
    expect(Number(read)).toBeGreaterThan(50);
    expect(Number(read)).toBeLessThan(70);
  });

  it('shows how far it has come when more than 300 are read and Discord is slow', async () => {
    discord.local.control.fault({ route: '/channels/*/messages?', delay: 700, times: 4 });
    const running = discord.local.control.run({
      as: 'Ada',
      channel: 'busy',
      command: 'summary',
      options: { last: 500 },
    });
    const seen = await discord.local.control.waitFor(
      running.id,
      ({ message }) => message?.content.startsWith('Reading') ?? false,
      20_000,
    );
    expect(seen.message?.content).toMatch(/^Reading … \d00 messages of at most 500\.$/);
    const done = await discord.local.control.waitFor(
      running.id,
      ({ message }) => (message?.embeds.length ?? 0) > 0,
      20_000,
    );
    expect(textOf(done)).toContain('500 messages read');
    expect(messageOf(done).content).toBe('');
  });

  it('summarises from a message on, itself included', async () => {
    const all = written('busy');
    const target = all.at(-150)?.id ?? '';
    const answer = await discord.run('Summarise from here', {}, { channel: 'busy', target });
    expect(answer.ephemeral).toBe(true);
    expect(textOf(answer)).toContain('150 messages read');
    const early = all[0]?.id ?? '';
    expect(
      textOf(await discord.run('Summarise from here', {}, { channel: 'busy', target: early })),
    ).toContain('1,000 messages read');
  });
});

describe('when Discord fails', () => {
  it('waits when told to, and reads on', async () => {
    discord.local.control.fault({ route: '/channels/*/messages?before', status: 429, retryAfter: 0.2 });
    expect(textOf(await discord.run('summary', { last: 200 }, { channel: 'busy' }))).toContain(
      '200 messages read',
    );
  });

  it('gets over a single server error', async () => {
    discord.local.control.fault({ route: '/channels/*/messages?before', status: 500 });
    expect(textOf(await discord.run('summary', { last: 200 }, { channel: 'busy' }))).toContain(
      '200 messages read',
    );
  });

  it('gives the digest of what was read when it stays broken half-way, and says so', async () => {
    discord.local.control.fault({ route: 'before=', status: 500, times: 20 });
    const answer = await discord.run('summary', { last: 300 }, { channel: 'busy' });
    discord.local.control.clearFaults();
    expect(textOf(answer)).toContain('100 messages read');
    expect(textOf(answer)).toContain('Discord stopped answering half-way');
  });

  it('says so when nothing could be read', async () => {
    discord.local.control.fault({ route: '/channels/*/messages?', status: 500, times: 20 });
    const answer = await discord.run('summary', {}, { channel: 'busy' });
    discord.local.control.clearFaults();
    expect(textOf(answer)).toContain('Please try again in a minute');
  });
});

describe('who may read', () => {
  const deny = (target: string, permission: 'ViewChannel' | 'ReadMessageHistory' | 'AttachFiles') =>
    discord.local.control.setPermissions({ target, channel: 'news', deny: [permission] });
  const allow = (target: string, permission: 'ViewChannel' | 'ReadMessageHistory' | 'AttachFiles') =>
    discord.local.control.setPermissions({ target, channel: 'news', allow: [permission] });

  it('says which permission the bot is missing and how to grant it', async () => {
    deny('bot', 'ReadMessageHistory');
    const answer = await discord.run('summary', {}, THREAD);
    expect(answer.ephemeral).toBe(true);
    expect(textOf(answer)).toContain("I can't read this thread: I am missing Read Message History there.");
    expect(textOf(answer)).toContain('settings, under Permissions');
    allow('bot', 'ReadMessageHistory');
    expect(textOf(await discord.run('summary', {}, THREAD))).toContain('Digest of');
  });

  it('offers no file where none may be attached', async () => {
    deny('bot', 'AttachFiles');
    const answer = await discord.run('summary', {}, THREAD);
    allow('bot', 'AttachFiles');
    expect(buttonsOf(answer)).not.toContain('Save as Markdown');
    expect(buttonsOf(answer)).not.toContain('As a picture');
  });

  it('says so when the bot cannot see the channel', async () => {
    deny('bot', 'ViewChannel');
    const answer = await discord.run('summary', {}, THREAD);
    expect(textOf(answer)).toContain('View Channel');
    allow('bot', 'ViewChannel');
  });

  it('reads nothing for a moderator who may not read the history', async () => {
    // The owner of a server may do everything, so another moderator asks.
    discord.local.control.setRole({ server: 'Newsroom', member: 'Gwen', role: 'Moderator', has: true });
    deny('Gwen', 'ReadMessageHistory');
    const thread = discord.local.control.channel('news').id;
    const answer = await discord.run('summary', { thread }, { as: 'Gwen', channel: 'quiet' });
    expect(answer.ephemeral).toBe(true);
    expect(textOf(answer)).toContain('You are missing Read Message History there.');
    allow('Gwen', 'ReadMessageHistory');
  });

  it('turns no page for somebody who cannot see what was summed up', async () => {
    const thread = discord.local.control.channel('hidden').id;
    const open = await discord.run('summary', { thread, public: true }, { channel: 'quiet' });
    discord.local.control.setRole({ server: 'Newsroom', member: 'Finn', role: 'Moderator', has: true });
    const pressed = await discord.press(open, 'Save as Markdown', 'Finn');
    discord.local.control.setRole({ server: 'Newsroom', member: 'Finn', role: 'Moderator', has: false });
    expect(pressed.ephemeral).toBe(true);
    expect(textOf(pressed)).toContain("You can't read this channel");
    expect(messageOf(pressed).attachments).toHaveLength(0);
  });

  it.each(['Save as Markdown', 'Next'])(
    'lets no member without the right press “%s” below a public digest',
    async (button) => {
      const open = await discord.run('summary', { public: true, length: 'long' }, THREAD);
      const pressed = await discord.press(open, button, 'Finn');
      expect(pressed.ephemeral).toBe(true);
      expect(textOf(pressed)).toContain('takes the permission Manage Messages here');
      expect(messageOf(pressed).attachments).toHaveLength(0);
    },
  );

  it('lets nobody post a digest who was a moderator when it was made and is none now', async () => {
    discord.local.control.setRole({ server: 'Newsroom', member: 'Gwen', role: 'Moderator', has: true });
    const alone = await discord.run('summary', {}, { ...THREAD, as: 'Gwen' });
    discord.local.control.setRole({ server: 'Newsroom', member: 'Gwen', role: 'Moderator', has: false });
    const pressed = await discord.press(alone, 'Post publicly', 'Gwen');
    expect(pressed.ephemeral).toBe(true);
    expect(textOf(pressed)).toContain('takes the permission Manage Messages here');
  });

  it('reads the text of a voice channel only for who may enter it', async () => {
    discord.local.control.setRole({ server: 'Newsroom', member: 'Gwen', role: 'Moderator', has: true });
    const { id } = discord.local.control.channel('studio');
    discord.local.control.setPermissions({ target: 'Gwen', channel: 'studio', deny: ['Connect'] });
    const refused = await discord.run('summary', { thread: id }, { as: 'Gwen', channel: 'quiet' });
    expect(textOf(refused)).toContain('You are missing Connect there.');
    discord.local.control.setPermissions({ target: 'Gwen', channel: 'studio', allow: ['Connect'] });
    expect(textOf(await discord.run('summary', { thread: id }, { as: 'Gwen', channel: 'quiet' }))).toContain(
      'Digest of “studio”',
    );
    discord.local.control.setRole({ server: 'Newsroom', member: 'Gwen', role: 'Moderator', has: false });
  });

  it('reads the messages again for a press only so often', async () => {
    const answer = await discord.run('summary', { length: 'long' }, THREAD);
    const texts: string[] = [];
    for (let press = 0; press < 6; press += 1) {
      texts.push(textOf(await discord.press(answer, 'Save as Markdown')));
    }
    expect(texts.at(-1)).toContain('Please wait a few seconds.');
    expect(texts.slice(0, 5).join()).not.toContain('Please wait');
  });

  it('is offered to moderators alone', () => {
    const names = (as: string) => discord.local.control.commands(as, 'news').map(({ name }) => name);
    expect(names('Ada')).toEqual(expect.arrayContaining(['summary', 'Summarise from here']));
    expect(names('Finn')).not.toContain('summary');
    expect(names('Finn')).not.toContain('Summarise from here');
  });

  it('explains the switch in the portal when texts are withheld', async () => {
    discord.local.control.switchIntents({ messageContent: false });
    const answer = await discord.run('summary', {}, THREAD);
    expect(textOf(answer)).toContain('Message Content intent is turned off');
    expect(textOf(answer)).toContain('Developer Portal');
    discord.local.control.switchIntents({ messageContent: true });
  });
});

describe('/ask in a thread about an article', () => {
  const bakery = { channel: 'Night bakery wins its appeal' };
  let other: Harness;
  beforeAll(async () => {
    const messages = [
      { by: 'Ben', key: 'start', says: 'Good for them.' },
      { by: 'Cleo', says: 'Not good for my sleep.' },
    ];
    const threads = [{ name: bakery.channel, from: 'start', messages: messages.slice(1) }];
    const channels = [{ name: 'news', messages: messages.slice(0, 1), threads }];
    other = await startHarness({
      world: {
        servers: [{ name: 'Newsroom', members: ['Ada', 'Ben', 'Cleo'], moderators: ['Ada'], channels }],
      },
    });
  });
  afterAll(() => other.close());

  it('finds passages of that article alone when it answers', async () => {
    let answer = await other.run('ask', { question: 'who said the ruling was a relief?' }, bakery);
    expect(textOf(answer)).toContain('a relief for all fourteen of us');
    while (buttonsOf(answer).includes('Next')) {
      answer = await other.press(answer, 'Next');
      expect(textOf(answer)).toContain('Night bakery wins its appeal');
    }
  });

  it('looks in all articles when that one does not answer', async () => {
    const answer = await other.run(
      'ask',
      { question: 'who called the decision a betrayal of every sailor?' },
      bakery,
    );
    expect(textOf(answer)).toContain('a betrayal of every sailor on this coast');
  });

  it('starts the digest with that article', async () => {
    const text = textOf(await other.run('summary', {}, bakery));
    expect(text).toContain('**The article**');
    expect(text).toContain('¶ ');
  });
});

describe('privacy', () => {
  it('logs counts and nothing that anybody wrote', () => {
    const log = JSON.stringify(discord.logged);
    expect(log).toContain('"msg":"made a digest"');
    for (const { says } of NEWS_THREAD.filter(({ says }) => says.length > 20))
      expect(log).not.toContain(says);
    expect(log).not.toContain('Nato leadership');
  });
});

it('custom ids round-trip and stay within a hundred characters', () => {
  const state = {
    channel: '18446744073709551615',
    first: '1',
    last: '18446744073709551615',
    length: 'long',
    page: 9_999,
  } as const;
  const id = encodeSummary('markdown', state);
  expect(id.length).toBeLessThanOrEqual(100);
  expect(decodeSummary(id.split('~').slice(1))).toEqual({ action: 'markdown', state });
  expect(decodeSummary(['zz', '0'])).toBeNull();
  expect(decodeSummary([])).toBeNull();
});

function starterText(): string {
  return NEWS_WORLD.servers[0]?.channels[0]?.messages?.[0]?.says ?? '';
}

function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
