import type { Entity } from '../entities/entity.ts';

/** How somebody can stand in a sentence, from what counts least to what counts most. */
export const GRAMMATICAL_ROLES = [
  'quoted',
  'possessive',
  'object',
  'embedded',
  'subject',
  'speaker',
] as const;
export type GrammaticalRole = (typeof GRAMMATICAL_ROLES)[number];

/** When and how somebody was last named. Sentences and paragraphs are counted over the article. */
export interface SalientEntity {
  readonly entity: Entity;
  /** The last sentence outside quotations that names them, and how they stand in it. */
  sentence: number;
  paragraph: number;
  grammaticalRole: GrammaticalRole;
  /** In order over all namings: whoever has the highest was named last. */
  order: number;
  lastSpeaker: number;
  lastSubject: number;
  /** Opens the sentence that last names them. */
  leads: boolean;
  count: number;
  /** Weight of all namings, each fading by half every three sentences. */
  weight: number;
}

const MOST = 14;
const FORGOTTEN = 40;
export const NEVER = -1000;

/**
 * How present each entity is to a reader who has come this far: who was named how long ago, how often, and as what.
 * "Bergstrom met Holm. She laughed.": Bergstrom, the subject of the sentence before, is more salient than Holm.
 */
export class Salience {
  sentence = 0;
  paragraph = 0;
  private order = 0;
  private ledBy = -1;
  private entities = new Map<Entity, SalientEntity>();

  nextSentence(): void {
    this.sentence += 1;
  }

  nextParagraph(): void {
    this.sentence += 1;
    this.paragraph += 1;
  }

  /** Nobody is salient any more: after a line such as "* * *" something new begins. */
  clear(): void {
    this.entities.clear();
  }

  name(entity: Entity, grammaticalRole: GrammaticalRole): void {
    let salient = this.entities.get(entity);
    if (!salient) {
      this.forget();
      salient = {
        entity,
        sentence: this.sentence,
        paragraph: this.paragraph,
        grammaticalRole,
        order: 0,
        lastSpeaker: NEVER,
        lastSubject: NEVER,
        leads: false,
        count: 0,
        weight: 0,
      };
      this.entities.set(entity, salient);
    }
    this.order += 1;
    salient.count += 1;
    salient.weight = salient.weight * 0.8 ** Math.min(this.sentence - salient.sentence, 50) + 1;
    if (grammaticalRole === 'quoted' && salient.count > 1) return;
    const better =
      this.sentence > salient.sentence ||
      rank(grammaticalRole) > rank(salient.grammaticalRole) ||
      salient.count === 1;
    if (better) {
      salient.grammaticalRole = grammaticalRole;
      salient.leads = this.ledBy < this.sentence && grammaticalRole !== 'quoted';
    }
    if (grammaticalRole !== 'quoted') this.ledBy = this.sentence;
    salient.sentence = this.sentence;
    salient.paragraph = this.paragraph;
    salient.order = this.order;
    if (grammaticalRole === 'speaker') salient.lastSpeaker = this.sentence;
    if (grammaticalRole === 'speaker' || grammaticalRole === 'subject') salient.lastSubject = this.sentence;
  }

  candidates(): Iterable<SalientEntity> {
    return this.entities.values();
  }

  /** Those named at most so many sentences ago, the last spoken of first. */
  nearby(fits: (entity: Entity) => boolean, sentences: number): readonly SalientEntity[] {
    const found = [...this.entities.values()].filter(
      (salient) => this.sentence - salient.sentence <= sentences && fits(salient.entity),
    );
    return found.sort((a, b) => b.lastSubject - a.lastSubject || b.order - a.order);
  }

  private forget(): void {
    if (this.entities.size < MOST * 2) return;
    const kept = [...this.entities.values()]
      .filter((salient) => this.sentence - salient.sentence < FORGOTTEN)
      .sort((a, b) => b.order - a.order)
      .slice(0, MOST);
    this.entities = new Map(kept.map((salient) => [salient.entity, salient]));
  }
}

function rank(grammaticalRole: GrammaticalRole): number {
  return GRAMMATICAL_ROLES.indexOf(grammaticalRole);
}
