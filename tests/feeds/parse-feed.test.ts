import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FeedEntry } from '../../src/feeds/feed.ts';
import { feedsNamed } from '../../src/feeds/find-feeds.ts';
import { parseFeed } from '../../src/feeds/parse-feed.ts';

const ADDRESS = 'https://gazette.example/news/feed.xml';

function rss(items: string, more = ''): string {
  return `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Port Elsin Gazette</title>${more}${items}</channel></rss>`;
}

function only(text: string): FeedEntry {
  const entries = parseFeed(text, ADDRESS)?.entries ?? [];
  expect(entries).toHaveLength(1);
  return entries[0] as FeedEntry;
}

const SHOWN = { title: 'Harbour & quay', link: 'https://gazette.example/harbour' };

test.each([
  [
    'RSS',
    rss(
      '<item><title>Harbour &amp;amp; quay</title><link>/harbour#top</link><guid isPermaLink="false">7</guid><pubDate>Mon, 02 Mar 2026 09:00:00 GMT</pubDate><description>&lt;p&gt;It &lt;b&gt;closes&lt;/b&gt;.&lt;/p&gt;</description><category>City</category></item>',
    ),
  ],
  [
    'Atom',
    '<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">Port Elsin &lt;i&gt;Gazette&lt;/i&gt;</title><entry><id>tag:7</id><title>Harbour &amp; quay</title><link rel="self" href="/self"/><link href="/harbour"/><updated>2026-03-02T09:00:00Z</updated><summary type="html">&lt;p&gt;It closes.&lt;/p&gt;</summary><category term="city" label="City"/></entry></feed>',
  ],
  [
    'RDF',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Port Elsin Gazette</title></channel><item rdf:about="https://gazette.example/harbour"><title>Harbour &amp; quay</title><link>https://gazette.example/harbour</link><description>It closes.</description><dc:date>2026-03-02T09:00:00Z</dc:date><dc:subject>City</dc:subject></item></rdf:RDF>',
  ],
  [
    'JSON',
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Port Elsin Gazette',
      items: [
        {
          id: 7,
          url: '/harbour',
          title: 'Harbour & quay',
          summary: 'It closes.',
          date_published: '2026-03-02T09:00:00Z',
          tags: ['City'],
        },
      ],
    }),
  ],
])('%s says the same of the same story', (_, text) => {
  expect(parseFeed(text, ADDRESS)?.title).toBe('Port Elsin Gazette');
  const time = Date.parse('2026-03-02T09:00:00Z');
  expect(only(text)).toMatchObject({ ...SHOWN, time, summary: 'It closes.', categories: ['City'] });
});

test('the whole text is taken before the summary, whatever it is written in', () => {
  const item =
    '<item><title>A</title><guid>1</guid><description>Short.</description><content:encoded><![CDATA[<p>Long.</p>]]></content:encoded></item>';
  expect(only(rss(item)).text).toBe('<p>Long.</p>');
  const atom =
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><id>1</id><title>A</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Long <b>one</b>.</p></div></content></entry></feed>';
  expect(only(atom).text).toContain('<p>Long <b>one</b>.</p>');
  const plain =
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><id>1</id><title>A</title><content type="text">1 &lt; 2</content></entry></feed>';
  expect(only(plain).text).toBe('1 &lt; 2');
  const json = {
    version: 'https://jsonfeed.org/version/1',
    title: 'T',
    items: [{ id: '1', content_text: 'One\n\n2 < 3' }],
  };
  expect(only(JSON.stringify(json)).text).toBe('<p>One</p>\n<p>2 &lt; 3</p>');
});

test('a permanent guid is a link, a relative link is of the feed, and other protocols are none', () => {
  expect(only(rss('<item><title>A</title><guid>https://gazette.example/a</guid></item>')).link).toBe(
    'https://gazette.example/a',
  );
  expect(
    only(rss('<item><title>A</title><guid isPermaLink="false">https://gazette.example/a</guid></item>')).link,
  ).toBeNull();
  expect(only(rss('<item><title>A</title><link>a?b=1&amp;c=2</link></item>')).link).toBe(
    'https://gazette.example/news/a?b=1&c=2',
  );
  expect(only(rss('<item><title>A</title><link>javascript:alert(1)</link></item>')).link).toBeNull();
  expect(
    only(rss('<item><title>A</title><link>https://user:secret@gazette.example/</link></item>')).link,
  ).toBeNull();
});

