import type { WorldDraft } from 'local-discord';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { FeedFetcher } from '../../../src/library/fetching/fetch-feed.ts';
import { LinkFetcher } from '../../../src/library/fetching/fetch-link.ts';
import { answerOf, NewsSite, storyOf } from '../../library/feeds/news-site.ts';
import { buttonsOf, type Harness, startHarness, textOf } from '../harness.ts';

const HOUR = 60 * 60_000;

/** Ada moderates; the bot may post in the wire, and not in the other two. */
const DESK: WorldDraft = {
  servers: [
    {
      name: 'Newsroom',
      members: ['Ole', 'Ada', 'Ben'],
      moderators: ['Ada'],
      channels: [
        { name: 'news' },
        { name: 'wire', kind: 'announcement' },
        { name: 'later-wire' },
        { name: 'other-wire' },
        { name: 'last-wire' },
        { name: 'silent', deny: { bot: ['SendMessages', 'CreatePublicThreads'] } },
        { name: 'board', deny: { '@everyone': ['SendMessages'] }, allow: { bot: ['SendMessages'] } },
      ],
    },
  ],
};

let discord: Harness;
let site: NewsSite;
let clock: number;

beforeAll(async () => {
  clock = Date.now();
  discord = await startHarness({
    world: DESK,
    library: {
      links: new LinkFetcher({ allowLoopback: true }),
      feedFetcher: new FeedFetcher({ allowLoopback: true }),
      now: () => clock,
    },
  });
});
afterAll(() => discord.close());

beforeEach(async () => {
  site = await NewsSite.start();
  site.stories = [storyOf('harbour')];
});
afterEach(async () => {
  await discord.library.forget(discord.local.control.servers()[0]?.id ?? '');
  await site.close();
});

function follow(options: Record<string, string> = {}, as = 'Ada') {
  const { channel, ...more } = options;
  const named = channel === undefined ? {} : { channel: discord.local.control.channel(channel).id };
  return discord.run('articles follow', { link: `${site.url}/feed`, ...named, ...more }, { as });
}

/** Lets time pass and visits what is due. */
async function later(hours = 1): Promise<void> {
  await discord.library.feeds.visitDue();
  clock += hours * HOUR;
  await discord.library.feeds.visitDue();
}

const messagesIn = (channel: string, as = 'Ada') => discord.local.control.messages({ as, channel });

async function listed(): Promise<string> {
  return textOf(await discord.run('articles list'));
}

it('a feed is followed, its next story is posted with a thread that knows it, also after a restart', async () => {
  const followed = await follow({ channel: 'wire', without: 'football' });
  expect(followed.ephemeral).toBe(true);
  expect(textOf(followed)).toContain(
    `now follows [Port Elsin Gazette](${site.url}/feed), which has one entry`,
  );
  expect(textOf(followed)).toContain('The newest is being read now, and not posted.');
  expect(textOf(followed)).toContain(`posted in <#${discord.local.control.channel('wire').id}>`);
  expect(textOf(followed)).toContain('Without “football”.');
  await later();
  expect(messagesIn('wire')).toEqual([]);
  expect(await listed()).toMatch(
    /\*\*One feed\*\*\n\n.*Port Elsin Gazette.*\none article · read <t:\d+:R> · posted in <#\d+> · followed by <@\d+>/,
  );
  expect(await listed()).toMatch(
    /nobody is quoted|most quoted: Ada Thorne \(1\) · came with Port Elsin Gazette/,
  );

  await discord.restart();
  await vi.waitFor(() => expect(discord.library.feeds.size).toBe(1));
  site.stories = [storyOf('lighthouse'), storyOf('football'), storyOf('harbour')];
  await later();
  const [posted, ...more] = messagesIn('wire');
  expect(more).toEqual([]);
  if (posted === undefined) throw new Error('nothing was posted');
  expect(textOf(posted)).toContain(
    `**[lighthouse to close for a year, council decides](${site.url}/lighthouse) · Port Elsin Gazette**`,
  );
  expect(textOf(posted)).toMatch(
    /¶ \d {2}“We have waited twenty years for a new lighthouse,” said Mayor Ada Thorne/,
  );
  expect(textOf(posted)).toContain('Quoted: Ada Thorne (1)');
  expect(buttonsOf(posted)).toEqual(['Outline']);
  expect(posted.pings).toEqual({ everyone: false, userIds: [], roleIds: [] });

  // The thread has its article: the harbour’s mayor says the same of the harbour.
  const thread = discord.local.control.channel(posted.id);
  expect(thread.name).toBe('lighthouse to close for a year, council decides');
  const answer = await discord.run(
    'ask',
    { question: 'who has waited twenty years?' },
    { as: 'Ben', channel: thread.id },
  );
  expect(textOf(answer)).toContain('a new lighthouse');
  discord.local.control.send({ as: 'Ben', channel: thread.id, content: 'A whole year without it!' });
  const digest = await discord.run('summary', {}, { channel: thread.id });
  expect(textOf(digest)).toContain('**The article**');
  expect(textOf(digest)).toContain('the council of the town decided on Monday evening');
  const outline = await discord.press(posted, 'Outline', 'Ben');
  expect([outline.ephemeral, textOf(outline)]).toEqual([true, expect.stringContaining('3 paragraphs')]);

  const choices = await discord.autocomplete('articles unfollow', 'feed', { feed: 'gaz' });
  expect(choices.map(({ name }) => name)).toEqual([`Port Elsin Gazette · ${site.url.slice(7)}/feed`]);
  const gone = await discord.run('articles unfollow', { feed: String(choices[0]?.value) });
  expect(textOf(gone)).toContain('no longer follows');
  expect(textOf(gone)).toContain('The 2 articles that came with it stay');
  site.stories = [storyOf('bakery'), ...site.stories];
  await later();
  expect(messagesIn('wire')).toHaveLength(1);
  expect(await listed()).toContain('came with a feed');
});

