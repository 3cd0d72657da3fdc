import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generatedParagraphs } from './generated-text.ts';

/** Stories that a feed names at once. */
const ENTRIES = 20;
/** Milliseconds after which every feed has another story. */
const ANOTHER_EVERY = Number(process.argv[2]) * 1000;

/**
 * A site of many feeds (`/7/feed`), in a process of its own, so that serving them takes nothing from what is measured. Every
 * so many seconds, given as its argument, each has another story; in between, it says that nothing has changed. Tells its port when it listens.
 */
const paragraphs = generatedParagraphs(2000);
const begun = Date.now();
let visits = 0;
let unchanged = 0;

const server = createServer((request, response) => {
  const [, feed = '', page = ''] = (request.url ?? '').split('/');
  // Feeds have their new stories at different times.
  const newest = Math.floor((Date.now() - begun + Number(feed) * 997) / ANOTHER_EVERY) + ENTRIES;
  if (page !== 'feed')
    return void response.writeHead(200, { 'content-type': 'text/html' }).end(story(feed, page));
  visits += 1;
  const tag = `"${newest}"`;
  if (request.headers['if-none-match'] === tag) {
    unchanged += 1;
    return void response.writeHead(304).end();
  }
  response.writeHead(200, { 'content-type': 'application/rss+xml', etag: tag }).end(rss(feed, newest));
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: port() }));
process.on('message', () => process.send?.({ visits, unchanged }));
process.on('disconnect', () => process.exit());

function rss(feed: string, newest: number): string {
  const items = Array.from({ length: ENTRIES }, (_, at) => newest - at).map(
    (number) =>
      `<item><title>Story ${number} of ${feed}</title><link>http://127.0.0.1:${port()}/${feed}/${number}</link><guid isPermaLink="false">${feed}-${number}</guid><description>${paragraphOf(feed, number, 0)}</description></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Paper ${feed}</title>${items.join('')}</channel></rss>`;
}

function story(feed: string, number: string): string {
  const text = Array.from({ length: 12 }, (_, at) => `<p>${paragraphOf(feed, Number(number), at)}</p>`);
  return `<html><head><title>Story ${number} of ${feed}</title></head><body><article><h1>Story ${number} of ${feed}</h1>${text.join('')}</article></body></html>`;
}

function paragraphOf(feed: string, number: number, at: number): string {
  return paragraphs[(Number(feed) * 31 + number * 17 + at) % paragraphs.length] ?? '';
}

function port(): number {
  return (server.address() as AddressInfo).port;
}
