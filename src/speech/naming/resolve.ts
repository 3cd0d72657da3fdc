import { foldName } from '../fold-name.ts';
import { Attention, type Standing, type Trace } from './attention.ts';
import { authorOf } from './author.ts';
import { countForm, type Member, newMember } from './member.ts';
import {
  beforeOffice,
  bodyNames,
  demonyms,
  type Gender,
  isPlace,
  offices,
  prepositions,
  speechVerbs,
} from './names.ts';
import { likeliest, type PronounPlace } from './pronoun-model.ts';
import type { Naming, ReadParagraph } from './reading.ts';
import { bearersOf, roleFit, roleOf, strangers, vague } from './roles.ts';
import { headOfSource, isBodyNoun, isPersonNoun, namingCovering } from './sources.ts';
import type { Word } from './words.ts';

/** Whom a source stands for, how certain that is (from 0 to 1), and by what it was found. */
export interface Resolution {
  readonly member: Member;
  readonly certainty: number;
  readonly how: 'name' | 'pronoun' | 'who' | 'role' | 'description' | 'it' | 'author' | 'as described';
}

/** The words of a source. */
export interface SourceWords {
  readonly paragraph: number;
  readonly first: number;
  readonly last: number;
  readonly drafts: readonly number[];
}

const CLAUSE =
  /^(?:and|but|as|when|while|because|if|that|although|though|after|before|whether|where|since|until|so|or|then|how|why|what)$/u;

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
  private readonly members: Member[];
  private readonly descriptions = new Map<string, Member>();
  private readonly sources: readonly SourceWords[];
  private readonly results: (Resolution | null)[];
  private readonly attention = new Attention();
  private readonly namedIn = new Map<number, Set<Member>>();
  private readonly bearers: ReadonlyMap<string, readonly Member[]>;
  private next = 0;
  private lastSpeaker: Member | null = null;
  /** The first word of the sentence being read that stands outside quotations. */
  private opening = -1;

  constructor(paragraphs: readonly ReadParagraph[], members: Member[], sources: readonly SourceWords[]) {
    this.paragraphs = paragraphs;
    this.members = members;
    this.sources = sources;
    this.results = sources.map(() => null);
    this.bearers = bearersOf(members);
    for (const paragraph of paragraphs) {
      for (const { mention, member } of paragraph.namings) {
        const draft = paragraph.quotedIn[mention.first] ?? -1;
        if (draft < 0 || !member) continue;
        const named = this.namedIn.get(draft);
        if (named) named.add(member);
        else this.namedIn.set(draft, new Set([member]));
      }
    }
  }

  read(): readonly (Resolution | null)[] {
    for (const paragraph of this.paragraphs) {
      if (paragraph.kind !== 'caption') this.attention.nextParagraph();
      if (!paragraph.words.some((word) => word.isWord && word.text !== '___')) this.attention.clear();
      this.readParagraph(paragraph);
    }
    return this.results;
  }

  private readParagraph(paragraph: ReadParagraph): void {
    const { words, quotedIn } = paragraph;
    let naming = 0;
    let sentence = 0;
    let resolved = -1;
    this.opening = -1;
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at];
      if (word === undefined) break;
      const quoted = (quotedIn[at] ?? -1) >= 0;
      if (word.sentence > sentence && !quoted && word.isWord) {
        sentence = word.sentence;
        this.attention.nextSentence();
        this.opening = -1;
      }
      if (!quoted && word.isWord && this.opening < 0) this.opening = at;
      for (;;) {
        const source = this.sources[this.next];
        if (!source || source.paragraph !== paragraph.index || source.first > at) break;
        this.resolveSource(paragraph, source, this.next);
        this.next += 1;
        resolved = Math.max(resolved, source.last);
      }
      const named = paragraph.namings[naming];
      if (named && named.mention.last <= at) {
        naming += 1;
        if (named.member && paragraph.kind !== 'caption') {
          const standing = standingOf(words, named.mention.titleFirst, at, quoted);
          this.attention.name(named.member, standing);
          if (!quoted) this.campaignOf(paragraph, named, at);
        }
      } else if (!quoted && at > resolved && paragraph.kind !== 'caption') this.pronounOrRole(paragraph, at);
    }
  }

  /** "Bergstrom's campaign" and "the Bergstrom campaign" are bodies that a later "it" can mean. */
  private campaignOf(paragraph: ReadParagraph, { mention }: Naming, last: number): void {
    const { words } = paragraph;
    const noun = words[last + 1]?.lower === "'s" ? last + 2 : last + 1;
    if (
      !/^(?:campaign|administration|team|office|foundation|company|government|party)$/u.test(
        words[noun]?.lower ?? '',
      )
    )
      return;
    if (standingOf(words, mention.titleFirst, noun, false) === 'object') return;
    const body = this.describe(paragraph, mention.titleFirst, noun, words[noun]?.lower ?? '');
    if (body) this.attention.name(body, 'subject');
  }

  private pronounOrRole(paragraph: ReadParagraph, at: number): void {
    const { words } = paragraph;
    const word = words[at];
    if (word === undefined) return;
    const gender = genderOfPronoun(word.lower);
    if (gender) {
      const [found] = likeliest(this.attention, this.placeOf(paragraph, at, gender, null));
      if (!found || found.share < 0.5) return;
      const subject = word.lower === 'he' || word.lower === 'she';
      const standing = !subject
        ? 'possessive'
        : speechVerbs.has(words[at + 1]?.lower ?? '')
          ? 'speaker'
          : 'subject';
      this.attention.name(found.member, standing);
      return;
    }
    if (word.lower !== 'the') return;
    const end = roleEnd(paragraph, at);
    if (end < 0) return;
    const found = this.roleBearer(paragraph, at, end) ?? this.topic(paragraph, at, end);
    if (!found) return;
    if (found.certainty > 0.65)
      countForm(found.member.forms, paragraph.text.slice(word.start, words[end]?.end));
    found.member.spans.push({
      paragraph: paragraph.number,
      start: word.start,
      end: words[end]?.end ?? word.end,
    });
    this.attention.name(found.member, standingOf(words, at, end, false));
  }

  /** "The Bergen engineer was speaking", said of whom the sentence before is about. */
  private topic(
    paragraph: ReadParagraph,
    first: number,
    last: number,
  ): { member: Member; certainty: number } | null {
    if (!paragraph.words[first]?.opens || !isPersonNoun(paragraph.words[last]?.lower ?? '')) return null;
    if (strangers.has(paragraph.words[last]?.lower ?? '')) return null;
    const place = this.placeOf(
      paragraph,
      first,
      offices.get(paragraph.words[last]?.lower ?? '') ?? null,
      null,
    );
    const [found] = likeliest(this.attention, place);
    return found && found.share > 0.6 ? { member: found.member, certainty: 0.6 } : null;
  }

  private placeOf(
    paragraph: ReadParagraph,
    at: number,
    gender: Gender,
    source: SourceWords | null,
  ): PronounPlace {
    let named: Set<Member> | null = null;
    let after = false;
    for (const draft of source?.drafts ?? []) {
      for (const member of this.namedIn.get(draft) ?? []) {
        named ??= new Set();
        named.add(member);
      }
      const before = paragraph.quotedIn[at - 1] ?? -1;
      const second = paragraph.quotedIn[at - 2] ?? -1;
      const third = paragraph.quotedIn[at - 3] ?? -1;
      after ||= before === draft || second === draft || third === draft;
    }
    return {
      gender,
      opens: this.opening === at,
      afterQuotation: after,
      lastSpeaker: this.lastSpeaker,
      namedInQuotation: named,
      source: source !== null,
    };
  }

  /** Who is known to be what the words say, when one fits clearly better than the others. */
  private roleBearer(
    paragraph: ReadParagraph,
    first: number,
    last: number,
  ): { member: Member; certainty: number } | null {
    const asked = roleOf(paragraph.words, first, last);
    if (!asked) return null;
    let best: Member | null = null;
    let most = 0;
    let tied = false;
    for (const member of this.bearers.get(asked.head) ?? []) {
      const fit = roleFit(asked, member);
      if (fit <= 0) continue;
      if (fit > most) {
        best = member;
        most = fit;
        tied = false;
      } else if (fit === most) tied = true;
    }
    if (!best) return null;
    if (!tied) {
      if (most >= 2) return { member: best, certainty: 0.9 };
      const bearer = best;
      return this.nearby((member) => member === bearer, 8).length > 0
        ? { member: bearer, certainty: 0.7 }
        : null;
    }
    const top = most;
    const [found] = this.nearby((member) => roleFit(asked, member) === top, 6);
    return found ? { member: found.member, certainty: 0.7 } : null;
  }

  private resolveSource(paragraph: ReadParagraph, source: SourceWords, index: number): void {
    const result = this.resolution(paragraph, source);
    this.results[index] = result;
    if (!result) return;
    const { member } = result;
    if (result.how === 'author') return;
    this.attention.name(member, 'speaker');
    this.lastSpeaker = member;
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

  private resolution(paragraph: ReadParagraph, source: SourceWords): Resolution | null {
    const head = headOfSource(paragraph, source.first, source.last);
    switch (head.sort) {
      case 'member':
        return { member: head.member, certainty: certaintyOfName(head.member), how: 'name' };
      case 'pronoun':
        return this.pronoun(paragraph, head.word, head.at, source);
      case 'relative':
        return this.antecedent(paragraph, head.at);
      case 'noun':
        return this.description(paragraph, head.first, head.last, head.head, head.definite, source);
      case 'several':
      case 'nothing':
        return null;
    }
  }

  private pronoun(
    paragraph: ReadParagraph,
    word: string,
    at: number,
    source: SourceWords,
  ): Resolution | null {
    const gender = genderOfPronoun(word);
    if (gender) {
      const place = this.placeOf(paragraph, at, gender, source);
      const [found] = likeliest(this.attention, place);
      if (!found) return null;
      if (found.member.gender === null && found.share > 0.95) found.member.gender = gender;
      return { member: found.member, certainty: found.share, how: 'pronoun' };
    }
    if (/^(?:it|its|they|them|their)$/u.test(word)) return this.bodyPronoun(word);
    if (/^(?:i|me|my)$/u.test(word) && (paragraph.quotedIn[at] ?? -1) < 0) {
      const author = authorOf(this.paragraphs, paragraph.index);
      return author ? { member: author, certainty: 0.8, how: 'author' } : null;
    }
    return null;
  }

  /** The body that the sentence before speaks of, when it is only one. */
  private bodyPronoun(word: string): Resolution | null {
    const far = word.startsWith('it') ? 2 : 1;
    const bodies = this.nearby(
      (member) =>
        member.kind === 'body' && !isPlace(member.parts.at(-1) ?? '') && (far > 1 || member.parts.length > 0),
      far,
    );
    const [found, second] = bodies;
    if (!found) return null;
    const subject = found.lastSubject === found.sentence;
    const rival = second !== undefined && second.lastSubject >= found.lastSubject;
    return { member: found.member, certainty: subject && !rival ? 0.7 : 0.4, how: 'it' };
  }

  /** Those named at most so many sentences ago, the last spoken of first. */
  private nearby(fits: (member: Member) => boolean, sentences: number): readonly Trace[] {
    const found = [];
    for (const trace of this.attention.candidates()) {
      if (this.attention.sentence - trace.sentence <= sentences && fits(trace.member)) found.push(trace);
    }
    return found.sort((a, b) => b.lastSubject - a.lastSubject || b.order - a.order);
  }

  /** "Anna Bergstrom, who said": the name or noun right before. */
  private antecedent(paragraph: ReadParagraph, at: number): Resolution | null {
    const { words } = paragraph;
    for (let index = at - 1; index >= 0 && at - index < 25; index -= 1) {
      const naming = namingCovering(paragraph, index);
      if (naming?.member) {
        const before = words[naming.mention.titleFirst - 1];
        // "an aide to Anna Bergstrom, who": the aide or she; nobody knows.
        if (before && prepositions.has(before.lower)) {
          return { member: naming.member, certainty: 0.6, how: 'who' };
        }
        return { member: naming.member, certainty: 0.9, how: 'who' };
      }
      const word = words[index];
      if (word?.isWord && offices.has(word.lower)) {
        const bearer = apposedTo(paragraph, index);
        if (bearer) return { member: bearer, certainty: 0.8, how: 'who' };
        let first = index;
        while (
          first > 0 &&
          words[first - 1]?.isWord &&
          !prepositions.has(words[first - 1]?.lower ?? '') &&
          !speechVerbs.has(words[first - 1]?.lower ?? '')
        )
          first -= 1;
        return this.described(paragraph, first, index, words[index]?.lower ?? '');
      }
    }
    return null;
  }

  /** "the agency", after a body whose name says that it is one. */
  private bodyBearer(paragraph: ReadParagraph, first: number, last: number, head: string): Member | null {
    if (last - first !== 1 || paragraph.words[first]?.lower !== 'the') return null;
    const endings = bodyNames.get(head);
    if (!endings) return null;
    const fits = (member: Member): boolean =>
      member.kind === 'body' && member.parts.some((part) => endings.has(part));
    const [found, second] = this.nearby(fits, 5);
    return found && !second ? found.member : null;
  }

  private described(paragraph: ReadParagraph, first: number, last: number, head: string): Resolution | null {
    const member = this.describe(paragraph, first, last, head);
    if (!member) return null;
    const { words, text, number } = paragraph;
    const start = words[first]?.start ?? 0;
    const name = described(text, start, words[last]?.end ?? start);
    countForm(member.forms, name);
    member.spans.push({ paragraph: number, start, end: start + name.length });
    return { member, certainty: 1, how: 'as described' };
  }

  /** Somebody who is only described, the same for the same words. */
  private describe(paragraph: ReadParagraph, first: number, last: number, head: string): Member | null {
    const { words, text } = paragraph;
    const start = words[first]?.start ?? 0;
    const name = described(text, start, words[last]?.end ?? start);
    const key = foldName(name).replace(/^(?:the|a|an|one|another) /u, '');
    if (key === '') return null;
    const known = this.descriptions.get(key);
    if (known) return known;
    const member = newMember(this.members.length, name, [], isBodyNoun(head) ? 'body' : 'unnamed');
    member.gender = offices.get(head) ?? null;
    this.descriptions.set(key, member);
    this.members.push(member);
    return member;
  }

  private description(
    paragraph: ReadParagraph,
    first: number,
    last: number,
    head: string,
    definite: boolean,
    source: SourceWords,
  ): Resolution | null {
    if (definite && isPersonNoun(head)) {
      const end = roleEnd(paragraph, first);
      const bearer = this.roleBearer(paragraph, first, Math.max(last, Math.min(end, source.last)));
      if (bearer) return { member: bearer.member, certainty: bearer.certainty, how: 'role' };
      const asked = roleOf(paragraph.words, first, last);
      if (
        paragraph.words[first]?.lower === 'the' &&
        asked &&
        !vague.has(asked.head) &&
        !strangers.has(head)
      ) {
        const place = this.placeOf(paragraph, first, offices.get(head) ?? null, source);
        const [found] = likeliest(this.attention, place);
        if (found && found.share > 0.5) {
          return { member: found.member, certainty: found.share, how: 'description' };
        }
      }
    }
    const body = definite ? this.bodyBearer(paragraph, first, last, head) : null;
    if (body) return { member: body, certainty: 0.7, how: 'role' };
    return this.described(paragraph, source.first, withComplement(paragraph.words, source.last), head);
  }
}

