import type { Span } from '../../article/article.ts';
import type { Library, ServerId } from '../../library/library.ts';
import type { Answer, Offer } from '../../search/answer/answer.ts';
import { asksWhoWrote } from '../../search/question/asks-author.ts';
import type { QuotedPerson } from '../../speech/people/people.ts';
import { UserError } from '../../user-error.ts';
import { saying, type Words } from '../../words/words.ts';
import type { Button, MenuOption } from '../kit/buttons.ts';
import { encodeArticle, encodeCustomId, fitsCustomId } from '../kit/custom-id.ts';
import type { Reply } from '../kit/reply.ts';
import { personOptions } from '../quotes/reply.ts';
import { authorsReply } from './authors.ts';
import { contextReply, nothingReply, passageReply, type ShownPassage, within } from './reply.ts';
import type { AskAction, AskState } from './state.ts';

/** How many passages a reply leads through; their places fit into a custom id. */
const PASSAGES = 3;

/** Where a question is asked: in one article (its id), or in all. */
export type Scope = { readonly article?: string };

/**
 * Asks the library and writes what it answers, or what it offers when nothing does.
 *
 * @param first - the article to look in before all others, when one is known; its answer is shown if it has one
 */
export async function answerOf(
  words: Words,
  library: Library,
  server: ServerId,
  question: string,
  scope: Scope,
  isPrivate: boolean,
  first: string | null = null,
): Promise<Reply> {
  if (asksWhoWrote(question)) {
    const asked = scope.article ?? first;
    const articles = (await library.articles(server)).map(({ article }) => article);
    return authorsReply(
      words,
      articles.filter(({ id }) => asked === null || id === asked),
    );
  }
  if (first !== null) {
    const near = await library.ask(server, question, { article: first, limit: PASSAGES });
    if (near.answered) return replyTo(words, library, server, near, { article: first }, isPrivate);
  }
  const answer = await library.ask(server, question, { ...scope, limit: PASSAGES });
  return replyTo(words, library, server, answer, scope, isPrivate);
}

/** Writes an answer as a reply. */
export async function replyTo(
  words: Words,
  library: Library,
  server: ServerId,
  answer: Answer,
  scope: Scope,
  isPrivate: boolean,
): Promise<Reply> {
  const people = await library.people(server, scope);
  const answering = answer.passages.filter(({ answers }) => answers);
  const passages = (answer.answered ? answering : answer.passages).slice(0, PASSAGES);
  const state: AskState = {
    passages: passages.map(({ article, paragraph, sentence }) => ({
      article: article.id,
      paragraph: paragraph.number,
      sentence,
    })),
    index: 0,
    degree: answer.degree,
    said: whoSaid(answer),
  };
  if (answer.answered && passages.length > 0) {
    return passageReply(words, {
      passages,
      state,
      speakers: speakersIn(words, passages, 0, people),
      isPrivate,
      readAs: answer.readAs,
    });
  }
  const offer = answer.offer ?? { people: [], didYouMean: [], about: [], silent: null };
  const offered = people.filter(({ speaker }) => offer.people.some((each) => each.name === speaker.name));
  return nothingReply(words, {
    offer,
    oneArticle: scope.article !== undefined || (await library.articles(server)).length === 1,
    closest: state,
    people: personOptions(words, offered, scope.article ?? null),
    again: againButton(words, answer.readAs ?? answer.question, offer, scope),
    readAs: answer.readAs,
  });
}

/** The route of the button that asks again with corrected words. */
export const AGAIN_ROUTE = 'again1';

/** Asks again with the words that were probably meant; null when there are none or the question is long. */
function againButton(
  { say }: Words,
  question: string,
  { didYouMean }: Offer,
  { article }: Scope,
): Button | null {
  const corrected = didYouMean.reduce((text, { asked, known }) => {
    const at = text.toLowerCase().indexOf(asked.toLowerCase());
    return at < 0 ? text : text.slice(0, at) + known + text.slice(at + asked.length);
  }, question);
  const fields = [article === undefined ? '' : encodeArticle(article), corrected];
  if (corrected === question || !fitsCustomId(AGAIN_ROUTE, ...fields)) return null;
  return {
    label: say('button.askAgain', { question: corrected }),
    id: encodeCustomId(AGAIN_ROUTE, ...fields),
  };
}

