import MarkdownIt from 'markdown-it';
import { parse } from 'yaml';
import type { ParagraphKind } from './article.ts';
import type { Block, Layout } from './block.ts';
import { blocksOfHtml } from './html/blocks.ts';
import { layoutOfPlainText } from './plain.ts';
import { repairLine } from './repair.ts';

type Token = ReturnType<MarkdownIt['parse']>[number];

/** Lines longer than this are not wrapped by an editor: each is a paragraph of its own. */
const LONGEST_WRAPPED_LINE = 120;

/** The parser (in this preset) leaves out what nests deeper, which keeps hostile files harmless. */
const DEEPEST = 100;
const parser = new MarkdownIt('default', { html: true, linkify: false });

/**
 * The blocks of a Markdown text: emphasis, links and code become their text; headings, list items
 * and captions (an image's text, an emphasised line below an image) are marked.
 */
export function layoutOfMarkdown(text: string): Layout {
  const { body, front } = splitFrontMatter(text);
  const blocks: Block[] = [];
  const add = (line: string, kind: ParagraphKind | null): void => {
    const repaired = repairLine(line);
    if (repaired !== '') blocks.push({ text: repaired, kind, apart: true });
  };
  const open: string[] = [];
  const tokens = parser.parse(body, {});
  // Nothing is lost: a text that nests too deeply for Markdown is read as it stands.
  if (tokens.some((token) => token.level >= DEEPEST - 2)) return layoutOfPlainText(text);
  for (const token of tokens) {
    if (token.nesting === 1) open.push(token.type);
    else if (token.nesting === -1) open.pop();
    else if (token.type === 'inline') addInline(token, kindIn(open), blocks, add);
    else if (token.type === 'html_block') blocks.push(...blocksOfHtml(token.content));
    else if (token.type === 'fence' || token.type === 'code_block') {
      for (const line of token.content.split('\n')) add(line, null);
    }
  }
  return { blocks, title: textOf(front.title), link: textOf(front.link) };
}

function kindIn(open: readonly string[]): ParagraphKind | null {
  if (open.includes('heading_open')) return 'heading';
  return open.includes('list_item_open') ? 'listItem' : null;
}

/** Adds the lines of a run of text: one paragraph, unless its lines are too long to be wrapped ones. */
function addInline(
  inline: Token,
  kind: ParagraphKind | null,
  blocks: readonly Block[],
  add: (line: string, kind: ParagraphKind | null) => void,
): void {
  const lines = linesOf(inline.children ?? []);
  const emphasised = isEmphasised(inline.children ?? []);
  let pending = '';
  let underImage = blocks.at(-1)?.kind === 'caption' && emphasised;
  const flush = (): void => {
    add(pending, underImage ? 'caption' : kind);
    pending = '';
  };
  for (const line of lines) {
    if (line.image) {
      flush();
      add(line.text, 'caption');
      underImage = lines.length > 1;
    } else {
      pending += `${pending === '' ? '' : ' '}${line.text}`;
      if (line.ends || line.text.length > LONGEST_WRAPPED_LINE) flush();
    }
  }
  flush();
}

interface Line {
  text: string;
  /** True when the line is an image and nothing else. */
  image: boolean;
  /** True when the author ended the line there. */
  ends: boolean;
}

function linesOf(children: readonly Token[]): readonly Line[] {
  const lines: Line[] = [];
  let line: Line = { text: '', image: false, ends: false };
  const end = (ends: boolean): void => {
    lines.push({ ...line, ends });
    line = { text: '', image: false, ends: false };
  };
  for (const child of children) {
    if (child.type === 'softbreak') end(false);
    else if (child.type === 'hardbreak' || /^<br\b/iu.test(child.content)) end(true);
    else if (child.type === 'image') {
      line.image = line.text.trim() === '';
      line.text += textOf(child.attrGet('title')) ?? child.content;
    } else if (child.type === 'text' || child.type === 'code_inline') {
      if (child.content.trim() !== '') line.image = false;
      line.text += child.content;
    }
  }
  end(false);
  return lines;
}

/** Whether nothing stands outside of emphasis. */
function isEmphasised(children: readonly Token[]): boolean {
  const visible = children.filter((child) => child.type !== 'text' || child.content.trim() !== '');
  return visible[0]?.type === 'em_open' && visible.at(-1)?.type === 'em_close';
}

interface FrontMatter {
  readonly title?: unknown;
  readonly link?: unknown;
}

function splitFrontMatter(text: string): { body: string; front: FrontMatter } {
  const found = /^---[^\S\n]*\r?\n([\s\S]{0,20000}?)\r?\n(?:---|\.\.\.)[^\S\n]*(?:\r?\n|$)/u.exec(text);
  if (found === null) return { body: text, front: {} };
  try {
    const fields: unknown = parse(found[1] ?? '', { maxAliasCount: 20, logLevel: 'silent' });
    if (typeof fields !== 'object' || fields === null) return { body: text, front: {} };
    const entries = new Map(
      Object.entries(fields).map(([key, value]): [string, unknown] => [key.toLowerCase(), value]),
    );
    const link = ['link', 'url', 'canonical_url', 'canonical', 'source'].find((key) =>
      /^https?:/iu.test(String(entries.get(key))),
    );
    return {
      body: text.slice(found[0].length),
      front: { title: entries.get('title'), link: link && entries.get(link) },
    };
  } catch {
    // Not front matter after all: the lines are read as text, so that nothing is lost.
    return { body: text, front: {} };
  }
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
