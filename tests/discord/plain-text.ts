import { createRequire } from 'node:module';
import type { parse as Parse } from 'discord-markdown-parser';

const { parse } = createRequire(import.meta.url)('discord-markdown-parser') as { parse: typeof Parse };

/** A node of Discord's Markdown, as the parser gives it. */
export interface MarkdownNode {
  readonly type: string;
  readonly content?: string | readonly MarkdownNode[];
  readonly [key: string]: unknown;
}

/** Kinds of nodes that show nothing but the characters written. */
const PLAIN = ['text', 'twemoji', 'newline', 'br', 'emoticon'];

/** What Discord reads in a text, with embeds' masked links. */
export function markdownNodes(text: string): readonly MarkdownNode[] {
  return parse(text, 'extended') as unknown as readonly MarkdownNode[];
}

/** The kinds of formatting, links and mentions in a text, at any depth. */
export function formattingIn(text: string): string[] {
  return flat(markdownNodes(text))
    .map((node) => node.type)
    .filter((type) => !PLAIN.includes(type));
}

/** The characters that Discord shows of a text. */
export function shownText(text: string): string {
  return flat(markdownNodes(text))
    .map((node) => {
      if (node.type === 'br' || node.type === 'newline') return '\n';
      if (node.type === 'twemoji') return String(node.name);
      return typeof node.content === 'string' ? node.content : '';
    })
    .join('');
}

/** Leaves and inner nodes alike. */
export function flat(nodes: readonly MarkdownNode[]): readonly MarkdownNode[] {
  return nodes.flatMap((node) => [node, ...(Array.isArray(node.content) ? flat(node.content) : [])]);
}

/** Where the links in a text lead. */
export function linkTargets(text: string): string[] {
  return flat(markdownNodes(text)).flatMap(({ type, target }) => (type === 'link' ? [String(target)] : []));
}
