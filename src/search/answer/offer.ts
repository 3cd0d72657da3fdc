import type { ReadArticle, Speaker } from '../../speech/speech.ts';
import { foldWord, wordsOf } from '../../text/fold.ts';
import { misspelt } from '../../text/misspelling.ts';
import { stemOf } from '../../text/stem.ts';
import type { ParagraphTable } from '../index/paragraph-table.ts';
import type { Question } from '../question/question.ts';
import { isEnglishStem } from '../question/related-words.ts';
import type { Offer } from './answer.ts';
import { topicsOf } from './topics.ts';

const mostPeople = 5;
const mostSuggestions = 3;

/** What can be offered when `articles` do not answer. */
export function offerFor(
  question: Question,
  articles: readonly ReadArticle[],
  table: ParagraphTable,
): Omit<Offer, 'silent'> {
  return {
    people: nearestPeople(question, articles),
    didYouMean: suggestions(question, articles, table),
    about: topicsOf(articles, table),
  };
}

/** People whose names share a word with the question, then those the articles name most. */
function nearestPeople(question: Question, articles: readonly ReadArticle[]): readonly Speaker[] {
  const asked = new Set(question.terms.map(({ term }) => term.folded));
  const people = new Map<string, { speaker: Speaker; asked: number; mentions: number }>();
  for (const { speech } of articles)
    for (const speaker of speech.speakers) {
      if (speaker.kind !== 'person') continue;
      const known = people.get(speaker.name);
      const mentions = speaker.mentions.length + (known?.mentions ?? 0);
      const words = [speaker.name, ...speaker.aliases].flatMap(wordsOf);
      const shared = words.some(({ folded }) => asked.has(folded)) ? 1 : 0;
      people.set(speaker.name, { speaker: known?.speaker ?? speaker, asked: shared, mentions });
    }
  return [...people.values()]
    .sort(
      (a, b) => b.asked - a.asked || b.mentions - a.mentions || (a.speaker.name < b.speaker.name ? -1 : 1),
    )
    .slice(0, mostPeople)
    .map(({ speaker }) => speaker);
}

/** For what stands nowhere in the articles and is no English word: the nearest word that does, as they write it. */
function suggestions(
  question: Question,
  articles: readonly ReadArticle[],
  table: ParagraphTable,
): Offer['didYouMean'] {
  const unknown = question.terms
    .filter(({ known, term }) => !known && term.folded.length >= 5 && !isEnglishStem(term.stem))
    .slice(0, mostSuggestions);
  return unknown.flatMap(({ term }) => {
    const meant = table.vocabulary.meantBy(term.stem);
    const known = meant === undefined ? undefined : asWritten(meant, articles);
    // Stems may be closer than the words.
    const alike = known !== undefined && misspelt(term.folded, foldWord(known)) !== null;
    return known === undefined || !alike ? [] : [{ asked: question.text.slice(term.start, term.end), known }];
  });
}

/** The first word with this stem, as it is written. */
function asWritten(stem: string, articles: readonly ReadArticle[]): string | undefined {
  for (const { article } of articles)
    for (const { text } of article.paragraphs)
      for (const word of wordsOf(text))
        if (stemOf(word.folded) === stem) return text.slice(word.start, word.end);
  return undefined;
}
