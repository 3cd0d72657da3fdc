import type { Article, Paragraph, Span } from '../article/article.ts';
import type { ReadArticle } from '../search/answer.ts';
import { questionTermsOf, termsOf } from '../search/terms.ts';
import { matchPeople, type QuotedPerson } from '../speech/people.ts';
import type { Quotation, Speaker } from '../speech/speech.ts';
import { meansPerson, type QuotesState } from './quotes-state.ts';
import { paragraphText } from './replies/quotation.ts';

/** The quotations of one paragraph that are shown together. */
export interface QuotationGroup {
  readonly article: Article;
  readonly paragraph: number;
  readonly quotations: readonly Quotation[];
}

/** Where somebody is mentioned. */
export interface MentionGroup {
  readonly article: Article;
  readonly paragraph: Paragraph;
  readonly span: Span;
}

/** What `/quotes` found; the reply is written from it. */
export type FoundQuotes =
  /** Nobody was asked for: everybody who is quoted. */
  | { readonly kind: 'everybody'; readonly people: readonly QuotedPerson[] }
  | {
      readonly kind: 'person';
      readonly speaker: Speaker;
      readonly total: number;
      readonly groups: readonly QuotationGroup[];
    }
  /** Named in the articles, but never quoted. */
  | { readonly kind: 'mentioned'; readonly speaker: Speaker; readonly mentions: readonly MentionGroup[] }
  /** Anybody's quotations on a subject. */
  | { readonly kind: 'about'; readonly groups: readonly QuotationGroup[] }
  | { readonly kind: 'nobody'; readonly typed: string; readonly people: readonly QuotedPerson[] };

/**
 * Finds what a `/quotes` state asks for.
 *
 * @param people - everybody in the articles, most quoted first
 * @param articles - the articles, in the order in which they are shown
 */
export function findQuotes(
  people: readonly QuotedPerson[],
  articles: readonly ReadArticle[],
  state: QuotesState,
): FoundQuotes {
  const { person, about } = state;
  if (person === null && about === null) {
    return { kind: 'everybody', people: people.filter((each) => each.quotations.length > 0) };
  }
  if (person === null) {
    const all = articles.flatMap(({ article, speech }) =>
      speech.quotations.map((quotation) => ({ article, quotation })),
    );
    return { kind: 'about', groups: grouped(onSubject(all, about)) };
  }
  const found = peopleMeant(people, person);
  const first = found[0];
  if (first === undefined) return { kind: 'nobody', typed: person, people: people.slice(0, 25) };
  const quotations = found.flatMap((each) => each.quotations);
  if (quotations.length === 0) {
    return { kind: 'mentioned', speaker: first.speaker, mentions: found.flatMap(mentionsOf) };
  }
  return {
    kind: 'person',
    speaker: first.speaker,
    total: quotations.length,
    groups: grouped(onSubject(quotations, about)),
  };
}

/**
 * The people somebody means: those who bear the very name, else the likeliest by what was typed. Several
 * only when they share their name, as "a source" of two articles does.
 */
function peopleMeant(people: readonly QuotedPerson[], typed: string): readonly QuotedPerson[] {
  const named = people.filter((each) => meansPerson(typed, each.speaker.name));
  if (named.length > 0 || typed.startsWith('#')) return named;
  const best = matchPeople(people, typed)[0];
  return best === undefined ? [] : people.filter((each) => meansPerson(best.speaker.name, each.speaker.name));
}

type Said = QuotedPerson['quotations'][number];

/** The quotations whose paragraph has every word of the subject, whatever its ending. */
function onSubject(said: readonly Said[], about: string | null): readonly Said[] {
  if (about === null) return said;
  const wanted = [...new Set(questionTermsOf(about).map((term) => term.stem))];
  const fits = new Map<string, boolean>();
  return said.filter(({ article, quotation }) => {
    const key = `${article.id} ${quotation.paragraph}`;
    const known = fits.get(key);
    if (known !== undefined) return known;
    const fit = hasEvery(paragraphText(article, quotation.paragraph), wanted);
    fits.set(key, fit);
    return fit;
  });
}

/** True when the text has a word of every stem. */
function hasEvery(text: string, wanted: readonly string[]): boolean {
  // Most paragraphs lack even the first letters; that is seen without taking them apart.
  const plain = text.normalize('NFKD').toLowerCase();
  if (wanted.some((stem) => /^[a-z]{4,}$/.test(stem) && !plain.includes(stem.slice(0, 3)))) return false;
  const stems = new Set(termsOf(text).map((term) => term.stem));
  return wanted.every((stem) => stems.has(stem));
}

function grouped(said: readonly Said[]): QuotationGroup[] {
  const groups: { article: Article; paragraph: number; quotations: Quotation[] }[] = [];
  for (const { article, quotation } of said) {
    const last = groups.at(-1);
    if (last?.article.id === article.id && last.paragraph === quotation.paragraph) {
      last.quotations.push(quotation);
    } else groups.push({ article, paragraph: quotation.paragraph, quotations: [quotation] });
  }
  return groups;
}

/** One mention a paragraph, the first. */
function mentionsOf(person: QuotedPerson): MentionGroup[] {
  const seen = new Set<string>();
  return person.mentions.flatMap(({ article, span }) => {
    const paragraph = article.paragraphs.find((each) => each.number === span.paragraph);
    const key = `${article.id} ${span.paragraph}`;
    if (paragraph === undefined || seen.has(key)) return [];
    seen.add(key);
    return [{ article, paragraph, span }];
  });
}
