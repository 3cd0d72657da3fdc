import { wordByWord } from '../../check/word-by-word.ts';
import { remarksOf, titleOf } from '../../check/wording.ts';
import type { Digest, KeyMessage } from '../../summary/thread/digest.ts';
import { counted } from '../../text/counted.ts';
import { comparisonText } from '../check/comparison.ts';
import { titleLine } from '../kit/citation.ts';
import { escapeText } from '../kit/escape.ts';
import { escapedCut } from '../kit/excerpt.ts';
import { fitList } from '../kit/limits.ts';
import type { MadeDigest } from './make-digest.ts';

/** A part of a digest: its heading and its lines, as Discord Markdown. */
export interface Section {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** How much of each text a digest shows; Infinity shows all of it. */
export interface Shown {
  readonly sentence: number;
  readonly message: number;
  readonly people: number;
  readonly links: number;
  /** Quotations that the articles have otherwise. */
  readonly quotations: number;
}

/** How much of a quotation is shown. */
const QUOTATION = 400;

/** What a reply shows of each text. */
export const IN_A_REPLY: Shown = { sentence: 500, message: 420, people: 8, links: 5, quotations: 5 };
/** What the Markdown file shows: everything. */
export const IN_FULL: Shown = {
  sentence: Number.POSITIVE_INFINITY,
  message: Number.POSITIVE_INFINITY,
  people: Number.POSITIVE_INFINITY,
  links: Number.POSITIVE_INFINITY,
  quotations: Number.POSITIVE_INFINITY,
};

/** "84 of 212 messages read · 60 with something to say · 17 people · Monday – Tuesday". */
export function headOf(made: MadeDigest, timeOf: (milliseconds: number) => string): string {
  const { digest, read, total } = made;
  const counts =
    total === null || total === read
      ? `${counted(read, 'message')} read`
      : `${read} of ${counted(total, 'message')} read`;
  const people = counted(digest.people, 'person', 'people');
  const used = `${digest.usable} with something to sum up`;
  const { from, to } = digest;
  const span = from === undefined || to === undefined ? [] : [`${timeOf(from)} – ${timeOf(to)}`];
  return [counts, used, people, ...span].join(' · ');
}

/** The parts of a digest in the order in which they are read; empty ones left out. */
export function sectionsOf(
  made: MadeDigest,
  shown: Shown,
  timeOf: (milliseconds: number) => string,
): readonly Section[] {
  const { digest, article } = made;
  const line = (key: KeyMessage) => messageLine(key, made.link, shown.message, timeOf);
  const sections: Section[] = [
    {
      heading: 'The article',
      lines:
        article === null
          ? []
          : [
              titleLine(article.kept.article),
              ...article.sentences.map(
                ({ paragraph, text }) => `¶ ${paragraph}  ${cut(text, shown.sentence)}`,
              ),
            ],
    },
    { heading: 'Opening', lines: digest.opening === null || digest.listed ? [] : [line(digest.opening)] },
    {
      heading: digest.listed ? 'All messages (too few to choose from)' : 'Key messages',
      lines: keyOf(digest).map(line),
    },
    { heading: 'Quoted', lines: [...quotedLine(digest, shown), ...alteredLines(made, shown)] },
    { heading: 'Unanswered', lines: digest.unanswered.map(line) },
    {
      heading: 'Links',
      lines: fitList(
        digest.links.map(({ link, count: times }) => `${cut(link, 300)} (${times})`),
        shown.links,
        (rest) => `and ${rest} more`,
      ),
    },
    {
      heading: 'Most noticed',
      lines: digest.listed
        ? []
        : digest.noticed.map(
            ({ message, reactions, replies }) => `${line(message)} · ${noticeOf(reactions, replies)}`,
          ),
    },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

function quotedLine({ quoted }: Digest, { people }: Shown): readonly string[] {
  if (quoted.length === 0) return [];
  const names = quoted.map(({ speaker, count: times }) => `${cut(speaker.name, 100)} ${times}`);
  return [fitList(names, people, (rest) => `and ${rest} more`).join(' · ')];
}

/** The quotations that the articles have otherwise, each with what differs. */
function alteredLines({ altered, link }: MadeDigest, { quotations }: Shown): readonly string[] {
  const lines = altered.map(({ message, checked }) => {
    const remarks = remarksOf(checked, (text) => escapedCut(text, 60)).slice(0, 1);
    const words = `“${comparisonText(wordByWord(checked), QUOTATION)}”`;
    return [`${titleOf(checked)}: ${words}`, ...remarks, `[open](${link(message)})`].join(' · ');
  });
  return fitList(lines, quotations, (rest) => `and ${rest} more that the articles have otherwise`);
}

/** The key messages without what the opening shows already. */
function keyOf({ key, listed, opening }: Digest): readonly KeyMessage[] {
  if (listed || opening === null) return key;
  return key.flatMap(({ message, ranges }) => {
    if (message.id !== opening.message.id) return [{ message, ranges }];
    const more = ranges.filter(({ start }) => !opening.ranges.some((range) => range.start === start));
    return more.length === 0 ? [] : [{ message, ranges: more }];
  });
}

/** What a reader must know of how the digest came about. */
export function notesOf({ broken, read }: MadeDigest): readonly string[] {
  return broken
    ? [
        `Discord stopped answering half-way: this is a digest of the ${counted(read, 'message')} read until then. Run the command again for all of them.`,
      ]
    : [];
}

/** Who, when, what, and where to read on: a word, since Discord would make a blue picture of an arrow. */
function messageLine(
  key: KeyMessage,
  link: (id: string) => string,
  max: number,
  timeOf: (milliseconds: number) => string,
): string {
  const { message } = key;
  const time = message.time === undefined ? [] : [timeOf(message.time)];
  return [
    cut(message.author, 60),
    ...time,
    `“${cut(chosenText(key), max)}” [open](${link(message.id)})`,
  ].join(' · ');
}

/** "4 reactions, 1 reply"; what there is none of is not said. */
function noticeOf(reactions: number, replies: number): string {
  const parts = [
    reactions > 0 ? counted(reactions, 'reaction') : '',
    replies > 0 ? counted(replies, 'reply', 'replies') : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** What was chosen of a message on one line, an ellipsis where something stands between. */
function chosenText({ message, ranges }: KeyMessage): string {
  return ranges
    .map(({ start, end }, index) => {
      const words = message.text.slice(start, end).replaceAll(/\s+/g, ' ');
      const before = ranges[index - 1];
      if (before === undefined) return words;
      return message.text.slice(before.end, start).trim() === '' ? ` ${words}` : ` … ${words}`;
    })
    .join('');
}

function cut(text: string, max: number): string {
  return max === Number.POSITIVE_INFINITY ? escapeText(text) : escapedCut(text, max);
}
