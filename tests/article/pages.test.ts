import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/article/read.ts';

const prose = [
  'The ferry that has linked Skarn with the mainland since 1931 will sail for the last time in October, the county council said on Monday.',
  '“Nobody wanted this,” said Liv Moen, who has steered the boat for twenty years. “But the bridge is paid for, and the ferry is not.”',
  'Councillors had argued for three hours before they voted, by nine to six, to sell the boat and to keep only its landing stage as a pier.',
  'The boat carried some forty cars a day last year, fewer than half of those that it had carried before the tunnel was opened in the north.',
  'Islanders fear above all for the winter, when storms close the new road for days and the boat was the only way to a hospital.',
  'The council will look for a buyer until the end of August. If there is none, the boat will be broken up in the yard where it was built.',
];
const paragraphs = prose.map((text) => `<p>${text}</p>`).join('\n');

function pageWith(body: string, head = '<title>Last ferry to Skarn sails in October</title>'): string {
  return `<!doctype html><html lang="en"><head>${head}</head><body>
    <nav><a href="/">Home</a> <a href="/news">News</a></nav>
    <div class="layout"><h1>Last ferry to Skarn sails in October</h1><article class="story">${body}</article></div>
    <footer><p>© The Sound Herald. All rights reserved.</p></footer></body></html>`;
}

function read(html: string, origin = 'page.html') {
  return readArticle(Buffer.from(html), { origin });
}

function texts(html: string): readonly string[] {
  return read(html).paragraphs.map(({ text }) => text);
}

describe('the article of a page', () => {
  it.each([
    ['advertisements', '<p>Advertisement</p>', 'Advertisement'],
    ['lines that lead elsewhere', '<p>READ MORE: Nine bridges that sway in the wind</p>', 'READ MORE'],
    ['letters to subscribe to', '<p>Sign up for our Sound newsletter</p>', 'Sign up'],
    ['what to follow', '<p>Follow The Sound Herald on Facebook for more from the islands</p>', 'Follow The'],
    ['buttons', '<p>Share this article</p>', 'Share this'],
    ['days of change', '<p>Updated 10:14 pm, Tuesday, May 7, 2024</p>', 'Updated'],
    [
      'a box of related articles',
      `<div class="related-stories"><h3>Related stories</h3><ul>${['Tunnel', 'Pier', 'Storm']
        .map((word) => `<li><a href="/x">${word} opens to visitors after long works</a></li>`)
        .join('')}</ul></div>`,
      'opens to visitors',
    ],
  ])('leaves out %s', (_, furniture, sign) => {
    const [first = '', ...others] = paragraphs.split('\n');
    const found = texts(pageWith(`${first}${furniture}${others.join('')}`));
    expect(found.join('\n')).not.toContain(sign);
    expect(found).toEqual(expect.arrayContaining(prose));
  });

  it('leaves out readers’ comments, however many there are', () => {
    const comment =
      '<li><p>I have sailed with her as a child and I shall miss the noise of the ramp, and so will the gulls, believe me.</p></li>';
    const found = texts(
      pageWith(`${paragraphs}</article><div id="comments"><ol>${comment.repeat(60)}</ol></div><article>`),
    );
    expect(found).toEqual(expect.arrayContaining(prose));
    expect(found.join('\n')).not.toContain('gulls');
  });

  it('reads a page that stands in one form', () => {
    const page = pageWith(paragraphs).replace('<nav>', '<form><nav>').replace('</body>', '</form></body>');
    expect(texts(page)).toEqual(expect.arrayContaining(prose));
  });

  it('takes the text from the page’s data where the page itself has none', () => {
    const data = JSON.stringify({
      '@type': 'NewsArticle',
      headline: 'Last ferry',
      articleBody: prose.join('\n'),
    });
    const page = `<html><head><script type="application/ld+json">${data}</script></head><body><div id="app"></div>
      <p>${'This page needs a program that your browser does not run. '.repeat(6)}</p></body></html>`;
    expect(texts(page)).toEqual(prose);
  });

  it('keeps tables and lists of the article', () => {
    const list =
      '<ul><li>The pier stays open to walkers and anglers all year.</li><li>The waiting room becomes a museum of the crossing.</li></ul>';
    const found = texts(pageWith(`${paragraphs}<h2>What will stay</h2>${list}`));
    expect(found).toEqual(
      expect.arrayContaining(['What will stay', 'The waiting room becomes a museum of the crossing.']),
    );
  });
});

