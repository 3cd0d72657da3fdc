import { gzipSync } from 'node:zlib';
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import { readArticle } from '../../../src/article/read.ts';
import type { FeedNews, VisitOutcome } from '../../../src/library/feeds/feed-news.ts';
import { FeedReader } from '../../../src/library/feeds/feed-reader.ts';
import { FeedFetcher } from '../../../src/library/fetching/fetch-feed.ts';
import { LinkFetcher } from '../../../src/library/fetching/fetch-link.ts';
import type { Library } from '../../../src/library/library.ts';
import type { LibrarySettings } from '../../../src/library/library-settings.ts';
import type { ArticleReader } from '../../../src/library/reading/reader.ts';
import { UserError } from '../../../src/user-error.ts';
import { wordsIn } from '../../../src/words/words.ts';
import { openLibrary, temporaryFolder } from '../open-library.ts';
import { type Answer, answerOf, feedOf, NewsSite, pageOf, rssOf, storyOf } from './news-site.ts';

const PACKED = gzipSync(Buffer.alloc(5_000_000));

/** Reads pages as they are read, but nobody’s speech, and in this thread. */
const reader: ArticleReader = {
  read: async (bytes, given) => ({
    article: readArticle(bytes, given),
    speech: { quotations: [], statements: [], speakers: [] },
  }),
  version: async () => 'pages',
  close: async () => undefined,
};

/** One thread for all tests. */
class SharedFeedReader extends FeedReader {
  override async close(): Promise<void> {}
  end(): Promise<void> {
    return super.close();
  }
}
const feedReader = new SharedFeedReader();
afterAll(() => feedReader.end());

const SERVER = '8675309';
const ADA = '81384788765712384';
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** A library whose clock a test moves, a site, and what people were told. */
async function start(settings: Partial<LibrarySettings> = {}, folder?: string, from = Date.now()) {
  const site = await NewsSite.start();
  onTestFinished(() => site.close());
  const clock = { now: from };
  const outcomes: VisitOutcome[] = [];
  const allowed = { allowLoopback: true, timeout: 2000, mostBytes: 300_000 };
  const { library, log } = await openLibrary(
    folder ?? (await temporaryFolder()),
    {
      links: new LinkFetcher(allowed),
      feedFetcher: new FeedFetcher(allowed),
      now: () => clock.now,
      visited: (outcome) => outcomes.push(outcome),
      ...settings,
    },
    { reader, feedReader },
  );
  const posted: string[] = [];
  const ended: string[] = [];
  const news: FeedNews = {
    post: async (_, __, { article }) => {
      posted.push(article.title);
      return null;
    },
    ended: async (_, { visits }) => {
      ended.push(String(visits.ended));
    },
  };
  await library.feeds.start(news);
  return { site, library, log, clock, posted, ended, outcomes, news };
}

type Started = Awaited<ReturnType<typeof start>>;

async function follow(
  { library, site }: Started,
  more: { path?: string; channel?: string | null; include?: string[]; exclude?: string[] } = {},
) {
  const { path = '/feed', channel = '42', include = [], exclude = [] } = more;
  const link = path.startsWith('http') ? path : `${site.url}${path}`;
  const followed = await library.feeds.follow(SERVER, {
    link,
    followedBy: ADA,
    channel,
    filter: { include, exclude },
  });
  await library.feeds.visitDue();
  return followed;
}

/** Lets time pass and visits what is due. */
async function later({ library, clock }: Started, milliseconds = HOUR): Promise<void> {
  clock.now += milliseconds;
  await library.feeds.visitDue();
}

async function titles(library: Library, server = SERVER): Promise<string[]> {
  return (await library.articles(server)).filter(({ seed }) => !seed).map(({ article }) => article.title);
}

async function only({ library }: Started) {
  const [feed, ...more] = await library.feeds.list(SERVER);
  expect(more).toEqual([]);
  if (feed === undefined) throw new Error('no feed is followed');
  return feed;
}

const told = (error: unknown) => (error instanceof UserError ? error.message : String(error));

