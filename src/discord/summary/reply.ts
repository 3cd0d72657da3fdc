import type { Article } from '../../article/article.ts';
import { factsInWords } from '../../article/facts/describe-facts.ts';
import type { KeySentence } from '../../summary/thread/digest.ts';
import type { Words } from '../../words/words.ts';
import { buttonRow, pager, rows } from '../kit/buttons.ts';
import { titleLink } from '../kit/citation.ts';
import { escapedCut } from '../kit/excerpt.ts';
import { type PageSize, pageFooter, pagesOf, shownPage } from '../kit/pages.ts';
import { ACCENT, type Reply } from '../kit/reply.ts';
import type { MadeDigest } from './make-digest.ts';
import { headOf, IN_A_REPLY, IN_SHORT, notesOf, type Shown, sectionsOf } from './sections.ts';
import { encodeArticleSummary, encodeSummary, type SummaryState } from './state.ts';

/** How much of an article's sentence is shown. */
const SENTENCE = 700;
/** And of who wrote it, where and when. */
const FACTS = 200;
/** How much a page of a digest holds, well below Discord's limit, so that it can be read in one look. */
const PAGE: PageSize = { lines: Number.POSITIVE_INFINITY, characters: 2800 };
/** A page of a short one, which is the only one: what Discord shows, less its head. */
const SHORT_PAGE: PageSize = { lines: Number.POSITIVE_INFINITY, characters: 3600 };

/**
 * An article in its own key sentences, each with its paragraph.
 *
 * @param isPrivate true when only the person who asked sees the reply, and so may post it
 */
export function articleSummaryReply(
  words: Words,
  article: Article,
  sentences: readonly KeySentence[],
  asked: number,
  isPrivate: boolean,
): Reply {
  const lines = sentences.map(({ paragraph, text }) => `¶ ${paragraph}  ${escapedCut(text, SENTENCE)}`);
  const shown = lines.length > 0 ? lines : [words.say('summary.noSentences')];
  const facts = escapedCut(factsInWords(words, article), FACTS);
  const state = { article: article.id, sentences: asked };
  const first = facts === '' ? [] : [facts];
  return {
    embeds: [{ color: ACCENT, description: [...first, ...shown, titleLink(words, article)].join('\n\n') }],
    components: rows(
      buttonRow(
        sentences.length === 0
          ? []
          : [
              { label: words.say('button.saveAsMarkdown'), id: encodeArticleSummary('markdown', state) },
              ...(isPrivate
                ? [{ label: words.say('button.post'), id: encodeArticleSummary('post', state) }]
                : []),
            ],
      ),
    ),
  };
}

/**
 * A page of a digest.
 *
 * @param page counted from 0; the last page when there are fewer
 * @param isPrivate true when only the person who asked sees the reply, and so may post it
 */
export function digestReply(words: Words, made: MadeDigest, page: number, isPrivate: boolean): Reply {
  const { digest, channel, first, last, length } = made;
  const pages = digestPages(words, made);
  const at = shownPage(page, pages.length);
  const state = (shown: number): SummaryState => ({ channel, first, last, length, page: shown });
  const previous = encodeSummary('previous', state(Math.max(0, at - 1)));
  const next = encodeSummary('next', state(at + 1));
  const title = `**${words.say('summary.digestOf', { title: escapedCut(digest.title, 200) })}**`;
  const start =
    at === 0 ? [`${title} · ${headOf(words, made, timestamp)}`, ...notesOf(words, made), ''] : [title, ''];
  return {
    embeds: [
      {
        color: ACCENT,
        description: [...start, ...(pages[at] ?? []).map(({ text }) => text)].join('\n'),
        ...pageFooter(words, at, pages.length),
      },
    ],
    // Of nothing there is nothing to save or to show to others.
    components: rows(
      buttonRow(
        isEmpty(made)
          ? []
          : [
              ...pager(words, at, pages.length, previous, next),
              ...(made.attaches ? filesOf(words, made, state(at)) : []),
              ...(isPrivate
                ? [{ label: words.say('button.post'), id: encodeSummary('post', state(at)) }]
                : []),
            ],
      ),
    ),
  };
}

/** What can be had as a file: where files may be attached alone. */
function filesOf(words: Words, { digest }: MadeDigest, state: SummaryState) {
  return [
    { label: words.say('button.saveAsMarkdown'), id: encodeSummary('markdown', state) },
    ...(digest.times.length === 0
      ? []
      : [{ label: words.say('button.asPicture'), id: encodeSummary('picture', state) }]),
  ];
}

/** A short digest has one page, and shows less of each text where it must. */
function digestPages(words: Words, made: MadeDigest) {
  if (made.length !== 'short') return pagesOf(linesOf(words, made, IN_A_REPLY), PAGE);
  const tried = IN_SHORT.map((shown) => pagesOf(linesOf(words, made, shown), SHORT_PAGE));
  return tried.find((pages) => pages.length === 1) ?? tried.at(-1) ?? [];
}

function isEmpty({ digest, article }: MadeDigest): boolean {
  return digest.usable === 0 && article === null && digest.links.length === 0 && digest.quoted.length === 0;
}

/** A digest's lines, at least one; a heading belongs to the line after it, so that it never stands alone. */
function linesOf(words: Words, made: MadeDigest, shown: Shown): readonly { readonly text: string }[] {
  const lines = sectionsOf(words, made, shown, timesWithin(made.digest)).flatMap((section) =>
    section.lines
      .map((line, index) => (index === 0 ? `**${section.heading}**\n${line}` : line))
      .map((line, index, all) => ({ text: index === all.length - 1 ? `${line}\n` : line })),
  );
  return lines.length > 0 ? lines : [{ text: words.say('summary.nobodyWrote') }];
}

const DAY = 24 * 60 * 60_000;

/** How times are shown below the head, which has the dates: within one day the time alone. */
function timesWithin({ from, to }: MadeDigest['digest']): (milliseconds: number) => string {
  if (from === undefined || to === undefined || to - from >= DAY) return timestamp;
  return (milliseconds) => `<t:${Math.floor(milliseconds / 1000)}:t>`;
}

/** A time as Discord shows it to everyone in their own zone. */
function timestamp(milliseconds: number): string {
  return `<t:${Math.floor(milliseconds / 1000)}:f>`;
}
