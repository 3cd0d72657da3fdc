import {
  bodyEndings,
  genderOf,
  givenNameTitles,
  isGivenName,
  isPlace,
  sameGivenName,
  speechVerbs,
  spellingKey,
} from '../../english/names.ts';
import { countForm, type Member, newMember } from './entity.ts';
import { guessGenders } from './genders.ts';
import type { NameMention } from './mentions.ts';
import type { Naming, ReadParagraph } from './read-paragraphs.ts';

/** Everybody whom the article names: full names first, then the names that stand for them. */
export function castOf(paragraphs: readonly ReadParagraph[]): readonly Member[] {
  const cast = new Cast();
  for (const sure of [true, false]) {
    for (const paragraph of paragraphs) {
      for (const naming of paragraph.namings) {
        const { mention } = naming;
        if (mention.parts.length < 2 || naming.member) continue;
        // "Anna Bergstrom: The Port That Was"
        const leads = mention.titleFirst === 0 && paragraph.words[mention.last + 1]?.text === ':';
        if (paragraph.headline && !leads) continue;
        if (sure && (mention.kind !== 'person' || !isGivenName(mention.parts[0] ?? ''))) continue;
        cast.addFull(naming, paragraph);
      }
    }
  }
  // "Mr. Bergstrom" tells that there is a man of that name before "President Bergstrom" is looked at.
  for (const paragraph of paragraphs) {
    for (const naming of paragraph.namings) {
      if (naming.mention.gender && naming.mention.honorific) {
        naming.member ??= cast.shortNaming(naming.mention, paragraph, []);
        if (naming.member) naming.member.named += 1;
      }
    }
  }
  const recent: Member[] = [];
  for (const paragraph of paragraphs) {
    for (const naming of paragraph.namings) {
      naming.member ??= cast.shortNaming(naming.mention, paragraph, recent);
      if (!naming.member) continue;
      naming.member.named += 1;
      noteSigns(naming.member, naming.mention, paragraph);
      recent.push(naming.member);
      if (recent.length > 12) recent.shift();
    }
  }
  for (const paragraph of paragraphs) {
    if (paragraph.headline) cast.fullNamesIn(paragraph, 0, paragraph.words.length - 1);
    for (const { mention } of paragraph.namings) {
      if (mention.kind === 'body' && mention.parts.length > 2)
        cast.fullNamesIn(paragraph, mention.first, mention.last);
    }
  }
  for (const member of cast.members) settle(member);
  guessGenders(paragraphs);
  for (const paragraph of paragraphs) {
    for (const { mention, member } of paragraph.namings) if (member) noteForm(member, mention, paragraph);
  }
  return cast.members;
}

// Bounds the work in an article that is a list of names.
const MOST_NAMESAKES = 20;

class Cast {
  readonly members: Member[] = [];
  private readonly byLast = new Map<string, Member[]>();
  private readonly byPart = new Map<string, Member[]>();
  private readonly lastByEnding = new Map<string, Member>();
  private readonly bodies = new Map<string, Member>();

  addFull(naming: Naming, paragraph: ReadParagraph): void {
    const { mention } = naming;
    if (mention.kind === 'body' || mention.kind === 'place') {
      naming.member = this.body(mention, paragraph);
      return;
    }
    const known = this.sameFull(mention.parts);
    naming.member = known ?? this.create(mention, paragraph);
    if (naming.member && paragraph.kind !== 'caption') naming.member.fullNamings += 1;
    if (known && mention.parts.length > known.parts.length && mention.kind === 'person') {
      if (isGivenName(mention.parts[0] ?? '')) {
        known.parts = mention.parts;
        known.name = nameText(mention, paragraph);
      }
    }
    if (mention.kind === 'person' && naming.member.kind === 'unclear') naming.member.kind = 'person';
  }

