import type { Article } from '../../article/article.ts';
import type { Digest, KeyMessage, KeySentence } from '../../summary/digest.ts';
import { fitList, LIMITS, linesThatFit } from '../limits.ts';
import { ACCENT, type Reply } from '../reply.ts';
import { titleLink } from './citation.ts';
import { escapedCut } from './excerpt.ts';

/** How much of a sentence or message is shown. */
const SENTENCE = 700;
const MESSAGE = 300;

/** An article in its own key sentences, each with its paragraph. */
export function articleSummaryReply(article: Article, sentences: readonly KeySentence[]): Reply {
  const lines = sentences.map(({ paragraph, text }) => `¶ ${paragraph}  ${escapedCut(text, SENTENCE)}`);
  const shown = lines.length > 0 ? lines : ['This article has no sentences to choose from.'];
  return {
    embeds: [{ color: ACCENT, description: [...shown, titleLink(article)].join('\n\n') }],
    components: [],
  };
}

/**
 * The digest of a thread, one section after the other.
 *
 * @param link - the jump link of a message by its id
 */
export function digestReply(digest: Digest, link: (messageId: string) => string): Reply {
  const line = (key: KeyMessage) => messageLine(key, link);
  const lines = [
    `**Digest of “${escapedCut(digest.title, 200)}”** · ${digest.usable} of ${digest.given} messages · ${digest.people} people${span(digest)}`,
    ...section('Opening', digest.opening === null ? [] : [line(digest.opening)]),
    ...section(digest.listed ? 'All messages' : 'Key messages', digest.key.map(line)),
    ...section(
      'Quoted',
      digest.quoted.slice(0, 8).map(({ speaker, count }) => `${escapedCut(speaker.name, 100)} ${count}`),
    ),
    ...section('Unanswered', digest.unanswered.map(line)),
    ...section(
      'Links',
      fitList(
        digest.links.map(({ link: address, count }) => `${escapedCut(address, 200)} (${count})`),
        5,
        (rest) => `and ${rest} more`,
      ),
    ),
  ];
  const shown = lines.slice(0, linesThatFit(lines, LIMITS.embedDescription));
  return { embeds: [{ color: ACCENT, description: shown.join('\n') }], components: [] };
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `**${title}**`, ...lines];
}

function messageLine({ message, ranges }: KeyMessage, link: (messageId: string) => string): string {
  const words = ranges
    .map(({ start, end }) => message.text.slice(start, end).replaceAll(/\s+/g, ' '))
    .join(' … ');
  const time = message.time === undefined ? '' : ` · ${timestamp(message.time)}`;
  return `${escapedCut(message.author, 60)}${time} · “${escapedCut(words, MESSAGE)}” [↗](${link(message.id)})`;
}

function span({ from, to }: Digest): string {
  return from === undefined || to === undefined ? '' : ` · ${timestamp(from)} – ${timestamp(to)}`;
}

/** A time as Discord shows it to everyone in their own zone. */
function timestamp(milliseconds: number): string {
  return `<t:${Math.floor(milliseconds / 1000)}:f>`;
}