test('of a feed that is followed the newest are taken quietly, and what comes later is added and told', async () => {
  const all = await start({ feeds: { entriesAtFirst: 2 } });
  all.site.stories = ['harbour', 'bakery', 'orchard'].map((name) => storyOf(name));
  const followed = await follow(all);
  expect(followed).toMatchObject({
    before: null,
    entries: 3,
    taken: 2,
    feed: { title: 'Port Elsin Gazette' },
  });
  expect(await titles(all.library)).toEqual(['harbour', 'bakery'].map((name) => storyOf(name).title));
  all.site.stories = [storyOf('lighthouse'), ...all.site.stories];
  await later(all);
  expect((await titles(all.library))[0]).toBe('lighthouse to close for a year, council decides');
  expect(all.posted).toEqual(['lighthouse to close for a year, council decides']);
  const [first] = await all.library.articles(SERVER);
  expect(first).toMatchObject({
    addedBy: ADA,
    feed: followed.feed.key,
    article: { link: `${all.site.url}/lighthouse`, outlet: 'Port Elsin Gazette' },
  });
  expect(await only(all)).toMatchObject({
    articles: 3,
    unposted: [],
    visits: { failures: 0, problem: null },
  });
  expect(all.outcomes).toEqual(['changed']);
  expect((await all.library.ask(SERVER, 'Who waited twenty years for a new lighthouse?')).answered).toBe(
    true,
  );
});

test('a feed is asked at most every quarter of an hour, and only whether it has changed', async () => {
  const all = await start();
  all.site.stories = [storyOf('harbour')];
  await follow(all);
  for (let minutes = 0; minutes < 14; minutes += 1) await later(all, 60_000);
  expect(all.site.count('/feed')).toBe(1);
  await later(all, 5 * 60_000);
  await later(all, HOUR);
  expect(all.outcomes).toEqual(['unchanged', 'unchanged']);
  expect(all.site.count('/harbour')).toBe(1);
});

test('a story that changes replaces its article; one that moderators removed stays away', async () => {
  const all = await start();
  all.site.stories = [storyOf('harbour'), storyOf('bakery')];
  await follow(all);
  const changed = storyOf('harbour', {
    title: 'Harbour stays open',
    text: [
      'The council of Port Elsin has changed its mind: nothing will close, it decided on Tuesday after a long night.',
    ],
  });
  all.site.stories = [changed, storyOf('bakery')];
  await later(all);
  expect((await titles(all.library)).sort()).toEqual(['Harbour stays open', storyOf('bakery').title].sort());
  expect(all.posted).toEqual([]);
  const harbour = (await all.library.articles(SERVER)).find(
    ({ article }) => article.title === 'Harbour stays open',
  );
  // What moderators say about an article outlasts its changes.
  await all.library.edit(SERVER, harbour?.article.id ?? '', { byline: 'Edda Quist' });
  all.site.stories = [{ ...changed, title: 'Harbour stays open, really' }, storyOf('bakery')];
  await later(all);
  const edited = (await all.library.articles(SERVER)).find(({ article }) => article.byline === 'Edda Quist');
  expect(edited?.article.title).toBe('Harbour stays open, really');
  await all.library.remove(SERVER, edited?.article.id ?? '');
  all.site.stories = [storyOf('harbour', { title: 'Harbour closes after all' }), storyOf('bakery')];
  await later(all);
  expect(await titles(all.library)).toEqual([storyOf('bakery').title]);
});

test('what vanishes from a feed stays here, and is not taken twice when it comes back', async () => {
  const all = await start();
  all.site.stories = [storyOf('harbour'), storyOf('bakery')];
  await follow(all);
  all.site.stories = [storyOf('bakery')];
  await later(all);
  all.site.stories = [storyOf('harbour'), storyOf('bakery')];
  await later(all);
  expect(await titles(all.library)).toHaveLength(2);
  expect(all.site.count('/harbour')).toBe(1);
});

test('the same story from two feeds is kept once, by its page and by its text, and nothing of others is replaced', async () => {
  const all = await start();
  all.site.stories = [storyOf('harbour'), storyOf('bakery')];
  await follow(all);
  const byHand = await all.library.add(SERVER, {
    bytes: Buffer.from(storyOf('orchard').text.join('\n')),
    origin: 'orchard.txt',
    addedBy: ADA,
  });
  const page =
    (name: string): Parameters<NewsSite['answer']>[1] =>
    (_, response) => {
      const text = storyOf(name)
        .text.map((line) => `<p>${line}</p>`)
        .join('');
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(`<title>Another headline</title><article><h1>Another headline</h1>${text}</article>`);
    };
  all.site.answer('/agency/1', page('bakery'));
  all.site.answer('/agency/2', page('orchard'));
  const items = [`${all.site.url}/harbour/?utm_source=rss`, '/agency/1', '/agency/2'].map(
    (link) => `<item><title>A</title><link>${link}</link></item>`,
  );
  all.site.answer('/other', feedOf(rssOf('Agency', items)));
  const { feed } = await follow(all, { path: '/other' });
  expect(await titles(all.library)).toHaveLength(3);
  expect(all.site.count('/harbour/?utm_source=rss')).toBe(0);
  expect(await all.library.article(SERVER, byHand.added.article.id)).toEqual(byHand.added);
  expect((await all.library.feeds.list(SERVER)).find(({ key }) => key === feed.key)?.articles).toBe(0);
});

