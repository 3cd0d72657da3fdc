import { rules, rulesExtended, SimpleMarkdown } from 'discord-markdown-parser';
import { listItem } from './list-item.ts';

/** A piece of parsed Markdown. */
export interface MarkdownNode {
  readonly type: string;
  readonly content?: string | readonly MarkdownNode[];
  readonly [detail: string]: unknown;
}

const ofPeople = SimpleMarkdown.parserFor({ ...rules, listItem });
/** Bots may name their links. */
const ofBots = SimpleMarkdown.parserFor({ ...rulesExtended, listItem });

/** Reads a text as Discord does. */
export function parseMarkdown(text: string, byBot: boolean): readonly MarkdownNode[] {
  return (byBot ? ofBots : ofPeople)(text, { inline: true }) as readonly MarkdownNode[];
}
