import { type Member, newMember } from './member.ts';
import type { Naming, ReadParagraph } from './reading.ts';

/** A pronoun counts three when its sentence and the one before name nobody else, else one. */
interface Votes {
  f: number;
  m: number;
}

/**
 * Tells the gender of those whose names do not from the pronoun that follows with nobody else named in
 * between. Where the pronouns after a bare surname are the other gender's than its only bearer's
 * ("Michelle Bergstrom", but "Bergstrom … he"), it names somebody else, who becomes a member too.
 */
export function guessGenders(paragraphs: readonly ReadParagraph[], members: Member[]): void {
  const full = new Map<Member, Votes>();
  const short = new Map<Member, Votes>();
  for (const paragraph of paragraphs) countVotes(paragraph, full, short);
  const others = new Map<Member, Member>();
  for (const member of [...members]) {
    if (member.kind === 'body') continue;
    const whole = full.get(member) ?? { f: 0, m: 0 };
    const bare = short.get(member) ?? { f: 0, m: 0 };
    if (member.gender && isAnother(member.gender, bare)) {
      const surname = member.parts.at(-1) ?? '';
      const other = newMember(members.length, '', [surname], 'person');
      other.gender = member.gender === 'f' ? 'm' : 'f';
      members.push(other);
      others.set(member, other);
      continue;
    }
    const f = whole.f + bare.f;
    const m = whole.m + bare.m;
    if (member.gender === null) {
      if (Math.max(f, m) > 2 * Math.min(f, m)) member.gender = f > m ? 'f' : 'm';
    } else if (member.gender === 'f' ? m > 8 && m > 4 * f : f > 8 && f > 4 * m) {
      // Pronouns tell better than a given name: "Aung San Suu Kyi … she".
      member.gender = member.gender === 'f' ? 'm' : 'f';
    }
  }
  if (others.size > 0) moveBareNames(paragraphs, others);
}

/** Whether the pronouns after a bare surname are the other gender's. */
function isAnother(gender: 'f' | 'm', { f, m }: Votes): boolean {
  return gender === 'f' ? m >= 4 && m > 4 * f : f >= 4 && f > 4 * m;
}

/** Gives the bare surnames of these members to the others who bear them. */
function moveBareNames(paragraphs: readonly ReadParagraph[], others: ReadonlyMap<Member, Member>): void {
  for (const { namings, words, text } of paragraphs) {
    for (const naming of namings) {
      const { mention, member } = naming;
      const other = member ? others.get(member) : undefined;
      if (!member || !other || mention.parts.length > 1 || mention.parts[0] !== other.parts[0]) continue;
      if (mention.gender && mention.gender !== other.gender) continue;
      naming.member = other;
      if (other.name === '')
        other.name = text.slice(words[mention.first]?.start ?? 0, words[mention.last]?.end ?? 0);
      other.named += 1;
      other.personal += 1;
      member.named -= 1;
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
