import { english, genderOfPronoun } from '../../english/language.ts';
import type { Gender } from '../../english/names.ts';
import { countForm, type Entity, type FoundBody, newEntity } from '../entities/entity.ts';
import { namingCovering, type ReadParagraph } from '../entities/read-paragraphs.ts';
import { likeliest, type PronounPlace } from './pronoun-model.ts';
import type { Salience } from './salience.ts';

/** The bodies that the article names after a person: "Bergstrom's campaign" and "the Bergstrom campaign" are one. */
export class Campaigns {
  private readonly byOwner = new Map<Entity, Entity>();
  private last: Entity | null = null;

  constructor(paragraphs: readonly ReadParagraph[], entities: Entity[]) {
    for (const { namings, words, text, number } of paragraphs) {
      for (const { mention, entity } of namings) {
        const noun = campaignAfter(words, mention.last);
        if (noun < 0 || !entity || entity.kind === 'body') continue;
        const start = words[mention.titleFirst]?.start ?? 0;
        const end = words[noun]?.end ?? start;
        const name = text.slice(start, end);
        let body = this.byOwner.get(entity);
        if (!body) {
          body = newEntity(entities.length, name, [], 'body');
          entities.push(body);
          this.byOwner.set(entity, body);
        }
        countForm(body.forms, name);
        body.spans.push({ paragraph: number, start, end });
        if (words[mention.titleFirst - 1]?.lower === 'the') body.withThe += 1;
      }
    }
  }

  /** Notes that a person's campaign is named, and returns it. */
  named(owner: Entity): Entity | null {
    const body = this.byOwner.get(owner) ?? null;
    if (body) this.last = body;
    return body;
  }

  /**
   * The campaign that "the Bergstrom campaign", "her campaign" or "the campaign" means.
   *
   * @param placeOf where the pronoun stands, for a gender
   */
  of(
    salience: Salience,
    paragraph: ReadParagraph,
    first: number,
    last: number,
    placeOf: (gender: Gender) => PronounPlace,
  ): FoundBody | null {
    const { words } = paragraph;
    if (words[last]?.lower !== 'campaign') return null;
    const at = words[last - 1]?.lower === "'s" ? last - 2 : last - 1;
    const owner = namingCovering(paragraph, at)?.entity;
    if (owner) {
      const body = this.named(owner);
      return body && { entity: body, certainty: 1 };
    }
    if (last - first !== 1) return null;
    const gender = genderOfPronoun(words[first]?.lower ?? '');
    if (gender) {
      const [found] = likeliest(salience, placeOf(gender));
      const body = found ? this.named(found.entity) : null;
      return found && body ? { entity: body, certainty: found.share } : null;
    }
    return words[first]?.lower === 'the' && this.last ? { entity: this.last, certainty: 0.75 } : null;
  }
}

/** The word "campaign" right after a name or its possessive; -1 when there is none. */
export function campaignAfter(words: ReadParagraph['words'], last: number): number {
  const noun = words[last + 1]?.lower === "'s" ? last + 2 : last + 1;
  const next = words[noun + 1];
  // "Bergstrom campaign manager Hugh Tarrant" is about him.
  if (words[noun]?.lower !== 'campaign' || (next?.isWord && english.staff.has(next.lower.replace(/s$/u, ''))))
    return -1;
  return noun;
}
