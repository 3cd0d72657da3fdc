import type { Member } from './member.ts';
import type { Naming, ReadParagraph } from './reading.ts';

/** A pronoun counts three when its sentence and the one before name nobody else, else one. */
interface Votes {
  f: number;
  m: number;
}

/**
 * Tells the gender of those whose names do not from the pronoun that follows with nobody else named in
 * between.
 */
export function guessGenders(paragraphs: readonly ReadParagraph[], members: readonly Member[]): void {
  const full = new Map<Member, Votes>();
  const short = new Map<Member, Votes>();
  for (const paragraph of paragraphs) countVotes(paragraph, full, short);
  for (const member of members) {
    if (member.kind === 'body') continue;
    const whole = full.get(member) ?? { f: 0, m: 0 };
    const bare = short.get(member) ?? { f: 0, m: 0 };
    const f = whole.f + bare.f;
    const m = whole.m + bare.m;
    if (member.gender === null) {
      if (Math.max(f, m) > 2 * Math.min(f, m)) member.gender = f > m ? 'f' : 'm';
    } else if (member.gender === 'f' ? m > 8 && m > 4 * f : f > 8 && f > 4 * m) {
      // Pronouns tell better than a given name: "Aung San Suu Kyi … she".
      member.gender = member.gender === 'f' ? 'm' : 'f';
    }
  }
}

function isPerson(member: Member): boolean {
  return member.kind === 'person' || (member.kind === 'unclear' && member.parts.length > 1);
}

function countVotes(paragraph: ReadParagraph, full: Map<Member, Votes>, short: Map<Member, Votes>): void {
  const { words, namings, quotedIn } = paragraph;
  let next = 0;
  let last: Naming | null = null;
  let sentence = 0;
  let alone = false;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    const naming = namings[next];
    if (naming && naming.mention.last <= at) {
      next += 1;
      if ((quotedIn[at] ?? -1) < 0 && naming.member && isPerson(naming.member)) {
        alone = last === null || word.sentence - sentence > 1 || last.member === naming.member;
        last = naming;
        sentence = word.sentence;
      }
      continue;
    }
    if (!last?.member || (quotedIn[at] ?? -1) >= 0) continue;
    const gender = /^(?:he|his|him)$/u.test(word.lower)
      ? 'm'
      : /^(?:she|her)$/u.test(word.lower)
        ? 'f'
        : null;
    if (!gender) continue;
    if (word.sentence - sentence <= 1) {
      const votes = last.mention.parts.length > 1 ? full : short;
      const counted = votes.get(last.member) ?? { f: 0, m: 0 };
      counted[gender] += alone ? 3 : 1;
      votes.set(last.member, counted);
    }
  }
}
