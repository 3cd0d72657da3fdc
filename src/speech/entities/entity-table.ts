import { english } from '../../english/language.ts';
import {
  bodyEndings,
  type Gender,
  genderOf,
  givenNameTitles,
  isGivenName,
  isPlace,
  particles,
  sameGivenName,
  spellingKey,
  suffixes,
} from '../../english/names.ts';
import { speechVerbs } from '../../english/verbs-of-speech.ts';
import { type Entity, newEntity } from './entity.ts';
import type { NameMention } from './mentions.ts';
import { prominent } from './prominence.ts';
import type { Naming, ReadParagraph } from './read-paragraphs.ts';
import type { Word } from './words.ts';

// Bounds the work in an article that is a list of names.
const MOST_NAMESAKES = 20;

/** The entities found so far in one article, by their names. */
export class EntityTable {
  readonly entities: Entity[] = [];
  private readonly byLast = new Map<string, Entity[]>();
  private readonly byPart = new Map<string, Entity[]>();
  private readonly lastByEnding = new Map<string, Entity>();
  private readonly bodies = new Map<string, Entity>();

  addFull(naming: Naming, paragraph: ReadParagraph): void {
    const { mention } = naming;
    if (mention.kind === 'body' || mention.kind === 'place') {
      naming.entity = this.body(mention, paragraph);
      return;
    }
    const known = this.sameFull(mention.parts);
    naming.entity = known ?? this.create(mention, paragraph);
    if (naming.entity && paragraph.kind !== 'caption') naming.entity.fullNamings += 1;
    if (known && mention.parts.length > known.parts.length && mention.kind === 'person') {
      if (isGivenName(mention.parts[0] ?? '') || particles.has(known.parts[0] ?? '')) {
        known.parts = mention.parts;
        known.name = nameText(mention, paragraph);
      }
    }
    if (mention.kind === 'person' && naming.entity.kind === 'unclear') naming.entity.kind = 'person';
  }

  private create(mention: NameMention, paragraph: ReadParagraph): Entity {
    const kind = mention.kind === 'place' ? 'body' : mention.kind;
    const entity = newEntity(this.entities.length, nameText(mention, paragraph), mention.parts, kind);
    return this.enter(entity, mention.gender ?? genderOf(mention.parts[0] ?? ''));
  }

  /** Somebody whose surname is only written after another's given name; null when the given name is known already. */
  sharing(parts: readonly [string, string], name: string): Entity | null {
    const known = this.sameFull(parts);
    if (known !== null || this.byPart.has(spellingKey(parts[0]))) return known;
    const entity = newEntity(this.entities.length, name, parts, 'person');
    return this.enter(entity, genderOf(parts[0]));
  }

  /** A firm or a pair named by two surnames. */
  firm(parts: readonly string[], name: string): Entity {
    const entity = newEntity(this.entities.length, name, parts, 'body');
    this.entities.push(entity);
    return entity;
  }

  private enter(entity: Entity, gender: Gender): Entity {
    if (entity.kind !== 'body' && entity.parts.length > 1) entity.gender = gender;
    this.entities.push(entity);
    add(this.byLast, spellingKey(entity.parts.at(-1) ?? ''), entity);
    if (entity.kind !== 'body')
      for (const part of entity.parts.slice(0, -1)) add(this.byPart, spellingKey(part), entity);
    return entity;
  }

  private body(mention: NameMention, paragraph: ReadParagraph): Entity {
    const key = mention.parts.join(' ');
    const last = mention.parts.at(-1) ?? '';
    // "the Security Council" after "the United Nations Security Council", "the Times" after its full name.
    const longer = this.lastByEnding.get(mention.parts.slice(-2).join(' '));
    const known = this.bodies.get(key) ?? (mention.parts.length < 3 && !isPlace(last) ? longer : undefined);
    if (known) return known;
    const entity = newEntity(this.entities.length, nameText(mention, paragraph), mention.parts, 'body');
    this.entities.push(entity);
    this.bodies.set(key, entity);
    if (mention.parts.length > 2) this.lastByEnding.set(mention.parts.slice(-2).join(' '), entity);
    if (mention.parts.length > 1 && bodyEndings.has(last)) this.lastByEnding.set(last, entity);
    const initials = mention.parts
      .filter((part) => !english.nameJoiners.has(part))
      .map((part) => part[0] ?? '')
      .join('');
    if (initials.length > 2 && !this.bodies.has(initials)) this.bodies.set(initials, entity);
    return entity;
  }

  /**
   * "Anna Bergstrom Opens New Port", "the Anna Bergstrom Foundation": who is only called Bergstrom elsewhere has a
   * given name among these words.
   */
  fullNamesIn({ words, text }: ReadParagraph, first: number, last: number): void {
    for (let at = first; at < last; at += 1) {
      const given = words[at];
      const surname = words[at + 1];
      if (
        !given?.capital ||
        !surname?.capital ||
        surname.start - given.end !== 1 ||
        !isGivenName(given.lower)
      )
        continue;
      for (const entity of this.byLast.get(spellingKey(surname.lower)) ?? []) {
        if (entity.parts.length !== 1 || entity.kind === 'body' || entity.parts[0] !== surname.lower)
          continue;
        entity.parts = [given.lower, surname.lower];
        entity.name = text.slice(given.start, surname.end);
      }
    }
  }

