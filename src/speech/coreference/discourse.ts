import { withoutArticle } from '../../english/language.ts';
import { type Gender, offices } from '../../english/names.ts';
import { foldName } from '../../text/fold.ts';
import { type Entity, newEntity } from '../entities/entity.ts';
import type { ReadParagraph } from '../entities/read-paragraphs.ts';
import { bearersOf, roleFit, roleOf, strangers } from '../entities/roles.ts';
import type { Word } from '../entities/words.ts';
import { OwnedBodies } from './owned-bodies.ts';
import { likeliest, type PronounPlace } from './pronoun-model.ts';
import { Salience } from './salience.ts';
import type { SourceWords } from './source-words.ts';
import { isBodyNoun, isPersonNoun } from './sources.ts';

/** Who "I" is outside quotation marks. */
export interface Outside {
  /** Who wrote the article, when a byline says so. */
  readonly writer: Entity | null;
  /** Who speaks in the paragraphs of an interview, by their numbers; null for somebody whom nobody names. */
  readonly answering: ReadonlyMap<number, Entity | null>;
}

/** What somebody knows who has read the article up to some word. */
export class Discourse {
  readonly salience = new Salience();
  readonly paragraphs: readonly ReadParagraph[];
  readonly outside: Outside;
  lastSpeaker: Entity | null = null;
  /** The first word of the sentence being read that stands outside quotations. */
  opening = -1;
  private readonly entities: Entity[];
  private readonly descriptions = new Map<string, Entity>();
  private readonly namedIn = new Map<number, Set<Entity>>();
  readonly ownedBodies: OwnedBodies;
  private readonly publishers = new Map<string, Entity>();
  private readonly bearers: ReadonlyMap<string, readonly Entity[]>;

  /**
   * @param entities grows by those who are only described
   * @param outside who "I" is outside quotation marks
   */
  constructor(paragraphs: readonly ReadParagraph[], entities: Entity[], outside: Outside) {
    this.paragraphs = paragraphs;
    this.outside = outside;
    this.entities = entities;
    this.bearers = bearersOf(entities);
    this.ownedBodies = new OwnedBodies(paragraphs, entities);
    for (const paragraph of paragraphs) {
      for (const { mention, entity } of paragraph.namings) {
        const draft = paragraph.quotedIn[mention.first] ?? -1;
        if (draft < 0 || !entity) continue;
        const named = this.namedIn.get(draft);
        if (named) named.add(entity);
        else this.namedIn.set(draft, new Set([entity]));
      }
    }
  }

  /** Notes that a body is named as the publisher of a document ("a Gazette article"). */
  publishes(entity: Entity, document: string): void {
    this.publishers.set(document, entity);
  }

  /** Who published the document of this kind that was last spoken of. */
  publisherOf(document: string): Entity | null {
    return this.publishers.get(document) ?? null;
  }

  /** Who is known to be what the words say, when one fits clearly better than the others. */
  roleBearer(
    paragraph: ReadParagraph,
    first: number,
    last: number,
  ): { entity: Entity; certainty: number } | null {
    const asked = roleOf(paragraph.words, first, last);
    if (!asked) return null;
    let best: Entity | null = null;
    let most = 0;
    let tied = false;
    for (const entity of this.bearers.get(asked.head) ?? []) {
      const fit = roleFit(asked, entity);
      if (fit <= 0) continue;
      if (fit > most) {
        best = entity;
        most = fit;
        tied = false;
      } else if (fit === most) tied = true;
    }
    if (!best) return null;
    if (!tied) {
      if (most >= 2) return { entity: best, certainty: 0.9 };
      const bearer = best;
      return this.salience.nearby((entity) => entity === bearer, 8).length > 0
        ? { entity: bearer, certainty: 0.7 }
        : null;
    }
    const top = most;
    const [found] = this.salience.nearby((entity) => roleFit(asked, entity) === top, 6);
    return found ? { entity: found.entity, certainty: 0.7 } : null;
  }

  /** "The Bergen engineer was speaking", said of whom the sentence before is about. */
  topic(paragraph: ReadParagraph, first: number, last: number): { entity: Entity; certainty: number } | null {
    if (!beginsClause(paragraph.words, first) || !isPersonNoun(paragraph.words[last]?.lower ?? ''))
      return null;
    if (strangers.has(paragraph.words[last]?.lower ?? '')) return null;
    const place = this.placeOf(
      paragraph,
      first,
      offices.get(paragraph.words[last]?.lower ?? '') ?? null,
      null,
    );
    const [found] = likeliest(this.salience, place);
    return found && found.share > 0.6 ? { entity: found.entity, certainty: 0.6 } : null;
  }

  placeOf(paragraph: ReadParagraph, at: number, gender: Gender, source: SourceWords | null): PronounPlace {
    let named: Set<Entity> | null = null;
    let after = false;
    for (const { draft } of source?.drafts ?? []) {
      for (const entity of this.namedIn.get(draft) ?? []) {
        named ??= new Set();
        named.add(entity);
      }
      const before = paragraph.quotedIn[at - 1] ?? -1;
      const second = paragraph.quotedIn[at - 2] ?? -1;
      const third = paragraph.quotedIn[at - 3] ?? -1;
      after ||= before === draft || second === draft || third === draft;
    }
    return {
      gender,
      opens: this.opening === at,
      afterQuotation: after,
      lastSpeaker: this.lastSpeaker,
      namedInQuotation: named,
      source: source !== null,
    };
  }

  /** Somebody who is only described, the same for the same words. */
  describe(paragraph: ReadParagraph, first: number, last: number, head: string): Entity | null {
    const { words, text } = paragraph;
    const start = words[first]?.start ?? 0;
    const name = descriptionText(text, start, words[last]?.end ?? start);
    const key = withoutArticle(foldName(name));
    if (key === '') return null;
    const known = this.descriptions.get(key);
    if (known) return known;
    const entity = newEntity(this.entities.length, name, [], isBodyNoun(head) ? 'body' : 'unnamed');
    entity.gender = offices.get(head) ?? null;
    this.descriptions.set(key, entity);
    this.entities.push(entity);
    return entity;
  }
}

/** Opens its sentence, or follows a comma after a word or two ("Instead, the engineer"). */
function beginsClause(words: readonly Word[], first: number): boolean {
  if (words[first]?.opens) return true;
  return (
    words[first - 1]?.text === ',' && (words[first - 2]?.opens === true || words[first - 3]?.opens === true)
  );
}

/** The words of a description without the marks after it. */
export function descriptionText(text: string, start: number, end: number): string {
  return text.slice(start, end).replace(/[\s,;:—–-]+$/u, '');
}
