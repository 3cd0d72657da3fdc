import MarkdownIt from 'markdown-it';
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
  const blocks: Block[] = [];
  const open: string[] = [];
  const add = (line: string, kind: ParagraphKind | null, bold = false): void => {
    const text = repairLine(line);
    const quoted = open.includes('blockquote_open') ? { quoted: {} } : {};
    if (text !== '')
      blocks.push({ text, kind, apart: true, ...quoted, ...(bold ? { bold: true as const } : {}) });
  };
  const tokens = parser.parse(text, {});
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
  return { blocks };
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
  add: (line: string, kind: ParagraphKind | null, bold: boolean) => void,
): void {
  const lines = linesOf(inline.children ?? []);
  const emphasised = isWithin(inline.children ?? [], 'em');
  const bold = isWithin(inline.children ?? [], 'strong');
  let pending = '';
  let underImage = blocks.at(-1)?.kind === 'caption' && emphasised;
  const flush = (): void => {
    add(pending, underImage ? 'caption' : kind, bold);
    pending = '';
  };
  for (const line of lines) {
    if (line.image) {
      flush();
      add(line.text, 'caption', false);
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

/** Whether a line begins with one kind of emphasis ("em", "strong") and ends with it. */
function isWithin(children: readonly Token[], emphasis: string): boolean {
  const visible = children.filter((child) => child.type !== 'text' || child.content.trim() !== '');
  return visible[0]?.type === `${emphasis}_open` && visible.at(-1)?.type === `${emphasis}_close`;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
