import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { BlockBuilder } from './block-builder.ts';
import { isHidden, type PageElement } from './elements.ts';
import type { PageBlock } from './page-block.ts';

/** A page's blocks, with those that Readability takes for the article. */
export interface MarkedPage {
  readonly blocks: readonly PageBlock[];
  /** For each block whether Readability keeps it. */
  readonly readable: readonly boolean[];
  /** What Readability keeps, in its order. */
  readonly kept: readonly PageBlock[];
}

/** What is used of the nodes of a parsed page. */
interface PageNode {
  readonly nodeType: number;
  readonly localName: string;
  readonly textContent: string | null;
  readonly firstChild: PageNode | null;
  readonly nextSibling: PageNode | null;
  readonly parentNode: PageNode | null;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  remove(): void;
}

const ELEMENT = 1;
const TEXT = 3;
/** Notes an element's number on it, so that it is known again in what Readability keeps. */
const numberAttribute = 'data-element';
const commentNames =
  /(?:^|\s)(?:comments|comment-list|commentlist|disqus_thread|respond|comments-area|comments-list|comments-section)(?:\s|$)/u;
/** Words of a page that must remain for its readers' comments to be left out. */
const LEAST_WORDS_BESIDE_COMMENTS = 60;

/** Reads a page as a browser does and lets Readability mark its article. Readers' comments are left out before. */
export function markedPage(html: string): MarkedPage {
  const whole = /<(?:html|body|head|!doctype)\b/iu.test(html.slice(0, 5000));
  const { document } = parseHTML(whole ? html : `<html><body>${html}</body></html>`);
  const { blocks, comments } = read(document.documentElement);
  const article = blocks.filter(({ element }) => !comments.within(element));
  const enough = article.reduce((sum, block) => sum + wordsOf(block), 0) >= LEAST_WORDS_BESIDE_COMMENTS;
  if (enough) for (const node of comments.nodes) node.remove();
  const page = enough ? article : blocks;
  const kept = keptByReadability(document);
  return { blocks: page, readable: matches(page, kept), kept: kept.map(({ block }) => block) };
}

function wordsOf({ text, element }: PageBlock): number {
  return element.tag === 'p' ? text.split(' ').length : 0;
}

interface Comments {
  readonly nodes: readonly PageNode[];
  readonly within: (element: PageElement) => boolean;
}

function read(root: PageNode): { blocks: readonly PageBlock[]; comments: Comments } {
  const builder = new BlockBuilder();
  const nodes: PageNode[] = [];
  const inside = new Set<PageElement>();
  walk(root, builder, (node, element) => {
    node.setAttribute(numberAttribute, String(element.number));
    const begins = commentNames.test(element.names) && !/^(?:body|html|main|article)$/u.test(element.tag);
    if (begins) nodes.push(node);
    if (begins || (element.parent !== null && inside.has(element.parent))) inside.add(element);
  });
  return { blocks: builder.end(), comments: { nodes, within: (element) => inside.has(element) } };
}

/** Tells the builder of the elements and texts below a node, without recursion: pages nest deeply. */
function walk(
  root: PageNode,
  builder: BlockBuilder,
  met?: (node: PageNode, element: PageElement) => void,
): void {
  let node: PageNode | null = root;
  while (node !== null) {
    if (node.nodeType === TEXT) builder.text(node.textContent ?? '');
    else if (node.nodeType === ELEMENT) {
      const element: PageNode = node;
      const opened = builder.open(element.localName, (name) => element.getAttribute(name));
      met?.(element, opened);
      if (element.firstChild !== null && !isHidden(element.localName)) {
        node = element.firstChild;
        continue;
      }
      builder.close();
    }
    while (node !== root && node?.nextSibling === null) {
      node = node.parentNode;
      builder.close();
    }
    node = node === root ? null : (node?.nextSibling ?? null);
  }
}

interface Kept {
  readonly block: PageBlock;
  /** The number of the nearest element that was on the page. */
  readonly element: number;
}

function keptByReadability(document: ReturnType<typeof parseHTML>['document']): readonly Kept[] {
  try {
    const found = new Readability<PageNode>(document, {
      keepClasses: true,
      charThreshold: 500,
      serializer: (node) => node,
    }).parse();
    if (!found?.content) return [];
    const builder = new BlockBuilder();
    const numbers = new Map<PageElement, number>();
    walk(found.content, builder, (node, element) => {
      const number = node.getAttribute(numberAttribute);
      const above = element.parent === null ? undefined : numbers.get(element.parent);
      numbers.set(element, number === null ? (above ?? -1) : Number(number));
    });
    return builder.end().map((block) => ({ block, element: numbers.get(block.element) ?? -1 }));
  } catch {
    // Markup that it cannot read: the whole page is still there.
    return [];
  }
}

/** Which of a page's blocks were kept: the same words in the same element, else the same words anywhere. */
function matches(page: readonly PageBlock[], kept: readonly Kept[]): readonly boolean[] {
  const readable = page.map(() => false);
  const here = new Places();
  for (const [place, { text, element }] of page.entries())
    here.add(`${element.number} ${squeezed(text)}`, place);
  const moved = kept.filter(({ block, element }) => {
    const place = here.take(`${element} ${squeezed(block.text)}`);
    if (place !== undefined) readable[place] = true;
    return place === undefined;
  });
  const anywhere = new Places();
  const inElement = new Places();
  for (const [place, { text, element }] of page.entries()) {
    if (readable[place] === true) continue;
    anywhere.add(squeezed(text), place);
    inElement.add(String(element.number), place);
  }
  for (const { block, element } of moved) {
    const text = squeezed(block.text);
    const place = anywhere.take(text);
    if (place !== undefined) readable[place] = true;
    // Divided otherwise than on the page.
    else
      for (const part of inElement.takeAll(String(element))) {
        if (text.includes(squeezed(page[part]?.text ?? ''))) readable[part] = true;
      }
  }
  return readable;
}

/** Places of a page's blocks by a key, each taken once, in their order. */
class Places {
  readonly #places = new Map<string, number[]>();
  readonly #taken = new Map<string, number>();

  add(key: string, place: number): void {
    const known = this.#places.get(key);
    if (known === undefined) this.#places.set(key, [place]);
    else known.push(place);
  }

  take(key: string): number | undefined {
    const taken = this.#taken.get(key) ?? 0;
    const place = this.#places.get(key)?.[taken];
    if (place !== undefined) this.#taken.set(key, taken + 1);
    return place;
  }

  takeAll(key: string): readonly number[] {
    const places = this.#places.get(key) ?? [];
    this.#places.delete(key);
    return places;
  }
}

/** A text's letters and digits alone, in lower case. */
export function squeezed(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
}
