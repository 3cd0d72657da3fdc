import { english, genderOfPronoun } from '../../english/language.ts';
import type { Gender } from '../../english/names.ts';
import { countForm, type Entity, type FoundBody, newEntity } from '../entities/entity.ts';
import { namingCovering, type ReadParagraph } from '../entities/read-paragraphs.ts';
import { likeliest, type PronounPlace } from './pronoun-model.ts';
import type { Salience } from './salience.ts';

/**
 * The bodies that the article names after a person: "Bergstrom's campaign" and "the Bergstrom campaign" are one, and
 * so are "Holm's office" and "his office".
 */
export class OwnedBodies {
  /** By owner and by what the body is ("campaign"). */
  private readonly byOwner = new Map<Entity, Map<string, Entity>>();
  /** The one of its kind that was named last. */
  private readonly last = new Map<string, Entity>();

  constructor(paragraphs: readonly ReadParagraph[], entities: Entity[]) {
    for (const { namings, words, text, number } of paragraphs) {
      for (const { mention, entity } of namings) {
        const at = ownedAfter(words, mention.last);
        if (at < 0 || !entity || entity.kind === 'body') continue;
        const start = words[mention.titleFirst]?.start ?? 0;
        const end = words[at]?.end ?? start;
        const name = text.slice(start, end);
        const body = this.bodyOf(entity, words[at]?.lower ?? '', name, entities);
        countForm(body.forms, name);
        body.spans.push({ paragraph: number, start, end });
        if (words[mention.titleFirst - 1]?.lower === 'the') body.withThe += 1;
      }
    }
  }

  private bodyOf(owner: Entity, noun: string, name: string, entities: Entity[]): Entity {
    const owned = this.byOwner.get(owner) ?? new Map<string, Entity>();
    this.byOwner.set(owner, owned);
    const known = owned.get(noun);
    if (known) return known;
    const body = newEntity(entities.length, name, [], 'body');
    entities.push(body);
    owned.set(noun, body);
    return body;
  }

  /** Notes that a person's body of this kind is named, and returns it. */
  named(owner: Entity, noun: string): Entity | null {
    const body = this.byOwner.get(owner)?.get(noun) ?? null;
    if (body) this.last.set(noun, body);
    return body;
  }

  /**
   * The body that "the Bergstrom campaign", "her office" or "the campaign" means.
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
    const noun = words[last]?.lower ?? '';
    if (!english.ownedBodies.has(noun)) return null;
    const at = words[last - 1]?.lower === "'s" ? last - 2 : last - 1;
    const owner = namingCovering(paragraph, at)?.entity;
    if (owner) {
      const body = this.named(owner, noun);
      return body && { entity: body, certainty: 1 };
    }
    if (last - first !== 1) return null;
    const gender = genderOfPronoun(words[first]?.lower ?? '');
    if (gender) {
      const [found] = likeliest(salience, placeOf(gender));
      const body = found ? this.named(found.entity, noun) : null;
      return found && body ? { entity: body, certainty: found.share } : null;
    }
    const known = words[first]?.lower === 'the' ? this.last.get(noun) : undefined;
    return known ? { entity: known, certainty: 0.75 } : null;
  }
}

/** The noun for a body ("campaign") right after a name or its possessive; -1 when there is none. */
export function ownedAfter(words: ReadParagraph['words'], last: number): number {
  const noun = words[last + 1]?.lower === "'s" ? last + 2 : last + 1;
  const next = words[noun + 1];
  if (!english.ownedBodies.has(words[noun]?.lower ?? '')) return -1;
  // "Bergstrom campaign manager Hugh Tarrant" is about him.
  return next?.isWord && english.staff.has(next.lower.replace(/s$/u, '')) ? -1 : noun;
}