/** Of "Bergstrom, now the minister of ports, who": the name that the description follows. */
function apposedTo(paragraph: ReadParagraph, last: number): Member | null {
  const { words } = paragraph;
  for (let at = last - 1; at > 0 && last - at < 10; at -= 1) {
    const word = words[at];
    if (word === undefined || (!word.isWord && word.text !== ',')) return null;
    if (word.text !== ',') continue;
    const naming = namingCovering(paragraph, at - 1);
    return naming?.member?.kind === 'person' ? naming.member : null;
  }
  return null;
}

/** One capitalised word without any sign of a person ("Contrary") may be no name at all. */
function certaintyOfName(member: Member): number {
  const doubtful =
    member.kind === 'unclear' && member.parts.length < 2 && member.named < 2 && member.personal === 0;
  return doubtful ? 0.4 : 1;
}

/** "one source |on the panel| said": where a description ends that a preposition goes on with. */
function withComplement(words: readonly Word[], last: number): number {
  if (!/^(?:of|for|on|at|from|in|with)$/u.test(words[last + 1]?.lower ?? '')) return last;
  for (let at = last + 2; at < last + 10; at += 1) {
    const word = words[at];
    if (word === undefined || /^[.;:“”"(]$/u.test(word.text)) return last;
    if (speechVerbs.has(word.lower)) return at - 1;
  }
  return last;
}

function described(text: string, start: number, end: number): string {
  return text.slice(start, end).replace(/[\s,;:—–-]+$/u, '');
}

function genderOfPronoun(word: string): Gender {
  if (word === 'he' || word === 'his' || word === 'him') return 'm';
  return word === 'she' || word === 'her' || word === 'hers' ? 'f' : null;
}

function standingOf(words: readonly Word[], first: number, last: number, quoted: boolean): Standing {
  if (quoted) return 'quoted';
  const next = words[last + 1];
  if (next?.lower === "'s" || /^['’]$/u.test(next?.text ?? '')) return 'possessive';
  const start = phraseStart(words, first);
  const before = words[start - 1];
  const speaks = next !== undefined && speechVerbs.has(next.lower);
  if (before?.isWord && speechVerbs.has(before.lower)) {
    // “…,” said Bergstrom; but in "Alvarez said Bergstrom left" she is only spoken about.
    if (/^[”"’',]$/u.test(words[start - 2]?.text ?? '')) return 'speaker';
    return next?.isWord && !prepositions.has(next.lower) ? 'embedded' : 'object';
  }
  if (!isSubject(words, first, last)) return 'object';
  if (before?.lower === 'that' && speechVerbs.has(words[start - 2]?.lower ?? '')) return 'embedded';
  return speaks ? 'speaker' : 'subject';
}

/** Where the noun phrase that a name ends begins: "But |state Rep. Bergstrom", "noted |the paper's Bergstrom". */
function phraseStart(words: readonly Word[], first: number): number {
  let start = first;
  while (start > 0 && first - start < 10) {
    const word = words[start - 1];
    const next = words[start];
    if (!word?.isWord || next === undefined || next.start - word.end > 1) break;
    const inside =
      word.lower === "'s" ||
      next.lower === "'s" ||
      /^(?:the|a|an|his|her|their|its|our|my|one)$/u.test(word.lower) ||
      offices.has(word.lower) ||
      beforeOffice.has(word.lower) ||
      demonyms.has(word.lower) ||
      (word.capital && !word.opens) ||
      /^(?:fellow|longtime|controversial|embattled|outspoken|then-\p{L}+|\p{L}+-\p{L}+)$/u.test(word.lower);
    if (!inside || speechVerbs.has(word.lower)) break;
    start -= 1;
  }
  return start;
}

/** Whether a name is what its clause is about, judged by the words before and after its noun phrase. */
function isSubject(words: readonly Word[], first: number, last: number): boolean {
  let start = phraseStart(words, first);
  // In "met Alvarez and Bergstrom" the one before decides for both.
  for (let listed = 0; listed < 3 && /^(?:and|or)$/u.test(words[start - 1]?.lower ?? ''); listed += 1) {
    const other = words[start - 2];
    if (!other?.capital || other.opens) break;
    start = phraseStart(words, start - 2);
  }
  const before = words[start - 1];
  if (before === undefined || words[start]?.opens) return true;
  const next = words[last + 1];
  if (before.isWord) {
    if (CLAUSE.test(before.lower)) return true;
    return next !== undefined && speechVerbs.has(next.lower) && !prepositions.has(before.lower);
  }
  if (before.text === '(') return false;
  // In a list or after an aside only a verb after the name tells.
  return (
    before.text !== ',' || (next?.isWord === true && !prepositions.has(next.lower) && next.lower !== 'and')
  );
}

/** Where "the Ukrainian President" ends; -1 when no office ends it, or a name follows it. */
function roleEnd(paragraph: ReadParagraph, first: number): number {
  const { words } = paragraph;
  let end = -1;
  for (let at = first + 1; at < words.length && at - first <= 7; at += 1) {
    const word = words[at];
    if (word === undefined || !word.isWord || word.lower === "'s") break;
    const naming = namingCovering(paragraph, at);
    if (
      naming?.member &&
      naming.mention.kind === 'person' &&
      naming.mention.last >= at &&
      naming.member.kind === 'person'
    )
      return -1;
    if (
      prepositions.has(word.lower) ||
      /^(?:and|who|which|that|is|was|has|had|will|would)$/u.test(word.lower) ||
      speechVerbs.has(word.lower)
    )
      break;
    if (offices.has(word.lower)) end = at;
    else if (end >= 0) break;
  }
  const after = words[end + 1];
  if (end >= 0 && after?.isWord && after.lower !== "'s") {
    const naming = namingCovering(paragraph, end + 1);
    if (naming) return -1;
    // "the president threatened" ends; "the mayor election" does not.
    if (words[end]?.lower === 'president' && after.lower === 'elect') return -1;
  }
  return end;
}
