import type { Member } from './member.ts';
import type { Gender } from './names.ts';

/** How a member stands in its sentence: what is spoken of as the subject stays in mind longest. */
export const weights = {
  speaker: 100,
  subject: 80,
  object: 45,
  possessive: 35,
  quoted: 12,
  caption: 0,
  /** What is left of it a sentence later, and a paragraph later. */
  sentence: 0.55,
  paragraph: 0.85,
  /** For a member named in the very words that the pronoun's bearer speaks. */
  namedInQuotation: 0.1,
  unclearKind: 0.5,
  unknownGender: 0.75,
};

const MOST = 16;

/**
 * Whom a pronoun is likely to mean, after Lappin and Leass (1994), "An Algorithm for Pronominal Anaphora
 * Resolution": every naming adds weight by its place in the sentence, and weight fades with each sentence.
 */
export class Salience {
  private readonly weightOf = new Map<Member, number>();

  name(member: Member, weight: number): void {
    this.weightOf.set(member, (this.weightOf.get(member) ?? 0) + weight);
  }

  fade(by: number): void {
    for (const [member, weight] of this.weightOf) {
      if (weight * by < 0.5) this.weightOf.delete(member);
      else this.weightOf.set(member, weight * by);
    }
    if (this.weightOf.size <= MOST) return;
    const kept = [...this.weightOf].sort((a, b) => b[1] - a[1]).slice(0, MOST);
    this.weightOf.clear();
    for (const [member, weight] of kept) this.weightOf.set(member, weight);
  }

  /** The likeliest member and its share of the weight of it and the second, from 0.5 to 1. */
  best(factor: (member: Member) => number): { readonly member: Member; readonly share: number } | null {
    let member: Member | null = null;
    let most = 0;
    let second = 0;
    for (const [candidate, weight] of this.weightOf) {
      const score = weight * factor(candidate);
      if (score > most) {
        second = most;
        most = score;
        member = candidate;
      } else if (score > second) second = score;
    }
    return member === null || most <= 0 ? null : { member, share: most / (most + second) };
  }
}

/** How well a member fits "he" or "she". */
export function fitsPerson(member: Member, gender: Gender): number {
  if (member.kind === 'body' || member.kind === 'unnamed') return 0;
  if (member.gender !== null) return member.gender === gender ? 1 : 0;
  return member.kind === 'person' ? weights.unknownGender : weights.unclearKind * weights.unknownGender;
}
