import { documents, speechVerbs } from '../../english/names.ts';
import { campaignAfter } from '../entities/campaigns.ts';
import { countForm, type Member } from '../entities/entity.ts';
import type { Naming, ReadParagraph } from '../entities/read-paragraphs.ts';
import { genderOfPronoun, roleEnd, standingOf } from './clauses.ts';
import { Mind } from './discourse.ts';
import { likeliest } from './pronoun-model.ts';
import { type Resolution, resolveSource } from './resolve-source.ts';
import type { SourceWords } from './source-words.ts';

/** Reads the article from its beginning to its end and finds out whom every source stands for. */
export function resolveSources(
  paragraphs: readonly ReadParagraph[],
  members: Member[],
  sources: readonly SourceWords[],
): readonly (Resolution | null)[] {
  return new Reader(paragraphs, members, sources).read();
}

class Reader {
  private readonly paragraphs: readonly ReadParagraph[];
  private readonly sources: readonly SourceWords[];
  private readonly results: (Resolution | null)[];
  private readonly mind: Mind;
  private next = 0;

  constructor(paragraphs: readonly ReadParagraph[], members: Member[], sources: readonly SourceWords[]) {
    this.paragraphs = paragraphs;
    this.sources = sources;
    this.results = sources.map(() => null);
    this.mind = new Mind(paragraphs, members);
  }

  read(): readonly (Resolution | null)[] {
    for (const paragraph of this.paragraphs) {
      if (paragraph.kind !== 'caption') this.mind.attention.nextParagraph();
      if (!paragraph.words.some((word) => word.isWord && word.text !== '___')) this.mind.attention.clear();
      this.readParagraph(paragraph);
    }
    return this.results;
  }

  private readParagraph(paragraph: ReadParagraph): void {
    const { words, quotedIn } = paragraph;
    let naming = 0;
    let sentence = 0;
    let resolved = -1;
    this.mind.opening = -1;
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at];
      if (word === undefined) break;
      const quoted = (quotedIn[at] ?? -1) >= 0;
      if (word.sentence > sentence && !quoted && word.isWord) {
        sentence = word.sentence;
        this.mind.attention.nextSentence();
        this.mind.opening = -1;
      }
      if (!quoted && word.isWord && this.mind.opening < 0) this.mind.opening = at;
      for (;;) {
        const source = this.sources[this.next];
        if (!source || source.paragraph !== paragraph.index || source.first > at) break;
        this.resolveSource(paragraph, source, this.next);
        this.next += 1;
        if (source.likeliest) resolved = Math.max(resolved, source.last);
      }
      const named = paragraph.namings[naming];
      if (named && named.mention.last <= at) {
        naming += 1;
        if (named.member && paragraph.kind !== 'caption') {
          const standing = standingOf(words, named.mention.titleFirst, at, quoted);
          this.mind.attention.name(named.member, standing);
          if (!quoted) this.campaignOf(paragraph, named, at);
        }
      } else if (!quoted && at > resolved && paragraph.kind !== 'caption') this.pronounOrRole(paragraph, at);
    }
  }

  /** "Bergstrom's campaign" and "the Bergstrom campaign" are bodies that a later "it" can mean. */
  private campaignOf(paragraph: ReadParagraph, { mention, member }: Naming, last: number): void {
    const { words } = paragraph;
    const noun = words[last + 1]?.lower === "'s" ? last + 2 : last + 1;
    if (member?.kind === 'body' && documents.has(words[noun]?.lower ?? '')) {
      this.mind.publishes(member, words[noun]?.lower ?? '');
      return;
    }
    if (
      !/^(?:campaign|administration|team|office|foundation|company|government|party)$/u.test(
        words[noun]?.lower ?? '',
      )
    )
      return;
    if (standingOf(words, mention.titleFirst, noun, false) === 'object') return;
    const body =
      (member && campaignAfter(words, last) === noun ? this.mind.campaigns.named(member) : null) ??
      this.mind.describe(paragraph, mention.titleFirst, noun, words[noun]?.lower ?? '');
    if (body) this.mind.attention.name(body, 'subject');
  }

  private pronounOrRole(paragraph: ReadParagraph, at: number): void {
    const { words } = paragraph;
    const word = words[at];
    if (word === undefined) return;
    const gender = genderOfPronoun(word.lower);
    if (gender) {
      const [found] = likeliest(this.mind.attention, this.mind.placeOf(paragraph, at, gender, null));
      if (!found || found.share < 0.5) return;
      const subject = word.lower === 'he' || word.lower === 'she';
      const standing = !subject
        ? 'possessive'
        : speechVerbs.has(words[at + 1]?.lower ?? '')
          ? 'speaker'
          : 'subject';
      this.mind.attention.name(found.member, standing);
      return;
    }
    if (word.lower !== 'the') return;
    const end = roleEnd(paragraph, at);
    if (end < 0) return;
    const found = this.mind.roleBearer(paragraph, at, end) ?? this.mind.topic(paragraph, at, end);
    if (!found) return;
    if (found.certainty > 0.65) {
      countForm(found.member.forms, paragraph.text.slice(word.start, words[end]?.end));
      found.member.spans.push({
        paragraph: paragraph.number,
        start: word.start,
        end: words[end]?.end ?? word.end,
      });
    }
    this.mind.attention.name(found.member, standingOf(words, at, end, false));
  }

  private resolveSource(paragraph: ReadParagraph, source: SourceWords, index: number): void {
    const result = resolveSource(this.mind, paragraph, source);
    this.results[index] = result;
    if (!result || !source.likeliest) return;
    const { member } = result;
    if (result.how === 'author') return;
    this.mind.attention.name(member, 'speaker');
    this.mind.lastSpeaker = member;
    if (result.how === 'role' || result.how === 'description') this.noteRoleForm(paragraph, source, member);
    if (member.kind === 'unclear' && result.certainty > 0.5) member.kind = 'person';
  }

  private noteRoleForm(paragraph: ReadParagraph, source: SourceWords, member: Member): void {
    const { words, text, number } = paragraph;
    const start = words[source.first]?.start ?? 0;
    const end = words[roleEnd(paragraph, source.first)]?.end ?? words[source.last]?.end ?? start;
    countForm(member.forms, text.slice(start, end));
    member.spans.push({ paragraph: number, start, end });
  }
}
