import type { Article, Range } from '../../article/article.ts';
import type { Offer, Passage, Silent } from '../../search/answer/answer.ts';
import type { Quotation } from '../../speech/speech.ts';
import { reportedSpeakers } from '../../speech/statement-words.ts';
import { LANGUAGES, type Language } from '../../words/languages.ts';
import { type Words, wordsIn } from '../../words/words.ts';
import { type Button, buttonRow, type MenuOption, menuRow, pager, rows } from '../kit/buttons.ts';
import { citation } from '../kit/citation.ts';
import { contextText } from '../kit/context.ts';
import { escapedCut, excerpt } from '../kit/excerpt.ts';
import { fitList } from '../kit/limits.ts';
import { quotationLine } from '../kit/quotation.ts';
import { ACCENT, notice, type Reply } from '../kit/reply.ts';
import { type AskState, encodeAsk } from './state.ts';

/** A passage as it is shown. */
export type ShownPassage = Pick<
  Passage,
  'article' | 'paragraph' | 'sentence' | 'quotations' | 'statements' | 'also'
>;

/** What an `/ask` reply shows. */
export interface AskView {
  /** Best first; as many as the state refers to. */
  readonly passages: readonly ShownPassage[];
  readonly state: AskState;
  /** Who is quoted in the passages, those of the shown one first, each leading to their quotations. */
  readonly speakers: readonly MenuOption[];
  /** True when only the person who asked sees the reply, and so may post it. */
  readonly isPrivate: boolean;
  /** See `Answer.readAs`. */
  readonly readAs: string | null;
}

/** The route of the menu that leads from an answer to a speaker's quotations. */
export const MORE_ROUTE = 'more1';

/** How much of a passage is shown, and of each quotation under it, whose words stand in the passage already. */
const PASSAGE = 1500;
const QUOTATION = 100;
const QUOTATIONS = 5;
/** How many who are reported. */
const REPORTED = 4;
const READ_AS = 400;
/** Other articles that have the same sentence. */
const ALSO = 4;

/** One passage: the words, who says them, where they stand, what to press next. */
export function passageReply(words: Words, view: AskView): Reply {
  const { say } = words;
  const { state } = view;
  const passage = view.passages[state.index] ?? view.passages[0];
  if (passage === undefined) return notice(say('ask.nothingHere'));
  const title = state.index === 0 && state.said !== null ? titleOf(words, passage, state.said) : null;
  const lines = [
    ...readAsLine(words, view.readAs),
    ...degreeLines(words, state),
    excerpt(passage.paragraph.text, passage.sentence, PASSAGE),
    '',
    ...quotationLines(words, passage.article, passage.quotations),
    ...reportedLine(words, passage),
    citation(words, passage.article, passage.paragraph),
    ...alsoLines(words, passage),
  ];
  const count = view.passages.length;
  return {
    embeds: [
      {
        color: ACCENT,
        ...(title === null ? {} : { title }),
        description: lines.join('\n'),
        ...(count > 1 ? { footer: { text: say('ask.passage', { index: state.index + 1, count }) } } : {}),
      },
    ],
    components: rows(
      buttonRow([
        ...pager(words, state.index, count, encodeAsk('previous', state), encodeAsk('next', state)),
        { label: say('button.inContext'), id: encodeAsk('context', state) },
        ...(view.isPrivate ? [{ label: say('button.post'), id: encodeAsk('post', state) }] : []),
      ]),
      menuRow(MORE_ROUTE, say('menu.moreFrom'), view.speakers),
    ),
  };
}

/** That a question was misspelt, and how it was understood. */
function readAsLine({ say }: Words, readAs: string | null): string[] {
  return readAs === null ? [] : [say('ask.readAs', { question: escapedCut(readAs, READ_AS) }), ''];
}

/** The other articles that have it: one fact, several sources. */
function alsoLines(words: Words, { also }: ShownPassage): string[] {
  const lines = also.map(({ article, paragraph }) =>
    words.say('ask.also', { citation: citation(words, article, paragraph) }),
  );
  return fitList(lines, ALSO, (count) => words.say('ask.moreSources', { count }));
}

/** How far the shown passage can be trusted to answer; nothing where it does. */
function degreeLines({ say }: Words, { degree, index }: AskState): string[] {
  if (degree === 'nothing') return [say('ask.closest'), ''];
  return degree === 'answers' || index > 0 ? [] : [say('ask.mayAnswer'), ''];
}

/** Who says it: the speaker of the quotation, or behind those of the statement, of this number. */
function titleOf({ say }: Words, { quotations, statements }: ShownPassage, number: number): string | null {
  const quotation = quotations[number];
  const speaker = (quotation ?? statements[number - quotations.length])?.speaker;
  if (!speaker) return null;
  const name = escapedCut(speaker.name, 200);
  return quotation === undefined ? say('ask.reported', { name }) : name;
}

