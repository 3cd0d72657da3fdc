import type { Article, Range } from '../../article/article.ts';
import type { Offer, Passage, Silent } from '../../search/answer/answer.ts';
import type { Quotation } from '../../speech/speech.ts';
import { reportedSpeakers } from '../../speech/statement-words.ts';
import { type Button, buttonRow, type MenuOption, menuRow, pager, rows } from '../kit/buttons.ts';
import { citation } from '../kit/citation.ts';
import { contextText } from '../kit/context.ts';
import { escapedCut, excerpt } from '../kit/excerpt.ts';
import { fitList } from '../kit/limits.ts';
import { quotationLine } from '../kit/quotation.ts';
import { ACCENT, notice, type Reply } from '../kit/reply.ts';
import { type AskState, encodeAsk } from './state.ts';

/** A passage as it is shown. */
export type ShownPassage = Pick<Passage, 'article' | 'paragraph' | 'sentence' | 'quotations' | 'statements'>;

/** What an `/ask` reply shows. */
export interface AskView {
  /** Best first; as many as the state refers to. */
  readonly passages: readonly ShownPassage[];
  readonly state: AskState;
  /** Who is quoted in the passages, those of the shown one first, each leading to their quotations. */
  readonly speakers: readonly MenuOption[];
  /** True when only the person who asked sees the reply, and so may post it. */
  readonly isPrivate: boolean;
}

/** The route of the menu that leads from an answer to a speaker's quotations. */
export const MORE_ROUTE = 'more1';

/** How much of a passage is shown, and of each quotation under it, whose words stand in the passage already. */
const PASSAGE = 1500;
const QUOTATION = 100;
const QUOTATIONS = 5;
/** How many who are reported. */
const REPORTED = 4;

/** One passage: the words, who says them, where they stand, what to press next. */
export function passageReply(view: AskView): Reply {
  const { state } = view;
  const passage = view.passages[state.index] ?? view.passages[0];
  if (passage === undefined) return notice('Nothing in these articles answers that.');
  const title = state.index === 0 && state.said !== null ? titleOf(passage, state.said) : null;
  const lines = [
    ...degreeLines(state),
    excerpt(passage.paragraph.text, passage.sentence, PASSAGE),
    '',
    ...quotationLines(passage.article, passage.quotations),
    ...reportedLine(passage),
    citation(passage.article, passage.paragraph),
  ];
  const count = view.passages.length;
  return {
    embeds: [
      {
        color: ACCENT,
        ...(title === null ? {} : { title }),
        description: lines.join('\n'),
        ...(count > 1 ? { footer: { text: `${state.index + 1} of ${count} passages` } } : {}),
      },
    ],
    components: rows(
      buttonRow([
        ...pager(state.index, count, encodeAsk('previous', state), encodeAsk('next', state)),
        { label: 'In context', id: encodeAsk('context', state) },
        ...(view.isPrivate ? [{ label: 'Post publicly', id: encodeAsk('post', state) }] : []),
      ]),
      menuRow(MORE_ROUTE, 'More from …', view.speakers),
    ),
  };
}

/** How far the shown passage can be trusted to answer; nothing where it does. */
function degreeLines({ degree, index }: AskState): string[] {
  if (degree === 'nothing') return ['Nothing answers that. This passage is the closest:', ''];
  return degree === 'answers' || index > 0 ? [] : ['This may answer it:', ''];
}

/** Who says it: the speaker of the quotation, or behind those of the statement, of this number. */
function titleOf({ quotations, statements }: ShownPassage, number: number): string | null {
  const quotation = quotations[number];
  const speaker = (quotation ?? statements[number - quotations.length])?.speaker;
  if (!speaker) return null;
  const name = escapedCut(speaker.name, 200);
  return quotation === undefined ? `${name} (reported)` : name;
}

/** Who is reported in a passage: "Martha Quill (reported) · the council (reported)". */
function reportedLine({ statements, quotations, sentence }: ShownPassage): string[] {
  const names = reportedSpeakers(statements, quotations, sentence).slice(0, REPORTED);
  if (names.length === 0) return [];
  return [names.map(({ name }) => `${escapedCut(name, 150)} (reported)`).join(' · ')];
}

/** The quotations in a passage, each with its speaker; the first ones where there are many. */
function quotationLines(article: Article, quotations: readonly Quotation[]): string[] {
  const lines = quotations.map((quotation) => quotationLine(article, quotation, QUOTATION));
  return fitList(lines, QUOTATIONS, (rest) => `and ${rest} more quotations in this paragraph`);
}

/** The passage among the paragraphs around it. */
export function contextReply(view: AskView): Reply {
  const { state } = view;
  const passage = view.passages[state.index] ?? view.passages[0];
  if (passage === undefined) return passageReply(view);
  return {
    embeds: [
      { color: ACCENT, description: contextText(passage.article, passage.paragraph, passage.sentence) },
    ],
    components: rows(
      buttonRow([
        { label: 'Back', emoji: '↩️', id: encodeAsk('show', state) },
        ...(view.isPrivate ? [{ label: 'Post publicly', id: encodeAsk('postContext', state) }] : []),
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
}

/** Nothing answers: what there is instead. */
export function nothingReply({ offer, oneArticle, closest, people, again }: NothingView): Reply {
  const meant = offer.didYouMean.slice(0, 3).map(({ known }) => `“${escapedCut(known, 60)}”`);
  const about = offer.about.slice(0, 5).map((term) => escapedCut(term, 60));
  const silent = offer.silent;
  const named = offer.people.slice(0, 5).map((speaker) => escapedCut(speaker.name, 80));
  const [it, them] = oneArticle ? ['It is', 'it'] : ['They are', 'them'];
  const lines = [
    `Nothing in ${oneArticle ? 'this article' : 'these articles'} answers that.`,
    ...(silent === null ? [] : [silentLine(silent)]),
    ...(meant.length > 0 ? [`Did you mean ${joined(meant, 'or')}?`] : []),
    ...(about.length > 0 ? [`${it} about ${about.join(', ')}.`] : []),
    ...(named.length > 0 ? [`People in ${them}: ${named.join(', ')}.`] : []),
  ];
  const buttons: Button[] = [
    ...(again === null ? [] : [again]),
    ...(closest === null || closest.passages.length === 0
      ? []
      : [{ label: 'Show the closest passage', id: encodeAsk('show', closest) }]),
  ];
  return {
    embeds: [{ color: ACCENT, description: lines.join('\n') }],
    components: rows(buttonRow(buttons), menuRow(MORE_ROUTE, 'Quotations of …', people)),
  };
}

/** Why those whose words are asked for are not shown. */
function silentLine({ speaker, speaks }: Silent): string {
  const name = `**${escapedCut(speaker.name, 200)}**`;
  return speaks ? `${name} says nothing here about it.` : `${name} is mentioned but never quoted.`;
}

/** "a, b or c". */
function joined(items: readonly string[], word: string): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}

/** The stretch of a paragraph that a reference means, kept inside its text. */
export function within(text: string, range: Range): Range {
  const start = Math.min(range.start, text.length);
  return { start, end: Math.min(Math.max(range.end, start), text.length) };
}