it('who may not is told, and so is what the bot may not, before anything is followed', async () => {
  expect(textOf(await follow({}, 'Ben'))).toContain('Only moderators');
  const silent = textOf(await follow({ channel: 'silent' }));
  expect(silent).toContain('I am missing Send Messages and Create Public Threads there');
  expect(silent).toContain(`I cannot post in <#${discord.local.control.channel('silent').id}>`);
  expect(textOf(await follow({ channel: 'board' }))).toContain('You may not write in <#');
  expect(textOf(await follow({ link: 'gazette.invalid/feed' }))).toContain(
    'There is no site “gazette.invalid”',
  );
  expect(textOf(await follow({ link: `${site.url}/harbour` }))).toContain('is no feed (RSS, Atom or JSON)');
  expect(await listed()).not.toContain('feed');
  expect(textOf(await discord.run('articles unfollow', { feed: 'gazette' }))).toContain(
    'No feed that this server follows',
  );
  expect(textOf(await discord.run('articles unfollow', { feed: 'gazette' }, { as: 'Ben' }))).toContain(
    'Only moderators',
  );
});

it('what keeps a feed from being read or posted is told in the list, and its end to who followed it', async () => {
  await follow({ channel: 'later-wire' });
  await later();
  const { control } = discord.local;
  control.setPermissions({ channel: 'later-wire', target: 'bot', deny: ['CreatePublicThreads'] });
  site.stories = [storyOf('lighthouse'), storyOf('harbour')];
  await later();
  expect(messagesIn('later-wire')).toEqual([]);
  expect(await listed()).toMatch(/I cannot post in <#\d+>: I am missing Create Public Threads there/);
  site.answer('/feed', answerOf(500));
  await later();
  expect(await listed()).toMatch(/Cannot be read since <t:\d+:R>: “127.0.0.1” answered 500, not with a feed/);
  site.answer('/feed', answerOf(410));
  await later(24);
  await vi.waitFor(() => expect(messagesIn('dm')).toHaveLength(1));
  const [told] = messagesIn('dm');
  if (told === undefined) throw new Error('nobody was told');
  expect(textOf(told)).toContain(
    'The feed Port Elsin Gazette, which you follow in Newsroom, is not read any more',
  );
  expect(await listed()).toContain('its server says that it is gone for good');
});

it('who takes no direct messages is told of a feed’s end where its articles were posted', async () => {
  await follow({ channel: 'other-wire' });
  await later();
  // What it says to Ada directly comes first.
  discord.local.control.fault({ method: 'POST', route: '/channels/*/messages', status: 403 });
  site.answer('/feed', answerOf(410));
  await later(24);
  await vi.waitFor(() => expect(messagesIn('other-wire')).toHaveLength(1));
  expect(messagesIn('other-wire').map(textOf)).toEqual([expect.stringContaining('is not read any more')]);
});

it('what Discord does not take is said; what it fails to take is posted at the next visit', async () => {
  await follow({ channel: 'last-wire' });
  await later();
  const route = '/channels/*/messages';
  discord.local.control.fault({ method: 'POST', route, status: 403 });
  site.stories = [storyOf('lighthouse'), storyOf('harbour')];
  await later();
  expect(await listed()).toContain('Discord refused an article');
  // discord.js tries three times more by itself.
  discord.local.control.fault({ method: 'POST', route, status: 500, times: 4 });
  site.stories = [storyOf('bakery'), ...site.stories];
  await later();
  expect(messagesIn('last-wire')).toEqual([]);
  await later();
  expect(messagesIn('last-wire').map(textOf)).toEqual([expect.stringContaining('bakery to close')]);
  expect(await listed()).not.toContain('Discord refused');
});