  /** The entity with the same given name and surname, middle names and spelling aside. */
  private sameFull(parts: readonly string[]): Entity | null {
    const first = parts[0] ?? '';
    for (const entity of this.byLast.get(spellingKey(parts.at(-1) ?? '')) ?? []) {
      if (entity.kind === 'body' || entity.parts.length < 2) continue;
      const given = entity.parts[0] ?? '';
      if (spellingKey(given) === spellingKey(first) || sameGivenName(given, first)) {
        if (middlesAgree(entity.parts, parts)) return entity;
      }
      if (endsWith(entity.parts, parts) || endsWith(parts, entity.parts)) return entity;
      // "Robert C. Bobby Scott" is Bobby Scott as well.
      if (entity.parts.slice(1, -1).includes(first) || parts.slice(1, -1).includes(given)) return entity;
    }
    return null;
  }

  /** Whom a name of one word, or one in a headline, stands for; null when it names nobody for sure. */
  shortNaming(mention: NameMention, paragraph: ReadParagraph, recent: readonly Entity[]): Entity | null {
    const { parts } = mention;
    if (parts.length > 1) return this.sameFull(parts) ?? this.bodies.get(parts.join(' ')) ?? null;
    const part = parts[0] ?? '';
    if (mention.titleAlone) {
      const article = paragraph.words[mention.first - 1]?.lower;
      const exact = (this.byLast.get(spellingKey(part)) ?? []).filter(
        (entity) => entity.parts.at(-1) === part,
      );
      return article === 'the' ? null : prominent(exact, recent, mention);
    }
    const written = paragraph.words[mention.last]?.text ?? '';
    const abbreviated = written.includes('.') || (written.length < 4 && written === written.toUpperCase());
    const chosen = abbreviated ? null : prominent(this.namesakes(mention), recent, mention);
    const isOther =
      mention.kind === 'place' && chosen && chosen.parts.length > 1 && chosen.parts.at(-1) !== part;
    if (chosen && !isOther) return chosen;
    if (mention.kind === 'body' || mention.kind === 'place' || this.bodies.has(part))
      return this.body(mention, paragraph);
    if (isAcronym(mention, paragraph)) return this.body(mention, paragraph);
    return mayBeNoName(mention, paragraph) ? null : this.create(mention, paragraph);
  }

  /** Those whom a name of one word fits best: by the surname as written, by its sound, or by another name. */
  private namesakes(mention: NameMention): readonly Entity[] {
    const part = mention.parts[0] ?? '';
    const key = spellingKey(part);
    const fits = (entity: Entity): boolean =>
      entity.kind !== 'body' && !(mention.gender && entity.gender && mention.gender !== entity.gender);
    const byLast = (this.byLast.get(key) ?? []).filter(fits);
    const byPart = (this.byPart.get(key) ?? []).filter(fits);
    if (mention.honorific !== null && givenNameTitles.has(mention.honorific) && byPart.length > 0)
      return byPart;
    const exact = byLast.filter((entity) => entity.parts.at(-1) === part);
    if (exact.length > 0) return exact;
    return byLast.length > 0 ? byLast : byPart;
  }
}

/** "NHB", which is not somebody in capitals who speaks in a transcript. */
function isAcronym(mention: NameMention, { words, headline }: ReadParagraph): boolean {
  if (headline || words[mention.last + 1]?.text === ':' || mention.titleFirst !== mention.first) return false;
  return /^(?:\p{Lu}\.?){2,5}$/u.test(words[mention.last]?.text ?? '');
}

/** A word in a headline, or one that opens its sentence and is a plural or does not speak. */
function mayBeNoName(mention: NameMention, { words, headline }: ReadParagraph): boolean {
  if (headline) return true;
  const untitled = mention.titleFirst === mention.first;
  if (!untitled || words[mention.first]?.opens !== true) return false;
  return (mention.parts[0] ?? '').endsWith('s') || !speechVerbs.has(words[mention.last + 1]?.lower ?? '');
}

function middlesAgree(a: readonly string[], b: readonly string[]): boolean {
  const first = a.slice(1, -1);
  const second = b.slice(1, -1);
  if (first.length !== second.length || first.length === 0) return true;
  return first.every((part, index) => {
    const other = second[index] ?? '';
    return part[0] === other[0];
  });
}

function endsWith(parts: readonly string[], ending: readonly string[]): boolean {
  if (ending.length < 2 || ending.length > parts.length) return false;
  return ending.every((part, index) => parts[parts.length - ending.length + index] === part);
}

function nameText(mention: NameMention, { words, text }: ReadParagraph): string {
  let last = mention.last;
  // Honours are no part of the name ("KC", "PhD"), but "Jr." is.
  while (last > mention.first && isHonour(words[last])) last -= 1;
  while (last > mention.first && words[last]?.text === ',') last -= 1;
  return text.slice(words[mention.first]?.start ?? 0, words[last]?.end ?? 0);
}

function isHonour(word: Word | undefined): boolean {
  if (word === undefined) return false;
  return suffixes.has(word.lower) && !english.generationSuffixes.has(word.lower);
}

function add(map: Map<string, Entity[]>, key: string, entity: Entity): void {
  const list = map.get(key);
  if (list) {
    if (list.length < MOST_NAMESAKES) list.push(entity);
  } else map.set(key, [entity]);
}
