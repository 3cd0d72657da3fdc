import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/article/read.ts';
import { UserError } from '../../src/user-error.ts';

function kinds(text: string, origin: string): readonly string[] {
  const { paragraphs } = readArticle(Buffer.from(text), { origin });
  return paragraphs.map((paragraph) => `${paragraph.kind}: ${paragraph.text}`);
}

const long = 'The council met on Monday, and, after hours of talk, it voted for the bridge over the river. ';

describe('Markdown', () => {
  it('resolves markup to text and marks headings, list items and captions', () => {
    const text = [
      '---\ntitle: A bridge\nurl: https://paper.example/bridge\n---',
      '# A *bridge*',
      'The [mayor](http://x.example) said **no** to `it`.\nShe left &amp; slept.',
      '- First\n- Second\n  - Inner',
      '![The bridge at dawn](bridge.jpg)\n*The bridge at dusk*',
      '> “We wait,” he said.',
      '<div>Raw <b>block</b></div>',
      '```\ncode line\n```',
    ].join('\n\n');
    expect(kinds(text, 'a.md')).toEqual([
      'heading: A bridge',
      'body: The mayor said no to it. She left & slept.',
      'listItem: First',
      'listItem: Second',
      'listItem: Inner',
      'caption: The bridge at dawn',
      'caption: The bridge at dusk',
      'body: “We wait,” he said.',
      'body: Raw block',
      'body: code line',
    ]);
    expect(readArticle(Buffer.from(text), { origin: 'a.md' }).link).toBe('https://paper.example/bridge');
  });

  it('keeps long lines apart and joins wrapped ones', () => {
    const line = long.repeat(2).trim();
    expect(kinds(`${line}\n${line}`, 'a.md')).toHaveLength(2);
    expect(kinds('A wrapped\nline here.', 'a.md')).toEqual(['body: A wrapped line here.']);
  });

  it.each(['---\n[broken: {\n---\nText.', '---\nText after a rule.'])('loses nothing of %j', (text) => {
    expect(kinds(text, 'a.md').join(' ')).toMatch(/Text/u);
  });

  it('reads what nests too deeply as plain text', () => {
    expect(kinds(`${'> '.repeat(5000)}deep`, 'a.md').join(' ')).toContain('deep');
  });
});

describe('HTML', () => {
  const page = `<!doctype html><html><head><title>The bridge | The Paper</title>
    <link rel="canonical" href="https://paper.example/bridge"><style>p { color: red }</style></head><body>
    <nav><ul><li>Home</li><li>Sport</li></ul></nav>
    <article><h1>The bridge &amp; the river</h1><script>track()</script>
    <p>${long}</p><figure><img src="a.jpg"><figcaption>The bridge at dawn</figcaption></figure>
    <p>${long}<br>${long}</p><h2>What is next</h2><ul><li>Talks with the county</li><li>A second vote in May</li></ul>
    <p class="imageCaption">The mayor at her desk</p><p>${long}</p></article>
    <footer>All rights reserved</footer></body></html>`;

  it('keeps the main text with the kinds of its parts', () => {
    const found = kinds(page, 'a.html');
    expect(found).toContain('caption: The bridge at dawn');
    expect(found).toContain('caption: The mayor at her desk');
    expect(found).toContain('listItem: Talks with the county');
    expect(found).toContain('heading: What is next');
    expect(found.filter((line) => line === `body: ${long.trim()}`)).toHaveLength(4);
    expect(found.join('\n')).not.toMatch(/track|color|Home|rights/u);
  });

  it('takes title and link from the page', () => {
    const article = readArticle(Buffer.from(page), { origin: 'a.html' });
    expect(article.title).toBe('The bridge & the river');
    expect(article.link).toBe('https://paper.example/bridge');
    const untitled = readArticle(Buffer.from('<title>Only a title</title><p>Text.'), { origin: 'a.htm' });
    expect(untitled.title).toBe('Only a title');
  });

  it('reads fragments and broken markup', () => {
    expect(kinds('<p>One<p>Two<li>Three', 'a.html')).toEqual(['body: One', 'body: Two', 'listItem: Three']);
    expect(kinds('no markup at all', 'a.html')).toEqual(['body: no markup at all']);
  });

  it.each([
    ['nested', '<div>'.repeat(100_000)],
    ['nested and closed', '<div>'.repeat(50_000) + '</div>'.repeat(50_000)],
    ['wrongly closed', '<b></i>'.repeat(100_000)],
    ['nothing but <', '<'.repeat(500_000)],
    ['comments', '<!--'.repeat(200_000)],
    ['open tags', '<div '.repeat(200_000)],
    ['lists', '<ul><li>'.repeat(190)],
    ['cells', '<td>'.repeat(50_000)],
  ])('answers quickly when hostile: %s', (_, html) => {
    const begun = performance.now();
    try {
      expect(kinds(`${html} word`, 'a.html').join(' ')).toContain('word');
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
    }
    expect(performance.now() - begun).toBeLessThan(10_000);
  });
});