  private create(mention: NameMention, paragraph: ReadParagraph): Member {
    const kind = mention.kind === 'place' ? 'body' : mention.kind;
    const member = newMember(this.members.length, nameText(mention, paragraph), mention.parts, kind);
    if (kind !== 'body' && mention.parts.length > 1)
      member.gender = mention.gender ?? genderOf(mention.parts[0] ?? '');
    this.members.push(member);
    add(this.byLast, spellingKey(mention.parts.at(-1) ?? ''), member);
    if (kind !== 'body')
      for (const part of mention.parts.slice(0, -1)) add(this.byPart, spellingKey(part), member);
    return member;
  }

  private body(mention: NameMention, paragraph: ReadParagraph): Member {
    const key = mention.parts.join(' ');
    const last = mention.parts.at(-1) ?? '';
    // "the Security Council" after "the United Nations Security Council", "the Times" after its full name.
    const longer = this.lastByEnding.get(mention.parts.slice(-2).join(' '));
    const known = this.bodies.get(key) ?? (mention.parts.length < 3 && !isPlace(last) ? longer : undefined);
    if (known) return known;
    const member = newMember(this.members.length, nameText(mention, paragraph), mention.parts, 'body');
    this.members.push(member);
    this.bodies.set(key, member);
    if (mention.parts.length > 2) this.lastByEnding.set(mention.parts.slice(-2).join(' '), member);
    if (mention.parts.length > 1 && bodyEndings.has(last)) this.lastByEnding.set(last, member);
    const initials = mention.parts
      .filter((part) => !/^(?:of|the|and|for)$/u.test(part))
      .map((part) => part[0] ?? '')
      .join('');
    if (initials.length > 2 && !this.bodies.has(initials)) this.bodies.set(initials, member);
    return member;
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
      for (const member of this.byLast.get(spellingKey(surname.lower)) ?? []) {
        if (member.parts.length !== 1 || member.kind === 'body' || member.parts[0] !== surname.lower)
          continue;
        member.parts = [given.lower, surname.lower];
        member.name = text.slice(given.start, surname.end);
      }
    }
  }

  /** The member with the same given name and surname, middle names and spelling aside. */
  private sameFull(parts: readonly string[]): Member | null {
    const first = parts[0] ?? '';
    for (const member of this.byLast.get(spellingKey(parts.at(-1) ?? '')) ?? []) {
      if (member.kind === 'body' || member.parts.length < 2) continue;
      const given = member.parts[0] ?? '';
      if (spellingKey(given) === spellingKey(first) || sameGivenName(given, first)) {
        if (middlesAgree(member.parts, parts)) return member;
      }
      if (endsWith(member.parts, parts) || endsWith(parts, member.parts)) return member;
      // "Robert C. Bobby Scott" is Bobby Scott as well.
      if (member.parts.slice(1, -1).includes(first) || parts.slice(1, -1).includes(given)) return member;
    }
    return null;
  }

  /** Whom a name of one word, or one in a headline, stands for; null when it names nobody for sure. */
  shortNaming(mention: NameMention, paragraph: ReadParagraph, recent: readonly Member[]): Member | null {
    const { parts } = mention;
    if (parts.length > 1) return this.sameFull(parts) ?? this.bodies.get(parts.join(' ')) ?? null;
    const part = parts[0] ?? '';
    const key = spellingKey(part);
    const written = paragraph.words[mention.last]?.text ?? '';
    if (mention.titleAlone) {
      const article = paragraph.words[mention.first - 1]?.lower;
      const exact = (this.byLast.get(key) ?? []).filter((member) => member.parts.at(-1) === part);
      return article === 'the' ? null : prominent(exact, recent, mention);
    }
    const givenForm = mention.honorific !== null && givenNameTitles.has(mention.honorific);
    const fits = (member: Member): boolean =>
      member.kind !== 'body' && !(mention.gender && member.gender && mention.gender !== member.gender);
    const byLast = (this.byLast.get(key) ?? []).filter(fits);
    const byPart = (this.byPart.get(key) ?? []).filter(fits);
    const exact = byLast.filter((member) => member.parts.at(-1) === part);
    const pool =
      givenForm && byPart.length > 0
        ? byPart
        : exact.length > 0
          ? exact
          : byLast.length > 0
            ? byLast
            : byPart;
    const abbreviated = written.includes('.') || (written.length < 4 && written === written.toUpperCase());
    const chosen = abbreviated ? null : prominent(pool, recent, mention);
    if (chosen && !(mention.kind === 'place' && chosen.parts.length > 1 && chosen.parts.at(-1) !== part))
      return chosen;
    if (mention.kind === 'body' || mention.kind === 'place' || this.bodies.has(part))
      return this.body(mention, paragraph);
    const transcript = paragraph.words[mention.last + 1]?.text === ':';
    const acronym = /^(?:\p{Lu}\.?){2,5}$/u.test(written) && mention.titleFirst === mention.first;
    if (acronym && !transcript && !paragraph.headline) return this.body(mention, paragraph);
    if (paragraph.headline) return null;
    const plural = part.endsWith('s') && mention.titleFirst === mention.first;
    const opens = paragraph.words[mention.first]?.opens === true && mention.titleFirst === mention.first;
    if (opens && (plural || !speechVerbs.has(paragraph.words[mention.last + 1]?.lower ?? ''))) return null;
    return this.create(mention, paragraph);
  }
}

