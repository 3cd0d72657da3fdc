import { countForm, type Member } from './member.ts';
import { offices, prepositions, speechVerbs } from './names.ts';
import type { ReadParagraph } from './reading.ts';
import { roleFit, roleOf } from './roles.ts';
import { fitsPerson, Salience, weights } from './salience.ts';
import { headOfSource, isBodyNoun, isPersonNoun, namingCovering } from './sources.ts';
import type { Word } from './words.ts';

/** Whom a source stands for: a member, or only its own words. */
export type Resolution =
  | { readonly sort: 'member'; readonly member: Member; readonly certainty: number; readonly how: string }
  | { readonly sort: 'described'; readonly first: number; readonly last: number; readonly body: boolean }
  | { readonly sort: 'nobody' };

/** The words of a source. */
export interface SourceWords {
  readonly paragraph: number;
  readonly first: number;
  readonly last: number;
  readonly drafts: readonly number[];
}

const NOBODY: Resolution = { sort: 'nobody' };
const CLAUSE =
  /^(?:and|but|as|when|while|because|if|that|although|though|after|before|whether|where|since|until|so|or|then|how|why|what|said|says)$/u;

/** Reads the article from its beginning to its end and finds out whom every source stands for. */
export function resolveSources(
  paragraphs: readonly ReadParagraph[],
  members: readonly Member[],
  sources: readonly SourceWords[],
): readonly Resolution[] {
  return new Reader(paragraphs, members, sources).read();
}

class Reader {
  private readonly paragraphs: readonly ReadParagraph[];
  private readonly sources: readonly SourceWords[];
  private readonly results: Resolution[];
  private readonly salience = new Salience();
  private readonly bodies = new Salience();
  private readonly namedIn = new Map<number, Set<Member>>();
  private readonly withRoles: readonly Member[];
  private next = 0;

