import type { Article, Paragraph, Span } from '../../article/article.ts';
import { matchPeople } from '../../speech/people/match-people.ts';
import type { QuotedPerson } from '../../speech/people/people.ts';
import type { Quotation, ReadArticle, Speaker, Statement } from '../../speech/speech.ts';
import { foldName } from '../../text/fold.ts';
import { resultOf } from '../../text/steps.ts';
import { type OnSubject, onSubject, type Said } from './on-subject.ts';

/** The quotations of one paragraph that are shown together. */
export interface QuotationGroup {
  readonly article: Article;
  readonly paragraph: number;
  readonly quotations: readonly Quotation[];
}

/** A reported statement and where it stands. */
export interface ReportedStatement {
  readonly article: Article;
  readonly statement: Statement;
}

/** What is looked for: words in quotation marks, what is reported without them, or both. */
export type SaidHow = 'quoted' | 'reported' | 'all';

/** Where somebody is mentioned. */
export interface MentionGroup {
  readonly article: Article;
  readonly paragraph: Paragraph;
  readonly span: Span;
}

/** What somebody is quoted or reported as saying, or what there is instead. */
export type FoundQuotations =
  /** Nobody was asked for: everybody who is quoted or reported, who says most first. */
  | { readonly kind: 'everybody'; readonly people: readonly QuotedPerson[] }
  | {
      readonly kind: 'person';
      readonly speaker: Speaker;
      /** How many quotations and reported statements of theirs there are, whatever the subject. */
      readonly total: { readonly quoted: number; readonly reported: number };
      readonly groups: readonly QuotationGroup[];
      readonly reported: readonly ReportedStatement[];
      /** Null when they are not narrowed to a subject. */
      readonly subject: OnSubject | null;
    }
  /** Named in the articles, but never quoted (or reported, where that is asked for). */
  | { readonly kind: 'mentioned'; readonly speaker: Speaker; readonly mentions: readonly MentionGroup[] }
  /** Anybody's words on a subject. */
  | {
      readonly kind: 'about';
      readonly groups: readonly QuotationGroup[];
      readonly reported: readonly ReportedStatement[];
      readonly subject: OnSubject;
    }
  | { readonly kind: 'nobody'; readonly typed: string | null; readonly people: readonly QuotedPerson[] };

/** Whose quotations, and about what; null for everybody and for anything. */
export interface AskedQuotations {
  /** A name as typed, or who is meant already. */
  readonly person: string | readonly QuotedPerson[] | null;
  readonly about: string | null;
  /** Everything where it is not said. */
  readonly said?: SaidHow;
}

/**
 * Finds the quotations and reported statements that somebody asks for.
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
  const { person, about, said = 'all' } = asked;
  if (person === null) {
    if (about === null) {
      const counted = people.map((each) => ({ each, count: saidBy(each, said).length }));
      const heard = counted.filter(({ count }) => count > 0).sort((one, other) => other.count - one.count);
      return { kind: 'everybody', people: heard.map(({ each }) => each) };
    }
    const all = articles.flatMap(({ article, speech }): Said[] => [
      ...(said === 'reported' ? [] : speech.quotations.map((quotation) => ({ article, quotation }))),
      ...(said === 'quoted' ? [] : speech.statements.map((statement) => ({ article, statement }))),
    ]);
    const subject = yield* onSubject(all, about);
    return { kind: 'about', ...parted(subject.said), subject };
  }
  const found = typeof person === 'string' ? peopleMeant(people, person) : person;
  const first = found[0];
  if (first === undefined) {
    return { kind: 'nobody', typed: typeof person === 'string' ? person : null, people: people.slice(0, 25) };
  }
  const all = found.flatMap((each) => saidBy(each, said));
  if (all.length === 0) {
    return { kind: 'mentioned', speaker: first.speaker, mentions: found.flatMap(mentionsOf) };
  }
  const subject = about === null ? null : yield* onSubject(all, about);
  const quoted = all.filter((each) => 'quotation' in each).length;
  return {
    kind: 'person',
    speaker: first.speaker,
    total: { quoted, reported: all.length - quoted },
    ...parted(subject?.said ?? all),
    subject,
  };
}

/** What somebody says, quotations first. */
function saidBy({ quotations, statements }: QuotedPerson, said: SaidHow): readonly Said[] {
  return [...(said === 'reported' ? [] : quotations), ...(said === 'quoted' ? [] : statements)];
}

/** Quotations by paragraph, and reported statements. */
function parted(said: readonly Said[]): {
  groups: readonly QuotationGroup[];
  reported: readonly ReportedStatement[];
} {
  return {
    groups: grouped(said.flatMap((each) => ('quotation' in each ? [each] : []))),
    reported: said.flatMap((each) => ('statement' in each ? [each] : [])),
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

function grouped(said: QuotedPerson['quotations']): QuotationGroup[] {
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