test('the feed’s own text is taken where the page has no article', async () => {
  const all = await start();
  const text = storyOf('harbour')
    .text.map((line) => `<p>${line}</p>`)
    .join('');
  all.site.answer(
    '/wall',
    pageOf('<title>Log in</title><form><input type="password"></form><p>Please log in.</p>'),
  );
  all.site.answer(
    '/feed',
    feedOf(
      rssOf('Gazette', [
        `<item><title>Behind a wall</title><link>/wall</link><pubDate>Mon, 02 Mar 2026 09:00:00 GMT</pubDate><content:encoded><![CDATA[${text}]]></content:encoded></item>`,
        `<item><title>Without a page</title><guid isPermaLink="false">2</guid><content:encoded><![CDATA[${text.replaceAll('harbour', 'bakery')}]]></content:encoded></item>`,
        '<item><title>Only a teaser</title><link>/gone</link><description>Read more on our site.</description></item>',
      ]),
    ),
  );
  // So that its story of March is not too old.
  all.clock.now = Date.parse('2026-03-02T10:00:00Z');
  await follow(all);
  expect((await titles(all.library)).sort()).toEqual(['Behind a wall', 'Without a page']);
  const walled = (await all.library.articles(SERVER)).find(
    ({ article }) => article.title === 'Behind a wall',
  );
  expect(walled?.article).toMatchObject({
    link: `${all.site.url}/wall`,
    outlet: 'Gazette',
    published: '2026-03-02',
  });
  const states = (await only(all)).entries.map(({ state }) => state);
  expect(states.sort()).toEqual(['failed', 'kept', 'kept']);
});

test('a page that cannot be reached is tried again, then the feed’s own text has to do', async () => {
  const all = await start();
  all.site.stories = [storyOf('harbour')];
  let broken = 0;
  all.site.answer('/bakery', (_, response) => {
    broken += 1;
    response.writeHead(503).end();
  });
  await follow(all);
  const text = storyOf('bakery').text.join(' ');
  all.site.answer(
    '/feed',
    feedOf(
      rssOf('Gazette', [
        `<item><title>Bakery</title><link>/bakery</link><description>${text}</description></item>`,
      ]),
    ),
  );
  await later(all);
  expect(await titles(all.library)).toHaveLength(1);
  await later(all);
  await later(all);
  expect((await titles(all.library))[0]).toBe('Bakery');
  expect(all.posted).toEqual(['Bakery']);
  expect(broken).toBe(3);
});

test('a thousand entries come a few at a visit, and no more a day than the server may have', async () => {
  const all = await start({ feeds: { entriesAtFirst: 1, entriesPerVisit: 3, articlesPerDay: 5 } });
  const stories = Array.from({ length: 1000 }, (_, at) => storyOf(`quay${at}`));
  all.site.stories = stories.slice(0, 1);
  await follow(all);
  all.site.stories = stories;
  await later(all, HOUR);
  expect(await titles(all.library)).toHaveLength(4);
  await later(all, HOUR);
  await later(all, HOUR);
  expect(await titles(all.library)).toHaveLength(5);
  expect((await only(all)).visits.hindrance).toEqual({ key: 'feeds.dayFull', values: { most: 5 } });
  await later(all, DAY);
  expect(await titles(all.library)).toHaveLength(8);
});

test('a server without room is not filled, and that is said', async () => {
  const all = await start({ articlesPerServer: 2 });
  all.site.stories = ['harbour', 'bakery', 'orchard'].map((name) => storyOf(name));
  await follow(all);
  expect(await titles(all.library)).toHaveLength(2);
  const { hindrance } = (await only(all)).visits;
  if (hindrance === null || typeof hindrance === 'string') throw new Error('nothing is said');
  expect(wordsIn('en').tell(hindrance)).toMatch(/has 2 articles, as many as it may have/);
});

