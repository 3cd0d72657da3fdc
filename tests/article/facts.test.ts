import { describe, expect, it } from 'vitest';
import { dayIn } from '../../src/article/facts/days.ts';
import { readArticle } from '../../src/article/read.ts';

const text =
  'The ferry that has linked Skarn with the mainland since 1931 will sail for the last time in October, the council said.';
const page = (head: string, body = '') =>
  `<!doctype html><html><head>${head}</head><body>${body}<article>${`<p>${text} It was a long vote.</p>`.repeat(4)}</article></body></html>`;

function factsOf(content: string, origin = 'a.html') {
  const { title, byline, published, outlet, link } = readArticle(Buffer.from(content), { origin });
  return { title, byline, published, outlet, link };
}

describe('the facts of a page', () => {
  it('come from its data', () => {
    const data = {
      '@graph': [
        { '@type': 'Organization', '@id': '#paper', name: 'The Sound Herald' },
        {
          '@type': 'NewsArticle',
          headline: 'Last ferry to Skarn sails in October',
          author: [{ name: 'Ann Bell' }, { name: 'Joe Carr' }],
          publisher: { '@id': '#paper' },
          datePublished: '2026-03-03T08:00:00+01:00',
        },
      ],
    };
    expect(
      factsOf(
        page(
          `<script type="application/ld+json">${JSON.stringify(data)}</script><link rel="canonical" href="https://herald.example/ferry">`,
        ),
      ),
    ).toEqual({
      title: 'Last ferry to Skarn sails in October',
      byline: 'Ann Bell and Joe Carr',
      published: '2026-03-03',
      outlet: 'The Sound Herald',
      link: 'https://herald.example/ferry',
    });
  });

  it('come from its <meta>, without the outlet’s name after the title', () => {
    const head = `<title>Last ferry sails in October | The Sound Herald</title><meta property="og:site_name" content="The Sound Herald">
      <meta name="author" content="By Ann Bell, Islands Correspondent"><meta property="article:published_time" content="2026-03-03T08:00">`;
    expect(factsOf(page(head))).toMatchObject({
      title: 'Last ferry sails in October',
      byline: 'Ann Bell',
      published: '2026-03-03',
    });
  });

  it('come from its visible lines', () => {
    const lines =
      '<h1>Last ferry to Skarn</h1><p class="byline">By Ann Bell</p><p class="date">Tuesday 3 March 2026</p>';
    expect(factsOf(page('<title>Last ferry to Skarn</title>', lines))).toMatchObject({
      byline: 'Ann Bell',
      published: '2026-03-03',
    });
  });

  it('the day is the one that readers see, not that of universal time', () => {
    const head = '<meta property="article:published_time" content="2026-03-04T02:25:54+00:00">';
    expect(factsOf(page(head, '<p class="date">March 3, 2026 | 9:25pm</p>')).published).toBe('2026-03-03');
  });

  it.each([
    [
      'a section’s heading',
      '<title>Last ferry sails</title><meta property="og:title" content="Last ferry sails">',
      '<h1>Islands and Harbours Centre</h1><h2>Last ferry sails</h2>',
      'Last ferry sails',
    ],
    [
      'a drawing’s title',
      '',
      '<svg><title>Menu icon</title></svg><h1>Last ferry sails</h1>',
      'Last ferry sails',
    ],
    [
      'another wording for sharing',
      '<title>Council ends the last ferry to Skarn after a vote</title><meta property="og:title" content="Ferry gone!"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Council ends the last ferry to Skarn"}</script>',
      '',
      'Council ends the last ferry to Skarn after a vote',
    ],
  ])('the title is not %s', (_, head, body, title) => {
    expect(factsOf(page(head, body)).title).toBe(title);
  });
});

describe('the facts of a text', () => {
  it.each([
    ['By Ann Bell, Islands Correspondent\nPublished: 07:42, 3 March 2026', 'Ann Bell', '2026-03-03'],
    ['BY ANN BELL and JOE CARR\nMarch 3, 2026 / 10:00 AM EST', 'ANN BELL and JOE CARR', '2026-03-03'],
    ['Ann Bell in Skarn\nTue 3 Mar 2026 06.05 GMT', 'Ann Bell', '2026-03-03'],
    ['Written by Ann Bell\nUpdated 3 March 2026', 'Ann Bell', '2026-03-03'],
  ])('stand above it and are none of its paragraphs: %j', (lines, byline, published) => {
    const article = readArticle(
      Buffer.from(
        `Last ferry to Skarn sails in October, and nobody knows what comes next\n\n${lines}\n\n${text}\n${text}`,
      ),
      { origin: 'a.txt' },
    );
    expect(article).toMatchObject({
      title: 'Last ferry to Skarn sails in October, and nobody knows what comes next',
      byline,
      published,
    });
    expect(article.paragraphs.map(({ kind }) => kind)).toEqual(['heading', 'body', 'body']);
  });

  it('a byline at the beginning is no title', () => {
    expect(factsOf(`By Ann Bell\n\n${text}`, 'pasted text.txt')).toMatchObject({
      byline: 'Ann Bell',
      title: text,
    });
  });

  it.each([
    'By Monday evening the vote was over, and the ferry was history.',
    'Published reports spoke of a sale.',
    'March was cold on Skarn.',
    'By the water',
  ])('a sentence is not taken for one: %s', (line) => {
    const { paragraphs } = readArticle(Buffer.from(`Last ferry sails\n${line}\n${text}`), {
      origin: 'a.txt',
    });
    expect(paragraphs.map((paragraph) => paragraph.text)).toContain(line);
  });

  it('an agency’s mark names the outlet', () => {
    expect(factsOf(`SKARN, Norway (AP) — ${text}`, 'a.txt').outlet).toBe('Associated Press');
  });

  it.each(['a.txt', 'a.md'])('come from the front matter of %s', (origin) => {
    const front =
      '---\ntitle: Last ferry\nauthor: Ann Bell\ndate: 2026-03-03\npublisher: The Sound Herald\nurl: https://herald.example/ferry\n---\n';
    expect(factsOf(`${front}${text}`, origin)).toEqual({
      title: 'Last ferry',
      byline: 'Ann Bell',
      published: '2026-03-03',
      outlet: 'The Sound Herald',
      link: 'https://herald.example/ferry',
    });
  });
});

describe('days', () => {
  it.each([
    ['3 March 2026', '2026-03-03'],
    ['Tuesday, 3rd of March, 2026', '2026-03-03'],
    ['Mar. 3, 2026', '2026-03-03'],
    ['2026-03-03T23:10:00Z', '2026-03-03'],
    ['20260303T101500', '2026-03-03'],
    ['13/3/2026', '2026-03-13'],
    ['3/13/2026', '2026-03-13'],
    ['3/4/2026', undefined],
    ['40 March 2026', undefined],
    ['in March', undefined],
  ])('%s', (line, day) => {
    expect(dayIn(line)).toBe(day);
  });
});
