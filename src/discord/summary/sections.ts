import { wordByWord } from '../../check/word-by-word.ts';
import { remarksOf, titleOf } from '../../check/wording.ts';
import type { Digest, KeyMessage } from '../../summary/thread/digest.ts';
import { addressesIn } from '../../summary/thread/links.ts';
import { chosenWords } from '../../summary/thread/plain-words.ts';
import { bar } from '../../text/bar.ts';
import type { Words } from '../../words/words.ts';
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
  /** Sentences of the article that the thread is about. */
  readonly sentences: number;
  /** Messages that were noticed, besides those shown above. */
  readonly noticed: number;
  /** Where true, addresses may be followed: in a file, where nobody is drawn to one. */
  readonly addresses: boolean;
}

/** How much of a quotation is shown. */
const QUOTATION = 400;

/** What a reply shows of each text. */
export const IN_A_REPLY: Shown = {
  sentence: 500,
  message: 420,
  people: 8,
  links: 5,
  quotations: 5,
  sentences: 3,
  noticed: 3,
  addresses: false,
};

/** What a short digest shows; the first that fits on a page. */
export const IN_SHORT: readonly Shown[] = [
  { ...IN_A_REPLY, sentence: 300, message: 260, links: 3, quotations: 2, sentences: 2, noticed: 1 },
  { ...IN_A_REPLY, sentence: 220, message: 180, links: 2, quotations: 1, sentences: 2, noticed: 0 },
  {
    ...IN_A_REPLY,
    sentence: 160,
    message: 120,
    people: 4,
    links: 1,
    quotations: 1,
    sentences: 1,
    noticed: 0,
  },
];

/** What the Markdown file shows: everything. */
export const IN_FULL: Shown = {
  sentence: Number.POSITIVE_INFINITY,
  message: Number.POSITIVE_INFINITY,
  people: Number.POSITIVE_INFINITY,
  links: Number.POSITIVE_INFINITY,
  quotations: Number.POSITIVE_INFINITY,
  sentences: Number.POSITIVE_INFINITY,
  noticed: Number.POSITIVE_INFINITY,
  addresses: true,
};

/** "84 of 212 messages read · 60 with something to say · 17 people · Monday – Tuesday". */
export function headOf({ say }: Words, made: MadeDigest, timeOf: (milliseconds: number) => string): string {
  const { digest, read, total } = made;
  const counts =
    total === null || total === read
      ? say('summary.read', { count: read })
      : say('summary.readOf', { count: read, total });
  const people = say('summary.people', { count: digest.people });
  const used = say('summary.usable', { count: digest.usable });
  const { from, to } = digest;
  const span = from === undefined || to === undefined ? [] : [`${timeOf(from)} – ${timeOf(to)}`];
  return [counts, used, people, ...span].join(' · ');
}