test('words decide what is taken, and may be changed', async () => {
  const all = await start();
  all.site.stories = ['harbour', 'bakery', 'orchard'].map((name) => storyOf(name));
  expect(await follow(all, { include: ['bakeries', 'harbours'], exclude: ['harbour'] })).toMatchObject({
    taken: 1,
  });
  expect(await titles(all.library)).toEqual([storyOf('bakery').title]);
  const again = await follow(all, { include: [], exclude: ['orchard'], channel: null });
  expect(again.before).not.toBeNull();
  expect((await titles(all.library)).sort()).toEqual(
    [storyOf('bakery').title, storyOf('harbour').title].sort(),
  );
  expect(await only(all)).toMatchObject({ channel: null, filter: { exclude: ['orchard'] } });
});

test('dates to come and none at all are as good as today’s; old stories stay where they are', async () => {
  const all = await start({ feeds: { articleDays: 10 } });
  all.site.stories = [
    storyOf('harbour', { date: new Date(Date.now() + 400 * DAY).toUTCString() }),
    storyOf('bakery', { date: 'the day before yesterday' }),
    storyOf('orchard', { date: new Date(Date.now() - 11 * DAY).toUTCString() }),
  ];
  await follow(all);
  expect((await titles(all.library)).sort()).toEqual(
    [storyOf('bakery').title, storyOf('harbour').title].sort(),
  );
});

test('what came with a feed leaves after its days, what people added stays; moderators may choose otherwise', async () => {
  const all = await start({ feeds: { articleDays: 10 } });
  all.site.stories = [storyOf('harbour')];
  await follow(all);
  const byHand = {
    bytes: Buffer.from(storyOf('orchard').text.join('\n')),
    origin: 'orchard.txt',
    addedBy: ADA,
  };
  const { added } = await all.library.add(SERVER, byHand);
  await all.library.clean(all.clock.now + 9 * DAY);
  expect(await titles(all.library)).toHaveLength(2);
  await all.library.clean(all.clock.now + 11 * DAY);
  expect(await titles(all.library)).toEqual([added.article.title]);
  // It is in the feed still, and does not come back.
  await later(all, 11 * DAY);
  expect(await titles(all.library)).toEqual([added.article.title]);

  await all.library.changeSettings(SERVER, { articlesStay: 400 });
  all.site.stories = [storyOf('bakery'), storyOf('harbour')];
  await later(all);
  await all.library.clean(all.clock.now + 300 * DAY);
  expect(await titles(all.library)).toHaveLength(2);
  await all.library.clean(all.clock.now + 401 * DAY);
  expect(await titles(all.library)).toEqual([]);
});

test('a page leads to the feed that it names', async () => {
  const all = await start();
  all.site.stories = [storyOf('harbour')];
  all.site.answer(
    '/',
    pageOf(
      '<link rel="alternate" type="application/rss+xml" href="/broken"><link rel="alternate" type="application/rss+xml" href="/feed"><link rel="alternate" type="application/atom+xml" href="/atom" title="Sports">',
    ),
  );
  const followed = await follow(all, { path: '/' });
  expect(followed.feed.address).toBe(`${all.site.url}/feed`);
  expect(followed.others.map(({ title }) => title)).toContain('Sports');
});

test('a feed that has moved for good is asked for where it is; one that is only elsewhere today, where it was', async () => {
  const all = await start();
  all.site.stories = [storyOf('harbour')];
  all.site.answer('/old', answerOf(308, { location: '/newer' }));
  all.site.answer('/newer', answerOf(302, { location: '/feed' }));
  await follow(all, { path: '/old' });
  expect((await only(all)).address).toBe(`${all.site.url}/newer`);
  await later(all);
  expect([all.site.count('/old'), all.site.count('/newer'), all.site.count('/feed')]).toEqual([1, 2, 2]);
});

const ENDLESS: Answer = (_, response) => {
  const more = () => response.write(' '.repeat(65_536), () => setImmediate(more));
  response.writeHead(200, { 'content-type': 'application/rss+xml' });
  more();
};

