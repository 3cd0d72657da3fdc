import { plainWordsOf } from '../../text/tokens.ts';
import type { Block } from '../block.ts';
import { articleBlock, pageBlocksOf } from './blocks.ts';
import { chooseBlocks, type JudgedPage } from './choose-blocks.ts';
import { type Measures, measuresOf } from './measures/measures.ts';
import type { PageBlock } from './page-block.ts';
import { type MarkedPage, markedPage, squeezed } from './page-document.ts';
import type { PageScan } from './scan.ts';
import { bodyIn, isArticle } from './structured-data.ts';
import { tidy } from './tidy.ts';
import { isFurniture } from './wording.ts';

/** A page's blocks with all that the decision about them rests on, but the decision. */
export interface MeasuredPage extends MarkedPage {
  readonly measures: readonly Measures[];
  /** The article's paragraphs as the page's data gives them; often none. */
  readonly body: readonly string[];
}

/** Reads a page's blocks and measures them. */
export function measurePage(html: string, scan: PageScan): MeasuredPage {
  const marked = markedPage(html);
  const body = bodyIn(scan.things);
  const headlines = scan.things.filter(isArticle).map(({ headline }) => tidy(headline));
  const titles = [scan.meta.get('og:title'), scan.title, ...headlines].flatMap((title) => title ?? []);
  const description =
    scan.meta.get('og:description') ?? scan.meta.get('description') ?? scan.meta.get('twitter:description');
  const told = {
    titles: titles.map(squeezed).filter((title) => title.length > 8),
    description: squeezed(description ?? ''),
    body: squeezed(body.join(' ')),
  };
  return { ...marked, body, measures: measuresOf(marked.blocks, marked.readable, told) };
}

/** The article of a page whose blocks were judged; when they have none, what else on the page does. */
export function articleBlocks(page: MeasuredPage & JudgedPage, html: string): readonly Block[] {
  const keeps = chooseBlocks(page);
  const chosen = page.blocks.filter((_, index) => keeps[index]).map(articleBlock);
  const readable = page.kept.filter(({ text }) => !isFurniture(text)).map(articleBlock);
  const body = page.body.map((text): Block => ({ text, kind: null, apart: true }));
  const [count, readableCount, bodyCount] = [chosen, readable, body].map(wordsIn) as [number, number, number];
  if (bodyCount >= 120 && count < bodyCount * 0.5 && readableCount < bodyCount * 0.9) return body;
  if (count < Math.max(40, readableCount * 0.3) && readableCount > count * 1.5) return readable;
  if (count < 15 && bodyCount >= 15) return body;
  return count < FEW_WORDS ? orUnmarked(chosen, page.blocks, html) : chosen;
}

/** Fewer words are no article, where the page has many for browsers without scripts or for programs. */
const FEW_WORDS = 60;

/** Where hardly anything was found: what the page has for browsers without scripts, or all that is not links. */
function orUnmarked(chosen: readonly Block[], blocks: readonly PageBlock[], html: string): readonly Block[] {
  const parts = html.matchAll(/<(noscript|template|script type=["']text\/template["'])[^<>]{0,500}>/giu);
  const others = [...parts].slice(0, 50).map((part) => {
    const begin = part.index + part[0].length;
    const end = html.indexOf(`</${(part[1] ?? '').split(' ')[0]}`, begin);
    if (end === -1) return [];
    return pageBlocksOf(html.slice(begin, end).replace(/<!\[CDATA\[|\]\]>/gu, '')).map(articleBlock);
  });
  const largest = others.reduce<readonly Block[]>(
    (best, one) => (wordsIn(one) > wordsIn(best) ? one : best),
    [],
  );
  if (wordsIn(largest) > Math.max(FEW_WORDS, 4 * wordsIn(chosen))) return largest;
  if (wordsIn(chosen) >= 15) return chosen;
  return blocks.filter(({ linkShare }) => linkShare < 0.5).map(articleBlock);
}

function wordsIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { text }) => sum + plainWordsOf(text).length, 0);
}
