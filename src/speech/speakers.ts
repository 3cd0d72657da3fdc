import type { Article, Span } from '../article/article.ts';
import type { DraftQuotation } from './draft.ts';
import { foldName } from './fold-name.ts';
import { castOf } from './naming/cast.ts';
import { countForm, type Member, newMember } from './naming/member.ts';
import { type ReadParagraph, readParagraphs } from './naming/reading.ts';
import { type Resolution, resolveSources, type SourceWords } from './naming/resolve.ts';
import { noteRoles } from './naming/role-context.ts';
import type { Speaker } from './speech.ts';

/** Who the quotations' speakers are, and everybody else whom the article names. */
export interface ResolvedSpeakers {
  /** The speaker of the draft at this place of the list; null when nobody certain enough can be named. */
  speakerOf(index: number): Speaker | null;
  /** Most quoted, then most mentioned first. */
  readonly speakers: readonly Speaker[];
}

/** Below this a speaker is left unnamed: a wrong name is worse than none. Measured on development articles. */
const CERTAIN_ENOUGH = 0.55;

/**
 * Finds whom each quotation's source stands for, and everybody whom the article names.
 * Linear in the article's length; never throws.
 */
export function resolveSpeakers(article: Article, drafts: readonly DraftQuotation[]): ResolvedSpeakers {
  const paragraphs = readParagraphs(article, drafts);
  const members = [...castOf(paragraphs)];
  noteRoles(paragraphs);
  const sources = sourceWords(paragraphs, drafts);
  const resolutions = resolveSources(paragraphs, members, sources);
  const described = new Map<string, Member>();
  const chosen = drafts.map((): Member | null => null);
  for (const [index, source] of sources.entries()) {
    const paragraph = paragraphs[source.paragraph];
    const resolution = resolutions[index];
    if (!paragraph || !resolution) continue;
    const member = memberOf(resolution, paragraph, members, described);
    for (const draft of source.drafts) chosen[draft] = member;
  }
  const quoted = new Map<Member, number>();
  for (const member of chosen) if (member) quoted.set(member, (quoted.get(member) ?? 0) + 1);
  const shown = members
    .filter((member) => quoted.has(member) || member.kind === 'person')
    .sort(
      (a, b) =>
        (quoted.get(b) ?? 0) - (quoted.get(a) ?? 0) || b.spans.length - a.spans.length || a.number - b.number,
    );
  const ids = new Set<string>();
  const speakers = new Map(shown.map((member) => [member, speakerFrom(member, ids)]));
  return {
    speakerOf(index) {
      const member = chosen[index];
      return member ? (speakers.get(member) ?? null) : null;
    },
    speakers: [...speakers.values()],
  };
}

function memberOf(
  resolution: Resolution,
  paragraph: ReadParagraph,
  members: Member[],
  described: Map<string, Member>,
): Member | null {
  if (resolution.sort === 'nobody') return null;
  if (resolution.sort === 'member') return resolution.certainty < CERTAIN_ENOUGH ? null : resolution.member;
  const { words, text, number } = paragraph;
  const start = words[resolution.first]?.start ?? 0;
  const end = words[resolution.last]?.end ?? start;
  const name = text.slice(start, end).replace(/[\s,;:—–-]+$/u, '');
  const key = foldName(name).replace(/^(?:the|a|an|one) /u, '');
  if (key === '') return null;
  const known = described.get(key);
  const member = known ?? newMember(members.length, name, [], resolution.body ? 'body' : 'unnamed');
  if (!known) {
    described.set(key, member);
    members.push(member);
  }
  countForm(member.forms, name);
  member.spans.push({ paragraph: number, start, end });
  return member;
}

/** The sources in reading order, each once, as numbers of words. */
function sourceWords(
  paragraphs: readonly ReadParagraph[],
  drafts: readonly DraftQuotation[],
): readonly SourceWords[] {
  const places = new Map(paragraphs.map((paragraph) => [paragraph.number, paragraph]));
  const found = new Map<string, { paragraph: number; first: number; last: number; drafts: number[] }>();
  for (const [index, { source }] of drafts.entries()) {
    const paragraph = source ? places.get(source.paragraph) : undefined;
    if (!source || !paragraph) continue;
    const first = wordAt(paragraph, source.start);
    const last = wordBefore(paragraph, source.end, first);
    if (last < first) continue;
    const key = `${paragraph.index} ${first} ${last}`;
    const known = found.get(key);
    if (known) known.drafts.push(index);
    else found.set(key, { paragraph: paragraph.index, first, last, drafts: [index] });
  }
  return [...found.values()].sort(
    (a, b) => a.paragraph - b.paragraph || a.first - b.first || a.last - b.last,
  );
}

/** The first word that ends after the offset. */
function wordAt({ words }: ReadParagraph, offset: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The last word that begins before the offset. */
function wordBefore(paragraph: ReadParagraph, offset: number, first: number): number {
  let last = wordAt(paragraph, offset);
  while (last >= first && (paragraph.words[last]?.start ?? offset) >= offset) last -= 1;
  return last;
}

function speakerFrom(member: Member, ids: Set<string>): Speaker {
  const base = foldName(member.name) || 'speaker';
  let id = base;
  for (let number = 2; ids.has(id); number += 1) id = `${base} ${number}`;
  ids.add(id);
  const aliases = [...member.forms].sort((a, b) => b[1] - a[1]).map(([form]) => form);
  return {
    id,
    name: member.name,
    kind: member.kind === 'unclear' ? 'person' : member.kind,
    aliases: aliases.filter((alias) => alias !== member.name),
    roles: [...member.roleTexts].sort((a, b) => b[1] - a[1]).map(([text]) => text),
    mentions: inReadingOrder(member.spans),
  };
}

function inReadingOrder(spans: readonly Span[]): readonly Span[] {
  return [...spans].sort((a, b) => a.paragraph - b.paragraph || a.start - b.start);
}