test('a link that leads to no feed is refused in words', async () => {
  const all = await start();
  const refused: readonly [Answer, RegExp][] = [
    [pageOf('<p>A page</p>'), /is no feed \(RSS, Atom or JSON\), and names none/],
    [answerOf(404), /answered 404, not with a feed/],
    [answerOf(410), /gone for good/],
    [answerOf(200), /sent nothing/],
    [ENDLESS, /larger than 0.3 MB/],
    [answerOf(200, { 'content-encoding': 'gzip' }, PACKED), /larger than 0.3 MB/],
    [(_, response) => void response.writeHead(200).write('<rss>'), /took longer than 2 seconds/],
    [answerOf(301, { location: '/feed' }), /redirects more than 5 times/],
    [answerOf(302, { location: 'http://10.0.0.1/feed' }), /not on the public internet/],
  ];
  for (const [answer, words] of refused) {
    all.site.answer('/feed', answer);
    const said = await follow(all).then(() => 'followed', told);
    expect(said).toMatch(words);
  }
  expect(await all.library.feeds.list(SERVER)).toEqual([]);
});

test('errors are told, ever longer apart, and end after a week; following again begins anew', async () => {
  const all = await start();
  all.site.stories = [storyOf('harbour')];
  await follow(all);
  all.site.answer('/feed', answerOf(500));
  await later(all);
  const { visits } = await only(all);
  expect(visits).toMatchObject({
    failures: 1,
    ended: null,
    problem: { key: 'feeds.refused', values: { status: '500' } },
  });
  for (let hours = 0; hours < 7 * 24; hours += 1) await later(all);
  expect(all.outcomes.filter((outcome) => outcome === 'failed').length).toBeLessThan(16);
  expect(all.ended).toEqual([]);
  await later(all, 2 * DAY);
  expect(all.ended).toEqual(['failing']);
  const asked = all.site.count('/feed');
  await later(all, 30 * DAY);
  expect(all.site.count('/feed')).toBe(asked);
  all.site.answer('/feed', null);
  await follow(all);
  expect((await only(all)).visits).toMatchObject({ ended: null, problem: null, failures: 0 });
  all.site.stories = [storyOf('lighthouse'), storyOf('harbour')];
  await later(all);
  expect(all.posted).toEqual([storyOf('lighthouse').title]);
});

test('a feed that is gone is not asked for again; one that asks for a pause gets it', async () => {
  const all = await start();
  all.site.stories = [storyOf('harbour')];
  await follow(all);
  all.site.answer('/feed', answerOf(429, { 'retry-after': String(5 * 3600) }));
  await later(all);
  expect(all.site.count('/feed')).toBe(2);
  await later(all, 4.9 * HOUR);
  expect(all.site.count('/feed')).toBe(2);
  all.site.answer('/feed', answerOf(410));
  await later(all, 2 * HOUR);
  expect(all.ended).toEqual(['gone']);
  await later(all, 30 * DAY);
  expect(all.site.count('/feed')).toBe(3);
  expect(all.outcomes).toEqual(['failed', 'gone']);
});

test('broken and hostile XML costs a visit, not the bot', async () => {
  const all = await start();
  all.site.stories = [storyOf('harbour')];
  await follow(all);
  const bomb = `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 8 }, (_, at) => `<!ENTITY ${'abcdefghi'.charAt(at + 1)} "${`&${'abcdefghi'.charAt(at)};`.repeat(10)}">`).join('')}]>`;
  for (const body of [
    `<rss><channel>${'<a>'.repeat(90_000)}`,
    `${bomb}<rss><channel><title>&i;</title></channel></rss>`,
    `<rss><channel${' a'.repeat(60_000)}>`,
  ]) {
    all.site.answer('/feed', feedOf(body));
    await later(all, DAY);
  }
  all.site.stories = [storyOf('bakery'), storyOf('harbour')];
  all.site.answer('/feed', feedOf(all.site.feed().replace('</channel></rss>', '')));
  await later(all, DAY);
  expect((await only(all)).visits.problem).toBeNull();
  expect(await titles(all.library)).toHaveLength(2);
});

test('a feed is let go of, its articles stay; a server that is forgotten has neither', async () => {
  const all = await start();
  all.site.stories = [storyOf('harbour')];
  const { feed } = await follow(all);
  expect(await all.library.feeds.unfollow('1', feed.key)).toBeUndefined();
  expect(await all.library.feeds.unfollow(SERVER, feed.key)).toMatchObject({ key: feed.key });
  expect(await titles(all.library)).toHaveLength(1);
  await later(all, DAY);
  expect(all.site.count('/feed')).toBe(1);
  await follow(all);
  expect((await only(all)).articles).toBe(1);
  await all.library.forget(SERVER);
  all.site.stories = [storyOf('bakery')];
  await later(all, DAY);
  expect(await all.library.feeds.list(SERVER)).toEqual([]);
  expect(await all.library.articles(SERVER)).toEqual([]);
  expect(await all.library.servers()).toEqual([]);
});

