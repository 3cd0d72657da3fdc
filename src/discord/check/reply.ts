import { paragraphText } from '../../article/paragraph-text.ts';
import type { Checked, Place } from '../../check/checked.ts';
import { originalOf, wordByWord } from '../../check/word-by-word.ts';
import { remarksOf, titleOf } from '../../check/wording.ts';
import type { Words } from '../../words/words.ts';
import { MORE_ROUTE } from '../ask/reply.ts';
import { type Button, buttonRow, type MenuOption, menuRow, rows } from '../kit/buttons.ts';
import { citation } from '../kit/citation.ts';
import { contextText } from '../kit/context.ts';
import { escapedCut, excerpt } from '../kit/excerpt.ts';
import { fitList, LIMITS, linesThatFit } from '../kit/limits.ts';
import { ACCENT, notice, type Reply } from '../kit/reply.ts';
import { type AskedCheck, addressOf } from './asked.ts';
import { comparisonText } from './comparison.ts';
import { encodeCheck } from './state.ts';

/** What the reply to a check shows. */
export interface CheckView {
  /** In the order of the text that was checked. */
  readonly checks: readonly Checked[];
  /** The sentence nearest to a quotation that was not found; null where there is none or several were checked. */
  readonly nearest: Place | null;
  /** Who says the quotations in the articles, each leading to their quotations. */
  readonly speakers: readonly MenuOption[];
  readonly asked: AskedCheck;
  readonly isPrivate: boolean;
}

/** How many quotations are shown, and how much of the text of one; less of each where there are several. */
const QUOTATIONS = 12;
const COMPARISON = 1200;
const ORIGINAL = 1000;
const SHORTEST = 220;
/** Places that lead to their context. */
const CONTEXTS = 3;

/** What the articles have of each quotation. */
export function checkReply(words: Words, view: CheckView): Reply {
  const { checks, asked } = view;
  const several = checks.length > 1;
  const share = Math.floor(LIMITS.embedDescription / (3 * Math.max(1, Math.min(checks.length, QUOTATIONS))));
  const blocks = checks.map((checked) =>
    blockOf(words, checked, {
      comparison: several ? Math.max(SHORTEST, Math.min(COMPARISON, share)) : COMPARISON,
      original: several ? Math.max(SHORTEST, Math.min(ORIGINAL, share)) : ORIGINAL,
    }).join('\n'),
  );
  const end = asked.message === null ? [] : [words.say('check.inMessage', { link: asked.message })];
  const url = view.isPrivate ? addressOf(asked) : undefined;
  const shown = blocksThatFit(words, blocks, LIMITS.embedDescription - 200);
  return {
    embeds: [
      {
        color: ACCENT,
        description: [...shown, ...end].join('\n\n'),
        ...(url === undefined ? {} : { url }),
      },
    ],
    components: rows(
      buttonRow(buttonsOf(words, view)),
      menuRow(MORE_ROUTE, words.say('menu.moreFrom'), view.speakers),
    ),
  };
}

/** As many quotations as fit, and how many do not. */
function blocksThatFit({ say }: Words, blocks: readonly string[], max: number): readonly string[] {
  const spaced = blocks.map((block) => `${block}\n`);
  const count = Math.min(QUOTATIONS, Math.max(1, linesThatFit(spaced, max)));
  return fitList(blocks, count === blocks.length ? count : Math.max(2, count), (rest) =>
    say('check.moreQuotations', { count: rest }),
  );
}

interface Room {
  readonly comparison: number;
  readonly original: number;
}

/** One quotation: the verdict and who says it, the comparison, what to know, the original, where it stands. */
function blockOf(words: Words, checked: Checked, room: Room): readonly string[] {
  const { verdict, speaker, asked, places } = checked;
  const who = speaker === null ? [] : [escapedCut(speaker.name, 150)];
  const named = asked.person === undefined ? '' : ` — ${escapedCut(asked.person, 100)}`;
  return [
    [`**${titleOf(words, checked)}**`, ...who].join(' · '),
    `“${comparisonText(wordByWord(checked), room.comparison)}”${named}`,
    ...remarksOf(words, checked, (text) => escapedCut(text, 100)),
    ...places.flatMap((place) => [
      ...(verdict === 'verbatim'
        ? []
        : [`> ${originalText(place, Math.floor(room.original / places.length))}`]),
      citationOf(words, place),
    ]),
  ];
}

function originalText(place: Place, max: number): string {
  const { paragraph, start, end } = originalOf(place);
  const text = paragraphText(place.read.article, paragraph).slice(start, end);
  return excerpt(
    text,
    { start: place.range.start - start, end: place.range.end - start },
    Math.max(SHORTEST, max),
  );
}

function citationOf(words: Words, { read: { article }, paragraph: number }: Place): string {
  const paragraph = article.paragraphs.find((each) => each.number === number);
  return paragraph === undefined ? '' : citation(words, article, paragraph);
}

function buttonsOf({ say }: Words, { checks, nearest, isPrivate }: CheckView): readonly Button[] {
  const [only] = checks;
  const places = checks.length === 1 && only !== undefined ? only.places.slice(0, CONTEXTS) : [];
  return [
    ...places.map((place) => ({
      label:
        places.length === 1
          ? say('button.inContext')
          : say('button.inContextAt', { paragraph: String(place.paragraph) }),
      id: contextId(place),
    })),
    ...(nearest === null ? [] : [{ label: say('button.nearestSentence'), id: contextId(nearest) }]),
    ...(isPrivate ? [{ label: say('button.post'), id: encodeCheck({ action: 'post' }) }] : []),
  ];
}

function contextId({ read, paragraph, range }: Place): string {
  return encodeCheck({ action: 'context', article: read.article.id, paragraph, range });
}

/** A place among the paragraphs around it; null when the article has no such paragraph any more. */
export function checkContextReply(
  words: Words,
  { read: { article }, paragraph: number, range }: Place,
): Reply | null {
  const paragraph = article.paragraphs.find((each) => each.number === number);
  if (paragraph === undefined) return null;
  return {
    embeds: [{ color: ACCENT, description: contextText(words, article, paragraph, range) }],
    components: [],
  };
}

/** A message has no words. */
export function nothingToCheck({ say }: Words, message: string): Reply {
  return notice(say('check.nothingInMessage', { link: message }));
}
