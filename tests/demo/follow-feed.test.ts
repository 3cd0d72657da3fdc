import { afterAll, beforeAll, expect, it } from 'vitest';
import { followDemoFeed } from '../../src/demo/follow-feed.ts';
import { FEED_PATH } from '../../src/demo/news-site.ts';
import { type RunningBot, startEverything } from '../page/running-bot.ts';

let running: RunningBot;
let server: string;
beforeAll(async () => {
  running = await startEverything();
  server = running.local.control.servers()[0]?.id ?? '';
});
afterAll(() => running.close());

const addresses = async () => (await running.library.feeds.list(server)).map(({ address }) => address);
const titles = async () => (await running.library.articles(server)).map(({ article }) => article.title);

it('the demo’s server follows a paper that the local Discord serves, and has its stories', async () => {
  expect(await addresses()).toEqual([`${running.local.url}${FEED_PATH}`]);
  expect(await titles()).toEqual(
    expect.arrayContaining([
      'Night ferry to Elsin is kept for another winter',
      'Eleven limes on the harbour front will be felled',
    ]),
  );
  expect(await titles()).not.toContain('Harbour master goes after report on silted channel');
});

it('a story that comes out is posted where news is, and its words are known', async () => {
  await running.arrive();
  const posted = running.local.control.messages({ as: 'Ravi Anand', channel: 'news' }).at(-1);
  expect(JSON.stringify(posted?.embeds)).toContain('Harbour master goes after report on silted channel');
  const answer = await running.local.control.runAndWait({
    as: 'Ravi Anand',
    channel: 'lounge',
    command: 'ask',
    options: { question: 'who said they should have looked?' },
  });
  expect(JSON.stringify(answer.message?.embeds)).toContain('Ruben Falk');
});

it('a paper that a moderator has let go is not followed again', async () => {
  const { library, local } = running;
  await followDemoFeed(library, local.control, local.url);
  expect(await addresses()).toHaveLength(1);
  const [feed] = await library.feeds.list(server);
  await library.feeds.unfollow(server, feed?.key ?? '');
  await followDemoFeed(library, local.control, local.url);
  expect(await addresses()).toEqual([]);
});

it('what is served has a tag, and is not sent again while it stays the same', async () => {
  const address = `${running.local.url}${FEED_PATH}`;
  const tag = (await fetch(address)).headers.get('etag') ?? '';
  expect((await fetch(address, { headers: { 'if-none-match': tag } })).status).toBe(304);
  expect((await fetch(`${running.local.url}/web/elsin-courier/nothing.html`)).status).toBe(404);
});
