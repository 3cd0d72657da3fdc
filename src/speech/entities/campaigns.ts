import { genderOfPronoun } from '../coreference/clauses.ts';
import type { Mind } from '../coreference/discourse.ts';
import { likeliest } from '../coreference/pronoun-model.ts';
import { namingCovering } from '../coreference/sources.ts';
import type { FoundBody } from './body-sources.ts';
import { countForm, type Member, newMember } from './entity.ts';
import type { ReadParagraph } from './read-paragraphs.ts';

/** The bodies that the article names after a person: "Bergstrom's campaign" and "the Bergstrom campaign" are one. */
export class Campaigns {
  private readonly byOwner = new Map<Member, Member>();
  private last: Member | null = null;

  constructor(paragraphs: readonly ReadParagraph[], members: Member[]) {
    for (const { namings, words, text, number } of paragraphs) {
      for (const { mention, member } of namings) {
        const noun = campaignAfter(words, mention.last);
        if (noun < 0 || !member || member.kind === 'body') continue;
        const start = words[mention.titleFirst]?.start ?? 0;
        const end = words[noun]?.end ?? start;
        const name = text.slice(start, end);
        let body = this.byOwner.get(member);
        if (!body) {
          body = newMember(members.length, name, [], 'body');
          members.push(body);
          this.byOwner.set(member, body);
        }
        countForm(body.forms, name);
        body.spans.push({ paragraph: number, start, end });
        if (words[mention.titleFirst - 1]?.lower === 'the') body.withThe += 1;
      }
    }
  }

  /** Notes that a person's campaign is named, and returns it. */
  named(owner: Member): Member | null {
    const body = this.byOwner.get(owner) ?? null;
    if (body) this.last = body;
    return body;
  }

  /** The campaign that "the Bergstrom campaign", "her campaign" or "the campaign" means. */
  of(mind: Mind, paragraph: ReadParagraph, first: number, last: number): FoundBody | null {
    const { words } = paragraph;
    if (words[last]?.lower !== 'campaign') return null;
    const at = words[last - 1]?.lower === "'s" ? last - 2 : last - 1;
    const owner = namingCovering(paragraph, at)?.member;
    if (owner) {
      const body = this.named(owner);
      return body && { member: body, certainty: 1 };
    }
    if (last - first !== 1) return null;
    const gender = genderOfPronoun(words[first]?.lower ?? '');
    if (gender) {
      const [found] = likeliest(mind.attention, mind.placeOf(paragraph, first, gender, null));
      const body = found ? this.named(found.member) : null;
      return found && body ? { member: body, certainty: found.share } : null;
    }
    return words[first]?.lower === 'the' && this.last ? { member: this.last, certainty: 0.75 } : null;
  }
}

/** The word "campaign" right after a name or its possessive; -1 when there is none. */
export function campaignAfter(words: ReadParagraph['words'], last: number): number {
  const noun = words[last + 1]?.lower === "'s" ? last + 2 : last + 1;
  const next = words[noun + 1];
  // "Bergstrom campaign manager Hugh Tarrant" is about him.
  if (
    words[noun]?.lower !== 'campaign' ||
    (next?.isWord &&
      /^(?:manager|chairman|chairwoman|chair|chief|spokesman|spokeswoman|aide|adviser|official|trail|stop|rally|event)s?$/u.test(
        next.lower,
      ))
  )
    return -1;
  return noun;
}