/** The one of several who is meant by a name they share: the one last named nearby, else the most named. */
function prominent(pool: readonly Member[], recent: readonly Member[], mention: NameMention): Member | null {
  const [only] = pool;
  if (only === undefined || pool.length === 1) return only ?? null;
  const title = mention.honorific ?? '';
  let best = only;
  for (const member of pool) if (weight(member, recent, title) > weight(best, recent, title)) best = member;
  return best;
}

function weight(member: Member, recent: readonly Member[], title: string): number {
  const near = recent.lastIndexOf(member);
  const titled = title !== '' && member.gender !== null ? 1 : 0;
  return member.fullNamings + member.named * 2 + (near >= 0 ? 1 + near / 12 : 0) + titled;
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

function noteSigns(member: Member, mention: NameMention, { words }: ReadParagraph): void {
  if (mention.gender && mention.parts.length > 1) member.gender = mention.gender;
  member.gender ??= mention.gender;
  if (mention.titleFirst < mention.first) member.personal += 1;
  const next = words[mention.last + 1];
  const before = words[mention.titleFirst - 1];
  if (next && speechVerbs.has(next.lower)) member.personal += 1;
  // “…,” said Bergstrom
  const inverted =
    before && speechVerbs.has(before.lower) && /^[”"’',]$/u.test(words[mention.titleFirst - 2]?.text ?? '');
  if (inverted || before?.lower === 'named') member.personal += 1;
}

function noteForm(
  member: Member,
  mention: NameMention,
  { words, text, number, headline }: ReadParagraph,
): void {
  const start = words[mention.titleFirst]?.start ?? 0;
  const end = words[mention.last]?.end ?? 0;
  member.spans.push({ paragraph: number, start, end });
  if (member.kind === 'body' && words[mention.titleFirst - 1]?.lower === 'the') member.withThe += 1;
  // In a headline a verb may pass for a part of the name.
  if (headline && mention.parts.length > member.parts.length) return;
  countForm(member.forms, text.slice(start, end));
  if (mention.titleFirst < mention.first)
    countForm(member.forms, text.slice(words[mention.first]?.start ?? 0, end));
}

function settle(member: Member): void {
  if (member.kind === 'body') return;
  if (member.kind === 'unclear' && member.personal > 0) member.kind = 'person';
  const given = genderOf(member.parts[0] ?? '');
  // One word may be a surname ("Lincoln", "Howard"), but hardly one that is a woman's given name.
  if (member.parts.length > 1 || given === 'f') member.gender ??= given;
}

function nameText(mention: NameMention, { words, text }: ReadParagraph): string {
  return text.slice(words[mention.first]?.start ?? 0, words[mention.last]?.end ?? 0);
}

function add(map: Map<string, Member[]>, key: string, member: Member): void {
  const list = map.get(key);
  if (list) {
    if (list.length < MOST_NAMESAKES) list.push(member);
  } else map.set(key, [member]);
}