describe('lines of a page', () => {
  const last = (html: string) => texts(pageWith(`${paragraphs}${html}`)).at(-1);

  it('one <br> within a sentence is a blank, two part paragraphs', () => {
    expect(last('<p>“She sails<br>as ever,” said<br>Liv Moen, who did not look back at the quay.</p>')).toBe(
      '“She sails as ever,” said Liv Moen, who did not look back at the quay.',
    );
    const found = texts(pageWith(`${paragraphs}<p>${prose[0]}<br><br>${prose[1]}</p>`));
    expect(found.at(-2)).toBe(prose[0]);
  });

  it('<q> has its marks, and no second ones', () => {
    expect(last('<p>The captain, Liv Moen, said: <q>She sails as ever, and I with her.</q></p>')).toContain(
      'said: “She sails as ever, and I with her.”',
    );
    expect(last('<p>The captain, Liv Moen, said: <q>“She sails as ever, and I with her.”</q></p>')).toContain(
      'said: “She sails as ever, and I with her.”',
    );
  });

  it.each([
    [
      '&amp;ldquo;She sails,&amp;rdquo; said the captain of the old ferry.',
      '“She sails,” said the captain of the old ferry.',
    ],
    [
      'The boat&amp;#8217;s last day &amp;amp; night are in October, said the council.',
      'The boat’s last day & night are in October, said the council.',
    ],
    [
      'The cafÃƒÂ© on the quay stays open until the boat has gone.',
      'The café on the quay stays open until the boat has gone.',
    ],
    [
      'Write &amp;lt;b&amp;gt; for bold words, the council’s clerk told the islanders.',
      'Write &lt;b&gt; for bold words, the council’s clerk told the islanders.',
    ],
  ])('what was encoded twice is undone: %s', (line, meant) => {
    expect(last(`<p>${line}</p>`)).toBe(meant);
  });

  it('boxes that open when pointed at, and words for screen readers, do not stand in sentences', () => {
    expect(
      last(
        '<p>The <span>tonnage<span role="tooltip">weight of water moved</span></span> is 400<span class="sr-only"> (opens a window)</span>, the yard said in its offer.</p>',
      ),
    ).toBe('The tonnage is 400, the yard said in its offer.');
  });

  it('what a reader can unfold is read', () => {
    const found = texts(
      pageWith(
        `${paragraphs}<details><summary>How the vote went</summary><p>${prose[2]} It was the second vote in a year.</p></details>`,
      ),
    );
    expect(found.join('\n')).toContain('It was the second vote in a year.');
  });
});

describe('words that a page sets apart', () => {
  const quotedIn = (html: string) =>
    read(pageWith(`${paragraphs}${html}`)).paragraphs.flatMap(({ text, quoted }) =>
      quoted ? [{ text, ...quoted }] : [],
    );

  it('are marked as somebody’s', () => {
    const words = 'I have counted the cars every winter, and there was never a day without one.';
    expect(
      quotedIn(`<p>The harbour master wrote on his page:</p><blockquote><p>${words}</p></blockquote>`),
    ).toEqual([{ text: words }]);
  });

  it('have the name that stands below them', () => {
    const words =
      '"In the end, a ferry is a promise that two shores make each other - nothing more than that, and nothing less."';
    expect(quotedIn(`<blockquote><p>${words}</p><p>Hester Quill, Ph.D.</p></blockquote>`)).toEqual([
      { text: words, by: 'Hester Quill, Ph.D.' },
    ]);
  });

  it('have the author of an embedded post', () => {
    const post = 'She will be missed. Thirty years of winters, and not one crossing lost to the ice.';
    expect(
      quotedIn(
        `<blockquote class="twitter-tweet"><p>${post}</p>&mdash; Ivo Petrosyan (@ivo_skarn) <a href="https://x.example/1">March 3, 2025</a></blockquote>`,
      ),
    ).toEqual([{ text: post, by: 'Ivo Petrosyan' }]);
  });

  it('in Markdown, too', () => {
    const { paragraphs: found } = read(
      'The master wrote:\n\n> I have counted the cars.\n\nNobody answered.',
      'a.md',
    );
    expect(found.map(({ quoted }) => quoted !== undefined)).toEqual([false, true, false]);
  });
});