/** The parts of a digest in the order in which they are read; empty ones left out. */
export function sectionsOf(
  words: Words,
  made: MadeDigest,
  shown: Shown,
  timeOf: (milliseconds: number) => string,
): readonly Section[] {
  const { say } = words;
  const { digest, article } = made;
  const line = (key: KeyMessage) => messageLine(words, key, made.link, shown, timeOf);
  const sections: Section[] = [
    {
      heading: say('summary.theArticle'),
      lines:
        article === null
          ? []
          : [
              titleLine(words, article.kept.article),
              ...article.sentences
                .slice(0, shown.sentences)
                .map(({ paragraph, text }) => `¶ ${paragraph}  ${cut(text, shown.sentence)}`),
            ],
    },
    {
      heading: say('summary.opening'),
      lines: digest.opening === null || digest.listed ? [] : [line(digest.opening)],
    },
    {
      heading: say(digest.listed ? 'summary.allMessages' : 'summary.keyMessages'),
      lines: keyOf(digest).map(line),
    },
    {
      heading: say('summary.quoted'),
      lines: [...quotedLines(words, digest, shown), ...alteredLines(words, made, shown)],
    },
    { heading: say('summary.unanswered'), lines: digest.unanswered.map(line) },
    {
      heading: say('summary.links'),
      lines: fitList(
        digest.links.map(
          ({ link, count: times }) => `${shown.addresses ? `<${link}>` : cut(link, 300)} (${times})`,
        ),
        shown.links,
        (count) => say('summary.more', { count }),
      ),
    },
    noticedBesides(words, digest, shown, line),
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

/** What was noticed most and does not stand above. */
function noticedBesides(
  words: Words,
  digest: Digest,
  { noticed: most }: Shown,
  line: (key: KeyMessage) => string,
): Section {
  const shown = [digest.opening, ...digest.key, ...digest.unanswered].flatMap((key) => key?.message.id ?? []);
  const rest = digest.listed
    ? []
    : digest.noticed.filter(({ message }) => !shown.includes(message.message.id));
  return {
    heading: words.say(
      rest.length === digest.noticed.length ? 'summary.mostNoticed' : 'summary.noticedAsWell',
    ),
    lines: rest
      .slice(0, most)
      .map(({ message, reactions, replies }) => `${line(message)} · ${noticeOf(words, reactions, replies)}`),
  };
}

/** Who is quoted how often, a bar each. */
function quotedLines({ say }: Words, { quoted }: Digest, { people }: Shown): readonly string[] {
  if (quoted.length === 0) return [];
  const most = Math.max(...quoted.map(({ count: times }) => times));
  const names = quoted.map(
    ({ speaker, count: times }) => `${bar(times, most)} ${cut(speaker.name, 100)} ${times}`,
  );
  return fitList(names, people, (count) => say('summary.more', { count }));
}

/** The quotations that the articles have otherwise, each with what differs. */
function alteredLines(words: Words, { altered, link }: MadeDigest, { quotations }: Shown): readonly string[] {
  const lines = altered.map(({ message, checked }) => {
    const remarks = remarksOf(words, checked, (text) => escapedCut(text, 60)).slice(0, 1);
    const compared = `“${comparisonText(wordByWord(checked), QUOTATION)}”`;
    return [
      `${titleOf(words, checked)}: ${compared}`,
      ...remarks,
      `[${words.say('summary.open')}](${link(message)})`,
    ].join(' · ');
  });
  return fitList(lines, quotations, (count) => words.say('summary.moreOtherwise', { count }));
}

/** The key messages without what the opening shows already, and without what nobody answered, which has its own part. */
function keyOf({ key, listed, opening, unanswered }: Digest): readonly KeyMessage[] {
  if (listed) return key;
  const elsewhere = [...(opening === null ? [] : [opening]), ...unanswered];
  return key.flatMap(({ message, ranges }) => {
    const shown = elsewhere
      .filter((other) => other.message.id === message.id)
      .flatMap((other) => other.ranges);
    const more = ranges.filter(({ start }) => !shown.some((range) => range.start === start));
    return more.length === 0 ? [] : [{ message, ranges: more }];
  });
}

/** What a reader must know of how the digest came about. */
export function notesOf({ say }: Words, { broken, read }: MadeDigest): readonly string[] {
  return broken ? [say('summary.broken', { count: read })] : [];
}

/** Who, when, what, and where to read on: a word, since Discord would make a blue picture of an arrow. */
function messageLine(
  { say }: Words,
  key: KeyMessage,
  link: (id: string) => string,
  { message: max, addresses }: Shown,
  timeOf: (milliseconds: number) => string,
): string {
  const { message } = key;
  const time = message.time === undefined ? [] : [timeOf(message.time)];
  return [
    cut(message.author, 60),
    ...time,
    `“${addresses ? withAddresses(chosenWords(key)) : cut(chosenWords(key), max)}” [${say('summary.open')}](${link(message.id)})`,
  ].join(' · ');
}

/** "4 reactions, 1 reply"; what there is none of is not said. */
function noticeOf({ say }: Words, reactions: number, replies: number): string {
  const parts = [
    reactions > 0 ? say('summary.reactions', { count: reactions }) : '',
    replies > 0 ? say('summary.replies', { count: replies }) : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** A whole text for a file: its addresses can be followed, nothing else in it means anything to Markdown. */
function withAddresses(text: string): string {
  let written = '';
  let reached = 0;
  for (const address of addressesIn(text)) {
    const at = text.indexOf(address, reached);
    written += `${escapeText(text.slice(reached, at))}<${address}>`;
    reached = at + address.length;
  }
  return written + escapeText(text.slice(reached));
}

function cut(text: string, max: number): string {
  return max === Number.POSITIVE_INFINITY ? escapeText(text) : escapedCut(text, max);
}
