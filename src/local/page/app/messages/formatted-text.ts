import { type Child, element } from '../element.ts';
import type { Session } from '../session.ts';
import { link } from './link.ts';
import { type MarkdownNode, parseMarkdown } from './markdown.ts';
import { timestamp } from './timestamp.ts';

/** A text as Discord shows it: nothing of it becomes HTML, every piece is made as an element or text. */
export function formattedText(session: Session, text: string, byBot: boolean): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const node of parseMarkdown(text, byBot)) fragment.append(shown(session, node));
  return fragment;
}

const TAGS = {
  strong: 'strong',
  em: 'em',
  underline: 'u',
  strikethrough: 's',
  inlineCode: 'code',
  blockQuote: 'blockquote',
} as const;

function shown(session: Session, node: MarkdownNode): Node | string {
  if (node.type === 'text') return String(node.content);
  const inside = () => contentOf(session, node);
  const { type } = node;
  if (Object.hasOwn(TAGS, type)) return element(TAGS[type as keyof typeof TAGS], {}, ...inside());
  switch (type) {
    case 'br':
    case 'newline':
      return element('br');
    case 'codeBlock':
      return element('pre', {}, element('code', {}, ...inside()));
    case 'heading':
      // Not a heading of the page: the message's author is that.
      return element('span', { class: `heading heading-${String(node.level)}` }, ...inside());
    case 'subtext':
      return element('span', { class: 'subtext' }, ...inside());
    case 'listItem':
      return listLine(node, inside());
    case 'link':
    case 'autolink':
    case 'url':
      return link(session, String(node.target), inside());
    case 'spoiler':
      return spoiler(inside());
    case 'timestamp':
      return timestamp(Number(node.timestamp), node.format === undefined ? undefined : String(node.format));
    case 'user':
      return mention(`@${session.nameOf(String(node.id))}`);
    case 'role':
      return mention('@role');
    case 'channel':
      return mention(`#${session.channelName(String(node.id)) ?? 'unknown'}`);
    case 'everyone':
    case 'here':
      return mention(`@${type}`);
    case 'slashCommand':
      return mention(`/${String(node.fullName)}`);
    case 'emoji':
      return document.createTextNode(`:${String(node.name)}:`);
    case 'twemoji':
      return element('span', { class: 'emoji' }, String(node.name));
    default:
      return element('span', {}, ...inside());
  }
}

function contentOf(session: Session, { content }: MarkdownNode): Child[] {
  if (content === undefined) return [];
  if (typeof content === 'string') return [content];
  return content.map((node) => shown(session, node));
}

function listLine({ depth, mark }: MarkdownNode, content: readonly Child[]): HTMLElement {
  const line = element('span', { class: 'list-line' }, `${String(mark)} `, ...content);
  line.style.setProperty('--depth', String(depth));
  return line;
}

function mention(name: string): HTMLElement {
  return element('span', { class: 'mention' }, name);
}

/** Hidden until it is pressed. */
function spoiler(content: readonly Child[]): HTMLElement {
  const hidden = element('span', { class: 'spoiler-text', hidden: true }, ...content);
  const cover = element('button', { type: 'button', class: 'spoiler' }, 'Spoiler');
  cover.addEventListener('click', () => {
    hidden.hidden = false;
    cover.remove();
  });
  return element('span', {}, cover, hidden);
}