test('a feed that is let go of while it is read adds nothing more', async () => {
  const all = await start();
  all.site.stories = [storyOf('harbour'), storyOf('bakery')];
  let letThrough = () => {};
  all.site.answer('/bakery', (_, response) => {
    letThrough = () =>
      void response.writeHead(200, { 'content-type': 'text/html' }).end(
        storyOf('bakery')
          .text.map((line) => `<p>${line}</p>`)
          .join(''),
      );
  });
  const { feed } = await all.library.feeds.follow(SERVER, {
    link: `${all.site.url}/feed`,
    followedBy: ADA,
    channel: null,
    filter: { include: [], exclude: [] },
  });
  await vi.waitFor(() => expect(all.site.count('/bakery')).toBe(1));
  await all.library.forget(SERVER);
  letThrough();
  await all.library.feeds.visitDue();
  expect(await all.library.articles(SERVER)).toEqual([]);
  expect(await all.library.servers()).toEqual([]);
  expect(await all.library.feeds.unfollow(SERVER, feed.key)).toBeUndefined();
});

test('while the bot is away from a server its feeds are left alone', async () => {
  const all = await start();
  all.site.stories = [storyOf('harbour')];
  await follow(all);
  await all.library.left(SERVER);
  await later(all, DAY);
  expect(all.site.count('/feed')).toBe(1);
  await all.library.joined(SERVER);
  await later(all, DAY);
  expect(all.site.count('/feed')).toBe(2);
});

test('each server’s feeds are visited by the process that owns it', async () => {
  let isOwner = true;
  const all = await start({ owns: () => isOwner });
  all.site.stories = [storyOf('harbour')];
  await follow(all);
  isOwner = false;
  await later(all, DAY);
  expect(all.site.count('/feed')).toBe(1);
  isOwner = true;
  await all.library.feeds.refresh();
  await later(all, DAY);
  expect(all.site.count('/feed')).toBe(2);
});

test('after a restart feeds go on where they were, and what was not posted is', async () => {
  const folder = await temporaryFolder();
  const all = await start({}, folder);
  all.site.stories = [storyOf('harbour')];
  await follow(all);
  all.site.stories = [storyOf('bakery'), storyOf('harbour')];
  all.news.post = () => Promise.reject(new Error('Discord is away'));
  await later(all);
  expect((await only(all)).unposted).toHaveLength(1);
  await all.library.close();
  const again = await start({}, folder, all.clock.now);
  await later(again, 2 * HOUR);
  expect(again.posted).toEqual([storyOf('bakery').title]);
  expect(await titles(again.library)).toHaveLength(2);
  expect(all.site.count('/bakery')).toBe(1);
});

test('a server follows as many feeds as it may, and none where that is turned off', async () => {
  const all = await start({ feeds: { feedsPerServer: 1 } });
  all.site.stories = [storyOf('harbour')];
  await follow(all);
  await follow(all);
  await expect(follow(all, { path: '/other' })).rejects.toThrow(/follows one feed, as many as it may/);
  const none = await start({ feeds: { feedsPerServer: 0 } });
  await expect(follow(none)).rejects.toThrow(/turned off/);
  const off = await start({ links: null });
  await expect(follow(off)).rejects.toThrow(/turned off/);
  expect(await off.library.feeds.list(SERVER)).toEqual([]);
});

test('only what is named is opened beside the public internet', async () => {
  const all = await start();
  all.site.stories = [storyOf('harbour')];
  let open: string | null = null;
  const strict = new FeedFetcher({ alsoOpen: () => open });
  const nothing = { etag: null, lastModified: null };
  await expect(strict.fetch(`${all.site.url}/feed`, nothing)).rejects.toThrow(
    /names port|not on the public internet/,
  );
  open = all.site.url;
  expect((await strict.fetch(`${all.site.url}/feed`, nothing)).kind).toBe('content');
  for (const other of [
    all.site.url.replace('127.0.0.1', 'localhost'),
    all.site.url.replace('127.0.0.1', '127.0.0.2'),
    `${all.site.url}0`,
    'http://127.0.0.1/',
  ])
    await expect(strict.fetch(other, nothing), other).rejects.toThrow(UserError);
});