test('an entry keeps its id when it changes, and gets another hash', () => {
  const item = (title: string, date = 'Mon, 02 Mar 2026 09:00:00 GMT') =>
    rss(`<item><title>${title}</title><guid>1</guid><pubDate>${date}</pubDate></item>`);
  const first = only(item('Harbour closes'));
  const changed = only(item('Harbour stays open'));
  expect(changed.id).toBe(first.id);
  expect(changed.hash).not.toBe(first.hash);
  expect(only(item('Harbour closes', 'Tue, 03 Mar 2026 09:00:00 GMT')).hash).toBe(first.hash);
});

test('entries that share an id are told apart', () => {
  const items = ['a', 'b', 'b'].map(
    (name) => `<item><title>${name}</title><guid isPermaLink="false">same</guid><link>/${name}</link></item>`,
  );
  const ids = parseFeed(rss(items.join('')), ADDRESS)?.entries.map(({ id }) => id) ?? [];
  expect(new Set(ids).size).toBe(3);
});

test('what is not well-formed is read as far as it goes', () => {
  const cut = rss('<item><title>Harbour</title><link>/harbour</link></item><item><title>Cut of').replace(
    '</channel></rss>',
    '',
  );
  expect(parseFeed(cut, ADDRESS)?.entries[0]).toMatchObject({
    title: 'Harbour',
    link: 'https://gazette.example/harbour',
  });
  const unclosed = rss(
    '<item><title>Harbour<b></title><link>/harbour</link></item><item><title>R&D &nbsp; &eacute;</title></item>',
  );
  expect(parseFeed(unclosed, ADDRESS)?.entries.map(({ title }) => title)).toContain('Harbour');
  expect(only(rss('<item><title>R&D &eacute;t&eacute;</title></item>')).title).toBe('R&D été');
  expect(only(`\uFEFF\n${rss('<item><title>A</title></item>')}`).title).toBe('A');
});

test('declared entities are not expanded into long texts, nor read from elsewhere', () => {
  const levels = Array.from(
    { length: 20 },
    (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`,
  ).join('');
  for (const name of ['e20', 'file']) {
    const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "boom">${levels}<!ENTITY file SYSTEM "file:///etc/hostname">]>${rss(`<item><title>&${name};</title><link>/a</link><description>&${name};</description></item>`).replace('<?xml version="1.0"?>', '')}`;
    const parsed = parseFeed(bomb, ADDRESS);
    expect(JSON.stringify(parsed).length).toBeLessThan(1000);
  }
});

test('deep nesting, and other texts, are no feeds', () => {
  for (const text of [
    '',
    'hello',
    '<html><body>A page</body></html>',
    '{"items": 3}',
    '[]',
    'null',
    `<rss><channel>${'<a>'.repeat(200_000)}`,
    '<svg/>',
  ])
    expect(parseFeed(text, ADDRESS)?.entries ?? [], text.slice(0, 40)).toEqual([]);
});

test('no text of whatever kind is too much for it', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '<item>',
      '</item>',
      '<title>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '&amp;',
      '&#x0;',
      '<link/>',
      '{"items":[',
      '<guid>',
      '</guid>',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece), fc.boolean(), (pieces, wrapped) => {
      const parsed = parseFeed(wrapped ? rss(pieces.join('')) : pieces.join(''), ADDRESS);
      for (const { id, hash } of parsed?.entries ?? []) expect(`${id}${hash}`).toMatch(/^[0-9a-f]{32}$/);
    }),
    { numRuns: 20 },
  );
});

test('a feed may ask for longer pauses', () => {
  expect(parseFeed(rss('<item><title>A</title></item>', '<ttl>60</ttl>'), ADDRESS)?.pause).toBe(3_600_000);
  expect(parseFeed(rss('<item><title>A</title></item>', '<ttl>-1</ttl>'), ADDRESS)?.pause).toBeNull();
});

test('a page names its feeds, comments last', () => {
  const page = `<!doctype html><head><base href="/de/"><link rel="alternate" type="application/rss+xml" title="Comments" href="comments/feed">
    <link rel="stylesheet" href="/x.css"><link rel='alternate home' type='application/atom+xml;charset=utf-8' href='atom.xml' title="All news">
    <link rel="alternate" hreflang="fr" href="/fr/"><link rel=alternate type=application/feed+json href=//feeds.gazette.example/json></head>`;
  expect(feedsNamed(page, 'https://gazette.example/news')).toEqual([
    { address: 'https://gazette.example/de/atom.xml', title: 'All news' },
    { address: 'https://feeds.gazette.example/json', title: '' },
    { address: 'https://gazette.example/de/comments/feed', title: 'Comments' },
  ]);
});