/** The name in such a title, in whichever language it was written. */
export function nameInTitle(title: string): string {
  for (const language of Object.keys(LANGUAGES) as Language[]) {
    const mark = wordsIn(language).say('ask.reported', { name: '' });
    if (title.endsWith(mark)) return title.slice(0, -mark.length);
  }
  return title;
}

/** Who is reported in a passage: "Martha Quill (reported) · the council (reported)". */
function reportedLine({ say }: Words, { statements, quotations, sentence }: ShownPassage): string[] {
  const names = reportedSpeakers(statements, quotations, sentence).slice(0, REPORTED);
  if (names.length === 0) return [];
  return [names.map(({ name }) => say('ask.reported', { name: escapedCut(name, 150) })).join(' · ')];
}

/** The quotations in a passage, each with its speaker; the first ones where there are many. */
function quotationLines(words: Words, article: Article, quotations: readonly Quotation[]): string[] {
  const lines = quotations.map((quotation) => quotationLine(words, article, quotation, QUOTATION));
  return fitList(lines, QUOTATIONS, (count) => words.say('ask.moreQuotations', { count }));
}

/** The passage among the paragraphs around it. */
export function contextReply(words: Words, view: AskView): Reply {
  const { say } = words;
  const { state } = view;
  const passage = view.passages[state.index] ?? view.passages[0];
  if (passage === undefined) return passageReply(words, view);
  return {
    embeds: [
      {
        color: ACCENT,
        description: contextText(words, passage.article, passage.paragraph, passage.sentence),
      },
    ],
    components: rows(
      buttonRow([
        { label: say('button.back'), emoji: '↩️', id: encodeAsk('show', state) },
        ...(view.isPrivate ? [{ label: say('button.post'), id: encodeAsk('postContext', state) }] : []),
      ]),
    ),
  };
}

/** What is said and offered when nothing answers. */
export interface NothingView {
  readonly offer: Offer;
  /** True when one article alone was searched. */
  readonly oneArticle: boolean;
  /** What the button to the closest passages needs; null when there are none. */
  readonly closest: AskState | null;
  /** The people offered, each leading to their quotations. */
  readonly people: readonly MenuOption[];
  /** Asks again with the words that were probably meant; null when there are none. */
  readonly again: Button | null;
  /** See `Answer.readAs`. */
  readonly readAs: string | null;
}

/** Nothing answers: what there is instead. */
export function nothingReply(words: Words, view: NothingView): Reply {
  const { offer, oneArticle, closest, people, again, readAs } = view;
  const { say } = words;
  const meant = offer.didYouMean
    .slice(0, 3)
    .map(({ known }) => say('kit.inMarks', { text: escapedCut(known, 60) }));
  const terms = offer.about
    .slice(0, 5)
    .map((term) => escapedCut(term, 60))
    .join(', ');
  const silent = offer.silent;
  const names = offer.people
    .slice(0, 5)
    .map((speaker) => escapedCut(speaker.name, 80))
    .join(', ');
  const lines = [
    ...readAsLine(words, readAs),
    say(oneArticle ? 'ask.nothingInOne' : 'ask.nothingHere'),
    ...(silent === null ? [] : [silentLine(words, silent)]),
    ...(meant.length > 0 ? [say('ask.didYouMean', { words: words.join(meant, 'or') })] : []),
    ...(terms === '' ? [] : [say(oneArticle ? 'ask.aboutOne' : 'ask.aboutThese', { terms })]),
    ...(names === '' ? [] : [say(oneArticle ? 'ask.peopleInOne' : 'ask.peopleInThese', { names })]),
  ];
  const buttons: Button[] = [
    ...(again === null ? [] : [again]),
    ...(closest === null || closest.passages.length === 0
      ? []
      : [{ label: say('button.closest'), id: encodeAsk('show', closest) }]),
  ];
  return {
    embeds: [{ color: ACCENT, description: lines.join('\n') }],
    components: rows(buttonRow(buttons), menuRow(MORE_ROUTE, say('menu.quotationsOf'), people)),
  };
}

/** Why those whose words are asked for are not shown. */
function silentLine({ say }: Words, { speaker, speaks }: Silent): string {
  const name = escapedCut(speaker.name, 200);
  return say(speaks ? 'ask.saysNothing' : 'ask.neverQuoted', { name });
}

/** The stretch of a paragraph that a reference means, kept inside its text. */
export function within(text: string, range: Range): Range {
  const start = Math.min(range.start, text.length);
  return { start, end: Math.min(Math.max(range.end, start), text.length) };
}
