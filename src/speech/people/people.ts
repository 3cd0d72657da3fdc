import type { Article, Span } from '../../article/article.ts';
import { withoutArticle } from '../../english/language.ts';
import { spellingKey, suffixes } from '../../english/names.ts';
import { foldName } from '../../text/fold.ts';
import type { Quotation, Speaker, Speech, Statement } from '../speech.ts';

/** Somebody who is quoted or mentioned in one or more articles. */
export interface QuotedPerson {
  /** Merged over the articles: the fullest name, all aliases, all roles. */
  readonly speaker: Speaker;
  /** In the order of the articles, then in reading order. */
  readonly quotations: readonly { readonly article: Article; readonly quotation: Quotation }[];
  /** What they are reported to have said, in the same order. */
  readonly statements: readonly { readonly article: Article; readonly statement: Statement }[];
  readonly mentions: readonly { readonly article: Article; readonly span: Span }[];
}

interface Group {
  readonly speakers: Speaker[];
  readonly articles: Set<Article>;
  readonly quotations: QuotedPerson['quotations'][number][];
  readonly statements: QuotedPerson['statements'][number][];
  readonly mentions: QuotedPerson['mentions'][number][];
}

/**
 * Everybody over several articles, most quoted, then most often reported, then most mentioned first. Speakers of different articles
 * are one person when given name, surname, suffix and (where both have them) middle names agree; a surname
 * alone or a description is never taken for somebody of another article.
 */
export function peopleOf(
  articles: readonly { readonly article: Article; readonly speech: Speech }[],
): readonly QuotedPerson[] {
  const groups = new Groups();
  for (const { article, speech } of articles) {
    const own = new Map(speech.speakers.map((speaker) => [speaker, groups.add(speaker, article)]));
    for (const quotation of speech.quotations) {
      const group = quotation.speaker ? own.get(quotation.speaker) : undefined;
      group?.quotations.push({ article, quotation });
    }
    for (const statement of speech.statements) {
      const group = statement.speaker ? own.get(statement.speaker) : undefined;
      group?.statements.push({ article, statement });
    }
  }
  return groups.all
    .map(({ speakers, quotations, statements, mentions }) => ({
      speaker: merged(speakers),
      quotations,
      statements,
      mentions,
    }))
    .sort(
      (a, b) =>
        b.quotations.length - a.quotations.length ||
        b.statements.length - a.statements.length ||
        b.mentions.length - a.mentions.length,
    );
}

/** Speakers of several articles put together by who they are. */
class Groups {
  readonly all: Group[] = [];
  readonly #byKey = new Map<string, Group[]>();

  /** The group of a speaker, who is put into it with what mentions them. */
  add(speaker: Speaker, article: Article): Group {
    const group = this.#known(speaker, article) ?? this.#begun(speaker);
    group.speakers.push(speaker);
    group.articles.add(article);
    for (const span of speaker.mentions) group.mentions.push({ article, span });
    return group;
  }

  #known(speaker: Speaker, article: Article): Group | undefined {
    const { key } = identityOf(speaker);
    if (key === null) return undefined;
    return this.#byKey.get(key)?.find((group) => accepts(group, speaker, article));
  }

  #begun(speaker: Speaker): Group {
    const group: Group = { speakers: [], articles: new Set(), quotations: [], statements: [], mentions: [] };
    this.all.push(group);
    const { key } = identityOf(speaker);
    if (key !== null) this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), group]);
    return group;
  }
}

/** What a speaker is known again by in other articles. */
interface Identity {
  /** What speakers of one person share; null for who cannot be known again in another article. */
  readonly key: string | null;
  /** Middle names and initials. */
  readonly middle: readonly string[];
}

// People are put together anew whenever an article comes or goes; a name is taken apart once.
const identities = new WeakMap<Speaker, Identity>();

function identityOf(speaker: Speaker): Identity {
  const known = identities.get(speaker);
  if (known) return known;
  const identity = readIdentity(speaker);
  identities.set(speaker, identity);
  return identity;
}

function readIdentity(speaker: Speaker): Identity {
  if (speaker.kind === 'unnamed') return { key: null, middle: [] };
  if (speaker.kind === 'body') return { key: `body ${withoutArticle(foldName(speaker.name))}`, middle: [] };
  const { words, suffix } = nameWords(speaker);
  const middle = words.slice(1, -1);
  if (words.length < 2) return { key: null, middle };
  const key = `person ${spellingKey(words[0] ?? '')} ${spellingKey(words.at(-1) ?? '')} ${suffix}`;
  return { key, middle };
}

function accepts(group: Group, speaker: Speaker, article: Article): boolean {
  if (group.articles.has(article)) return false;
  const { middle } = identityOf(speaker);
  return group.speakers.every((other) => {
    const { middle: others } = identityOf(other);
    const shorter = Math.min(middle.length, others.length);
    for (let index = 0; index < shorter; index += 1) {
      const [a = '', b = ''] = [middle[index], others[index]];
      if (!a.startsWith(b) && !b.startsWith(a)) return false;
    }
    return true;
  });
}

function nameWords(speaker: Speaker): { words: readonly string[]; suffix: string } {
  const words = foldName(speaker.name).split(' ');
  const last = words.at(-1) ?? '';
  const suffixed = words.length > 2 && suffixes.has(last);
  return suffixed ? { words: words.slice(0, -1), suffix: last } : { words, suffix: '' };
}

function merged(speakers: readonly Speaker[]): Speaker {
  const [first] = speakers;
  if (first === undefined) throw new RangeError('no speaker to merge');
  if (speakers.length === 1) return first;
  const words = (speaker: Speaker): number => speaker.name.split(' ').length;
  const fullest = speakers.reduce((a, b) => (words(b) > words(a) ? b : a));
  const aliases = new Set(speakers.flatMap((speaker) => [speaker.name, ...speaker.aliases]));
  aliases.delete(fullest.name);
  return {
    ...fullest,
    aliases: [...aliases],
    roles: [...new Set(speakers.flatMap((speaker) => speaker.roles))],
    mentions: speakers.flatMap((speaker) => speaker.mentions),
  };
}
