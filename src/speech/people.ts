import type { Article, Span } from '../article/article.ts';
import { foldName } from './fold-name.ts';
import type { Quotation, Speaker, Speech } from './speech.ts';

export { matchPeople } from './match-people.ts';

/** Somebody who is quoted or mentioned in one or more articles. */
export interface QuotedPerson {
  /** Merged over the articles: the fullest name, all aliases, all roles. */
  readonly speaker: Speaker;
  /** In the order of the articles, then in reading order. */
  readonly quotations: readonly { readonly article: Article; readonly quotation: Quotation }[];
  readonly mentions: readonly { readonly article: Article; readonly span: Span }[];
}

/** Everybody over several articles, most quoted, then most mentioned first. */
export function peopleOf(
  articles: readonly { readonly article: Article; readonly speech: Speech }[],
): readonly QuotedPerson[] {
  const people = new Map<
    string,
    {
      speakers: Speaker[];
      quotations: QuotedPerson['quotations'][number][];
      mentions: QuotedPerson['mentions'][number][];
    }
  >();
  for (const { article, speech } of articles) {
    const own = new Map<Speaker, string>();
    for (const speaker of speech.speakers) {
      // A description ("a source") or a name without a given name means somebody else in each article.
      const alone = speaker.kind === 'unnamed' || (speaker.kind === 'person' && !speaker.name.includes(' '));
      const key = alone ? `${article.id} ${speaker.id}` : `${speaker.kind} ${foldName(speaker.name)}`;
      own.set(speaker, key);
      const person = people.get(key) ?? { speakers: [], quotations: [], mentions: [] };
      person.speakers.push(speaker);
      for (const span of speaker.mentions) person.mentions.push({ article, span });
      people.set(key, person);
    }
    for (const quotation of speech.quotations) {
      const key = quotation.speaker ? own.get(quotation.speaker) : undefined;
      if (key !== undefined) people.get(key)?.quotations.push({ article, quotation });
    }
  }
  return [...people.values()]
    .map(({ speakers, quotations, mentions }) => ({ speaker: mergeSpeakers(speakers), quotations, mentions }))
    .sort((a, b) => b.quotations.length - a.quotations.length || b.mentions.length - a.mentions.length);
}

function mergeSpeakers(speakers: readonly Speaker[]): Speaker {
  const [first] = speakers;
  if (first === undefined) throw new RangeError('no speaker to merge');
  if (speakers.length === 1) return first;
  const fullest = speakers.reduce((a, b) => (b.name.length > a.name.length ? b : a));
  const aliases = new Set(speakers.flatMap((speaker) => [speaker.name, ...speaker.aliases]));
  aliases.delete(fullest.name);
  return {
    ...fullest,
    aliases: [...aliases],
    roles: [...new Set(speakers.flatMap((speaker) => speaker.roles))],
    mentions: speakers.flatMap((speaker) => speaker.mentions),
  };
}
