import { english, genderOfPronoun } from '../../english/language.ts';
import { documents } from '../../english/names.ts';
import { speechVerbs } from '../../english/verbs-of-speech.ts';
import { countForm, type Entity } from '../entities/entity.ts';
import type { Naming, ReadParagraph } from '../entities/read-paragraphs.ts';
import { grammaticalRoleOf, roleEnd } from './clauses.ts';
import { Discourse, type Outside } from './discourse.ts';
import { ownedAfter } from './owned-bodies.ts';
import { likeliest } from './pronoun-model.ts';
import type { Resolution } from './resolution.ts';
import { resolveSource } from './resolve-source.ts';
import type { SourceWords } from './source-words.ts';

/** Reads the article from its beginning to its end and finds out whom every source stands for. */
export function resolveSources(
  paragraphs: readonly ReadParagraph[],
  entities: Entity[],
  sources: readonly SourceWords[],
  outside: Outside,
): readonly (Resolution | null)[] {
  return new Reader(paragraphs, entities, sources, outside).read();
}

class Reader {
  private readonly paragraphs: readonly ReadParagraph[];
  private readonly sources: readonly SourceWords[];
  private readonly results: (Resolution | null)[];
  private readonly discourse: Discourse;
  private next = 0;

  constructor(
    paragraphs: readonly ReadParagraph[],
    entities: Entity[],
    sources: readonly SourceWords[],
    outside: Outside,
  ) {
    this.paragraphs = paragraphs;
    this.sources = sources;
    this.results = sources.map(() => null);
    this.discourse = new Discourse(paragraphs, entities, outside);
  }

  read(): readonly (Resolution | null)[] {
    for (const paragraph of this.paragraphs) {
      if (paragraph.kind !== 'caption') this.discourse.salience.nextParagraph();
      if (!paragraph.words.some((word) => word.isWord && word.text !== '___'))
        this.discourse.salience.clear();
      this.readParagraph(paragraph);
    }
    return this.results;
  }

  private readParagraph(paragraph: ReadParagraph): void {
    const { words, quotedIn } = paragraph;
    let naming = 0;
    let sentence = 0;
    let resolved = -1;
    this.discourse.opening = -1;
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at];
      if (word === undefined) break;
      const quoted = (quotedIn[at] ?? -1) >= 0;
      if (word.sentence > sentence && !quoted && word.isWord) {
        sentence = word.sentence;
        this.discourse.salience.nextSentence();
        this.discourse.opening = -1;
      }
      if (!quoted && word.isWord && this.discourse.opening < 0) this.discourse.opening = at;
      resolved = Math.max(resolved, this.resolveSourcesUpTo(paragraph, at));
      const named = paragraph.namings[naming];
      if (named && named.mention.last <= at) {
        naming += 1;
        if (named.entity && paragraph.kind !== 'caption') {
          const grammaticalRole = grammaticalRoleOf(words, named.mention.titleFirst, at, quoted);
          this.discourse.salience.name(named.entity, grammaticalRole);
          if (!quoted) this.ownedBodyOf(paragraph, named, at);
        }
      } else if (!quoted && at > resolved && paragraph.kind !== 'caption') this.pronounOrRole(paragraph, at);
    }
  }

  /** Resolves the sources that begin up to a word; the last word of those that are the likeliest, or -1. */
  private resolveSourcesUpTo(paragraph: ReadParagraph, at: number): number {
    let resolved = -1;
    for (let source = this.sources[this.next]; source; source = this.sources[this.next]) {
      if (source.paragraph !== paragraph.index || source.first > at) break;
      this.resolveSource(paragraph, source, this.next);
      this.next += 1;
      if (source.likeliest) resolved = Math.max(resolved, source.last);
    }
    return resolved;
  }

  /** "Bergstrom's campaign" and "the Bergstrom campaign" are bodies that a later "it" can mean. */
  private ownedBodyOf(paragraph: ReadParagraph, { mention, entity }: Naming, last: number): void {
    const { words } = paragraph;
    const noun = words[last + 1]?.lower === "'s" ? last + 2 : last + 1;
    if (entity?.kind === 'body' && documents.has(words[noun]?.lower ?? '')) {
      this.discourse.publishes(entity, words[noun]?.lower ?? '');
      return;
    }
    if (!english.ownedBodies.has(words[noun]?.lower ?? '')) return;
    if (grammaticalRoleOf(words, mention.titleFirst, noun, false) === 'object') return;
    const body =
      (entity && ownedAfter(words, last) === noun
        ? this.discourse.ownedBodies.named(entity, words[noun]?.lower ?? '')
        : null) ?? this.discourse.describe(paragraph, mention.titleFirst, noun, words[noun]?.lower ?? '');
    if (body) this.discourse.salience.name(body, 'subject');
  }

  private pronounOrRole(paragraph: ReadParagraph, at: number): void {
    const { words } = paragraph;
    const word = words[at];
    if (word === undefined) return;
    const gender = genderOfPronoun(word.lower);
    if (gender) {
      const [found] = likeliest(this.discourse.salience, this.discourse.placeOf(paragraph, at, gender, null));
      if (!found || found.share < 0.5) return;
      const subject = word.lower === 'he' || word.lower === 'she';
      const grammaticalRole = !subject
        ? 'possessive'
        : speechVerbs.has(words[at + 1]?.lower ?? '')
          ? 'speaker'
          : 'subject';
      this.discourse.salience.name(found.entity, grammaticalRole);
      return;
    }
    if (word.lower !== 'the') return;
    const end = roleEnd(paragraph, at);
    if (end < 0) return;
    const found = this.discourse.roleBearer(paragraph, at, end) ?? this.discourse.topic(paragraph, at, end);
    if (!found) return;
    if (found.certainty > 0.65) {
      countForm(found.entity.forms, paragraph.text.slice(word.start, words[end]?.end));
      found.entity.spans.push({
        paragraph: paragraph.number,
        start: word.start,
        end: words[end]?.end ?? word.end,
      });
    }
    this.discourse.salience.name(found.entity, grammaticalRoleOf(words, at, end, false));
  }

  private resolveSource(paragraph: ReadParagraph, source: SourceWords, index: number): void {
    const result = resolveSource(this.discourse, paragraph, source);
    this.results[index] = result;
    if (!result || !source.likeliest) return;
    const { entity } = result;
    if (result.how === 'author') return;
    this.discourse.salience.name(entity, 'speaker');
    this.discourse.lastSpeaker = entity;
    if (result.how === 'role' || result.how === 'description') this.noteRoleForm(paragraph, source, entity);
    if (entity.kind === 'unclear' && result.certainty > 0.5) entity.kind = 'person';
  }

  private noteRoleForm(paragraph: ReadParagraph, source: SourceWords, entity: Entity): void {
    const { words, text, number } = paragraph;
    const start = words[source.first]?.start ?? 0;
    const end = words[roleEnd(paragraph, source.first)]?.end ?? words[source.last]?.end ?? start;
    countForm(entity.forms, text.slice(start, end));
    entity.spans.push({ paragraph: number, start, end });
  }
}
