import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleOf, fitJudge, settings } from '../../scripts/pages/fit.ts';
import { type GoldPage, goldPages } from '../../scripts/pages/gold.ts';
import { compared, scoreOf } from '../../scripts/pages/score.ts';
import { chancesBy } from '../../src/article/html/block-chances.ts';
import { articleBlocks, measurePage } from '../../src/article/html/judge-page.ts';
import { scanPage } from '../../src/article/html/scan.ts';

const subjects = ['ferry', 'tunnel', 'pier', 'school', 'mill', 'museum', 'market', 'bakery'];
const paragraphsAbout = (subject: string) => [
  `The council of Skarn decided on Monday that the old ${subject} of the island will be rebuilt before the winter comes.`,
  `“We have waited for this ${subject} for twenty years,” said Liv Moen, who has spoken for it at every meeting since then.`,
  `The work on the ${subject} will be paid for by a loan, which the island hopes to clear within the next eleven years or so.`,
];
const pageAbout = (subject: string) => `<html><head><title>The ${subject} of Skarn</title></head><body>
  <div class="menu"><a href="/">Home</a> <a href="/x">More from the islands</a></div>
  <div class="story">${paragraphsAbout(subject)
    .map((text) => `<p>${text}</p>`)
    .join('')}</div>
  <div class="promo"><p>Sign up for our newsletter and read more about the islands every Friday.</p></div>
  <div class="promo"><a href="/a">Read more: nine bridges that sway in the wind</a></div></body></html>`;

describe('fitting the judge of blocks on tiny made-up pages', () => {
  let folder = '';
  let pages: readonly GoldPage[] = [];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pages-'));
    mkdirSync(join(folder, 'html'));
    const gold = subjects.map((subject, index) => {
      writeFileSync(join(folder, 'html', `p${index}.html.gz`), gzipSync(pageAbout(subject)));
      const url = `https://www.paper${index}.example/${subject}`;
      return index === 7
        ? {
            id: `p${index}`,
            url,
            with: paragraphsAbout(subject).slice(0, 1),
            without: ['Sign up for our newsletter'],
          }
        : { id: `p${index}`, url, text: paragraphsAbout(subject).join('\n') };
    });
    writeFileSync(join(folder, 'gold.json'), JSON.stringify(gold));
    pages = goldPages(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const measured = (page: GoldPage) => measurePage(page.html, scanPage(page.html));

  it('labels a page’s blocks by its text, or by the passages that are wanted and not', () => {
    expect(pages.map(({ site }) => site)).toContain('paper3.example');
    const [first, last] = [pages[0], pages[7]];
    if (first === undefined || last === undefined) throw new Error('pages are missing');
    expect(exampleOf(first, measured(first)).labels).toEqual([0, 1, 1, 1, 0, 0]);
    expect(exampleOf(last, measured(last)).labels).toEqual([-1, 1, -1, -1, 0, -1]);
  });

  it('tells the article of a page that it has not seen', () => {
    const examples = pages.map((page) => exampleOf(page, measured(page)));
    const names = Object.keys(examples[0]?.measured.measures[0] ?? {});
    const judge = fitJudge(examples.slice(1), names, { ...settings, trees: 20, leastCurve: 0.1, shrink: 1 });
    const [example] = examples;
    if (example === undefined) throw new Error('the page is missing');
    const chances = chancesBy(judge, example.measured.measures);
    expect(chances[1]).toBeGreaterThan(0.5);
    expect(chances[4]).toBeLessThan(0.5);
    const blocks = articleBlocks({ ...example.measured, chances }, example.page.html);
    expect(blocks.map(({ text }) => text)).toEqual(paragraphsAbout('ferry'));
  });
});

describe('scores', () => {
  it('count runs of four words, as often as they stand there', () => {
    expect(compared('one two three four five', 'one two three four five')).toEqual({
      right: 2,
      extra: 0,
      missing: 0,
    });
    expect(compared('one two three four five', 'two three four five six')).toEqual({
      right: 1,
      extra: 1,
      missing: 1,
    });
    expect(compared('one two', 'one two')).toEqual({ right: 1, extra: 0, missing: 0 });
  });

  it('weigh each page the same', () => {
    const page = (id: string, text: string): GoldPage => ({
      id,
      site: id,
      html: '',
      text,
      wanted: [],
      unwanted: [],
    });
    const all = [page('a', 'one two three four'), page('b', 'one two three four five six seven eight')];
    const score = scoreOf(all, ({ id, text }) => (id === 'a' ? '' : (text ?? '')));
    expect(score).toMatchObject({ precision: 100, recall: 50 });
  });
});
