import type { Article, Paragraph, Span } from '../../article/article.ts';
import { matchPeople } from '../../speech/people/match-people.ts';
import type { QuotedPerson } from '../../speech/people/people.ts';
import type { Quotation, ReadArticle, Speaker } from '../../speech/speech.ts';
import { foldName } from '../../text/fold.ts';
import { resultOf } from '../../text/steps.ts';
import { type OnSubject, onSubject, type Said } from './on-subject.ts';

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

/** What somebody is quoted saying, or what there is instead. */
export type FoundQuotations =
  /** Nobody was asked for: everybody who is quoted. */
  | { readonly kind: 'everybody'; readonly people: readonly QuotedPerson[] }
  | {
      readonly kind: 'person';
      readonly speaker: Speaker;
      readonly total: number;
      readonly groups: readonly QuotationGroup[];
      /** Null when they are not narrowed to a subject. */
      readonly subject: OnSubject | null;
    }
  /** Named in the articles, but never quoted. */
  | { readonly kind: 'mentioned'; readonly speaker: Speaker; readonly mentions: readonly MentionGroup[] }
  /** Anybody's quotations on a subject. */
  | { readonly kind: 'about'; readonly groups: readonly QuotationGroup[]; readonly subject: OnSubject }
  | { readonly kind: 'nobody'; readonly typed: string | null; readonly people: readonly QuotedPerson[] };

/** Whose quotations, and about what; null for everybody and for anything. */
export interface AskedQuotations {
  /** A name as typed, or who is meant already. */
  readonly person: string | readonly QuotedPerson[] | null;
  readonly about: string | null;
}

/**
 * Finds the quotations that somebody asks for.
 *
 * @param people - everybody in the articles, most quoted first
 * @param articles - the articles, in the order in which they are shown
 */
export function findQuotations(
  people: readonly QuotedPerson[],
  articles: readonly ReadArticle[],
  asked: AskedQuotations,
): FoundQuotations {
  return resultOf(quotationsFound(people, articles, asked));
}

/** The same in steps, between which others may have their turn. */
export function* quotationsFound(
  people: readonly QuotedPerson[],
  articles: readonly ReadArticle[],
  asked: AskedQuotations,
): Generator<void, FoundQuotations> {
  const { person, about } = asked;
  if (person === null) {
    if (about === null) {
      return { kind: 'everybody', people: people.filter((each) => each.quotations.length > 0) };
    }
    const all = articles.flatMap(({ article, speech }) =>
      speech.quotations.map((quotation) => ({ article, quotation })),
    );
    const subject = yield* onSubject(all, about);
    return { kind: 'about', groups: grouped(subject.said), subject };
  }
  const found = typeof person === 'string' ? peopleMeant(people, person) : person;
  const first = found[0];
  if (first === undefined) {
    return { kind: 'nobody', typed: typeof person === 'string' ? person : null, people: people.slice(0, 25) };
  }
  const quotations = found.flatMap((each) => each.quotations);
  if (quotations.length === 0) {
    return { kind: 'mentioned', speaker: first.speaker, mentions: found.flatMap(mentionsOf) };
  }
  const subject = about === null ? null : yield* onSubject(quotations, about);
  return {
    kind: 'person',
    speaker: first.speaker,
    total: quotations.length,
    groups: grouped(subject?.said ?? quotations),
    subject,
  };
}

/**
 * The people somebody means: those who bear the very name, else the likeliest by what was typed. Several
 * only when they share their name, as "a source" of two articles does.
 */
function peopleMeant(people: readonly QuotedPerson[], typed: string): readonly QuotedPerson[] {
  const named = bearing(people, typed);
  if (named.length > 0) return named;
  const best = matchPeople(people, typed)[0];
  return best === undefined ? [] : bearing(people, best.speaker.name);
}

function bearing(people: readonly QuotedPerson[], name: string): readonly QuotedPerson[] {
  const folded = foldName(name);
  return people.filter(({ speaker }) => foldName(speaker.name) === folded);
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