/** Which quotation of the first passage, or behind those which statement, is by the speaker whom the answer names. */
function whoSaid({ speaker, reported, passages }: Answer): number | null {
  const [first] = passages;
  if (speaker === null || first === undefined) return null;
  const { quotations, statements, sentence } = first;
  const all = [...quotations, ...statements].map((said, index) => ({ said, index }));
  const own = reported ? all.slice(quotations.length) : all.slice(0, quotations.length);
  const by = own.filter(({ said }) => said.speaker?.id === speaker.id);
  const inside = by.find(({ said }) => said.start < sentence.end && said.end > sentence.start);
  return (inside ?? by[0])?.index ?? null;
}

/** Everybody who is quoted or reported in the passages, those of the shown one first. */
function speakersIn(
  words: Words,
  passages: readonly ShownPassage[],
  index: number,
  people: readonly QuotedPerson[],
): MenuOption[] {
  const shown = passages[index];
  const inOrder = [...(shown === undefined ? [] : [shown]), ...passages];
  const quoted = inOrder.flatMap(({ article, quotations, statements }) =>
    [...quotations, ...statements].flatMap((said) => {
      if (said.speaker === null) return [];
      const person = people.find((each) => isSaidBy(each, article.id, said));
      return person === undefined ? [] : [person];
    }),
  );
  return personOptions(words, [...new Set(quoted)], null);
}

function isSaidBy(
  { quotations, statements }: QuotedPerson,
  article: string,
  { paragraph, start }: Span,
): boolean {
  const own = [
    ...quotations.map((one) => ({ article: one.article, said: one.quotation })),
    ...statements.map((one) => ({ article: one.article, said: one.statement })),
  ];
  return own.some(
    (one) => one.article.id === article && one.said.paragraph === paragraph && one.said.start === start,
  );
}

/**
 * What an answer shows after a press.
 *
 * @param question - that it answers; null where the message does not have it
 */
export async function pressed(
  words: Words,
  library: Library,
  server: ServerId,
  action: AskAction,
  before: AskState,
  isPrivate: boolean,
  question: string | null,
): Promise<Reply> {
  const step = action === 'next' ? 1 : action === 'previous' ? -1 : 0;
  const index = Math.min(Math.max(before.index + step, 0), before.passages.length - 1);
  const state = { ...before, index };
  const found = await readPassages(library, server, state);
  const also = await library.repeats(server, found);
  const passages = found.map((passage, at) => ({ ...passage, also: also[at] ?? [] }));
  const people = await library.people(server);
  const readAs = question === null ? null : await library.readAs(server, question);
  const view = { passages, state, speakers: speakersIn(words, passages, index, people), isPrivate, readAs };
  return action === 'context' || action === 'postContext'
    ? contextReply(words, view)
    : passageReply(words, view);
}

/** Looks the passages up again where the references say that they stand. */
async function readPassages(library: Library, server: ServerId, state: AskState) {
  const articles = await library.articles(server);
  return state.passages.map((reference) => {
    const kept = articles.find(({ article }) => article.id.startsWith(reference.article));
    const paragraph = kept?.article.paragraphs.find((each) => each.number === reference.paragraph);
    if (kept === undefined || paragraph === undefined) {
      throw new UserError(saying('ask.answerGone'));
    }
    const isHere = (said: Span): boolean => said.paragraph === paragraph.number;
    const quotations = kept.speech.quotations.filter(isHere);
    const statements = kept.speech.statements.filter(isHere);
    const sentence = within(paragraph.text, reference.sentence);
    return { article: kept.article, paragraph, sentence, quotations, statements };
  });
}