  constructor(
    paragraphs: readonly ReadParagraph[],
    members: readonly Member[],
    sources: readonly SourceWords[],
  ) {
    this.paragraphs = paragraphs;
    this.sources = sources;
    this.results = sources.map(() => NOBODY);
    this.withRoles = members.filter((member) => member.roles.length > 0 && member.kind !== 'body');
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

  read(): readonly Resolution[] {
    for (const paragraph of this.paragraphs) {
      this.readParagraph(paragraph);
      if (paragraph.kind !== 'caption') {
        this.salience.fade(weights.paragraph);
        this.bodies.fade(weights.paragraph);
      }
    }
    return this.results;
  }

  private readParagraph(paragraph: ReadParagraph): void {
    const { words, quotedIn } = paragraph;
    let naming = 0;
    let sentence = 0;
    let skip = -1;
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at];
      if (word === undefined) break;
      const quoted = (quotedIn[at] ?? -1) >= 0;
      if (word.sentence > sentence && !quoted) {
        sentence = word.sentence;
        this.salience.fade(weights.sentence);
        this.bodies.fade(weights.sentence);
      }
      const source = this.sources[this.next];
      if (source && source.paragraph === paragraph.index && source.first <= at) {
        this.resolveSource(paragraph, source, this.next);
        this.next += 1;
        at -= 1;
        skip = Math.max(skip, source.last);
        continue;
      }
      const named = paragraph.namings[naming];
      if (named && named.mention.last === at) {
        naming += 1;
        if (named.member && paragraph.kind !== 'caption')
          this.name(paragraph, named.member, named.mention.titleFirst, at, quoted);
        continue;
      }
      if (quoted || !word.isWord || paragraph.kind === 'caption') continue;
      if (at > skip) this.pronounOrRole(paragraph, at);
    }
  }

  private name(paragraph: ReadParagraph, member: Member, first: number, last: number, quoted: boolean): void {
    const { words } = paragraph;
    let weight = weights.object;
    if (quoted) weight = weights.quoted;
    else if (words[last + 1]?.lower === "'s" || /^['’]$/u.test(words[last + 1]?.text ?? ''))
      weight = weights.possessive;
    else if (isSubject(words, first, last)) weight = weights.subject;
    (member.kind === 'body' ? this.bodies : this.salience).name(member, weight);
  }

  private pronounOrRole(paragraph: ReadParagraph, at: number): void {
    const { words } = paragraph;
    const word = words[at];
    if (word === undefined) return;
    const { lower } = word;
    if (lower === 'he' || lower === 'she' || lower === 'his' || lower === 'him' || lower === 'her') {
      const gender = lower === 'she' || lower === 'her' ? 'f' : 'm';
      const found = this.salience.best((member) => fitsPerson(member, gender));
      if (!found) return;
      const subject = lower === 'he' || lower === 'she';
      this.salience.name(found.member, (subject ? weights.subject : weights.possessive) * found.share);
      return;
    }
    if (lower !== 'the') return;
    const end = roleEnd(paragraph, at);
    if (end < 0) return;
    const found = this.roleBearer(paragraph, at, end);
    if (!found) return;
    if (!word.opens) countForm(found.member.forms, paragraph.text.slice(word.start, words[end]?.end));
    else countForm(found.member.forms, paragraph.text.slice(word.start, words[end]?.end));
    found.member.spans.push({
      paragraph: paragraph.number,
      start: word.start,
      end: words[end]?.end ?? word.end,
    });
    this.salience.name(found.member, isSubject(words, at, end) ? weights.subject : weights.object);
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
    for (const member of this.withRoles) {
      const fit = roleFit(asked, member);
      if (fit <= 0) continue;
      if (fit > most) {
        best = member;
        most = fit;
        tied = false;
      } else if (fit === most) tied = true;
    }
    if (!best) return null;
    if (!tied) return { member: best, certainty: most >= 2 ? 0.9 : 0.7 };
    const top = most;
    const found = this.salience.best((member) => (roleFit(asked, member) === top ? 1 : 0));
    return found && found.share > 0.6 ? { member: found.member, certainty: found.share } : null;
  }

  private resolveSource(paragraph: ReadParagraph, source: SourceWords, index: number): void {
    const result = this.resolution(paragraph, source);
    this.results[index] = result;
    if (result.sort !== 'member') return;
    const { member } = result;
    (member.kind === 'body' ? this.bodies : this.salience).name(member, weights.speaker);
    if (member.kind === 'unclear') member.kind = 'person';
  }

  private resolution(paragraph: ReadParagraph, source: SourceWords): Resolution {
    const head = headOfSource(paragraph, source.first, source.last);
    switch (head.sort) {
      case 'member':
        return { sort: 'member', member: head.member, certainty: 1, how: 'name' };
      case 'pronoun':
        return this.pronoun(head.word, source);
      case 'relative':
        return this.antecedent(paragraph, head.at);
      case 'noun':
        return this.description(paragraph, head.first, head.last, head.head, head.definite, source);
      case 'several':
      case 'nothing':
        return NOBODY;
    }
  }

  private pronoun(word: string, source: SourceWords): Resolution {
    const spoken = (member: Member): number =>
      source.drafts.some((draft) => this.namedIn.get(draft)?.has(member)) ? weights.namedInQuotation : 1;
    if (/^(?:he|him|his|she|her|hers)$/u.test(word)) {
      const gender = word.startsWith('s') || word === 'her' || word === 'hers' ? 'f' : 'm';
      const found = this.salience.best((member) => fitsPerson(member, gender) * spoken(member));
      if (!found) return NOBODY;
      if (found.member.gender === null && found.share > 0.75) found.member.gender = gender;
      return { sort: 'member', member: found.member, certainty: found.share, how: 'pronoun' };
    }
    if (/^(?:it|its|they|them|their)$/u.test(word)) {
      const found = this.bodies.best((member) => spoken(member));
      return found
        ? { sort: 'member', member: found.member, certainty: found.share * 0.8, how: word }
        : NOBODY;
    }
    return NOBODY;
  }

  /** "Anna Bergstrom, who said": the name or noun right before. */
  private antecedent(paragraph: ReadParagraph, at: number): Resolution {
    const { words } = paragraph;
    for (let index = at - 1; index >= 0 && at - index < 25; index -= 1) {
      const naming = namingCovering(paragraph, index);
      if (naming?.member) {
        const before = words[naming.mention.titleFirst - 1];
        // "an aide to Anna Bergstrom, who": the aide or she; nobody knows.
        if (before && prepositions.has(before.lower)) {
          return { sort: 'member', member: naming.member, certainty: 0.6, how: 'who' };
        }
        return { sort: 'member', member: naming.member, certainty: 0.9, how: 'who' };
      }
      const word = words[index];
      if (word?.isWord && offices.has(word.lower)) {
        let first = index;
        while (
          first > 0 &&
          words[first - 1]?.isWord &&
          !prepositions.has(words[first - 1]?.lower ?? '') &&
          !speechVerbs.has(words[first - 1]?.lower ?? '')
        )
          first -= 1;
        return { sort: 'described', first, last: index, body: false };
      }
    }
    return NOBODY;
  }

  private description(
    paragraph: ReadParagraph,
    first: number,
    last: number,
    head: string,
    definite: boolean,
    source: SourceWords,
  ): Resolution {
    if (definite && isPersonNoun(head)) {
      const end = roleEnd(paragraph, first);
      const bearer = this.roleBearer(paragraph, first, Math.max(last, Math.min(end, source.last)));
      if (bearer) return { sort: 'member', member: bearer.member, certainty: bearer.certainty, how: 'role' };
      const asked = roleOf(paragraph.words, first, last);
      if (/^the$/u.test(paragraph.words[first]?.lower ?? '') && asked) {
        const found = this.salience.best((member) => (fitsPerson(member, member.gender) > 0 ? 1 : 0));
        if (found && found.share > 0.75)
          return { sort: 'member', member: found.member, certainty: found.share, how: 'description' };
      }
    }
    return { sort: 'described', first: source.first, last: source.last, body: isBodyNoun(head) };
  }
}

function isSubject(words: readonly Word[], first: number, last: number): boolean {
  const before = words[first - 1];
  if (before === undefined) return true;
  const next = words[last + 1];
  if (before.isWord) {
    if (CLAUSE.test(before.lower)) return true;
    // “…,” said Bergstrom
    if (speechVerbs.has(before.lower)) return /^[”"’']$/u.test(words[first - 2]?.text ?? '');
    return next !== undefined && speechVerbs.has(next.lower) && !prepositions.has(before.lower);
  }
  return before.text !== '(';
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
