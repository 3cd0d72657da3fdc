import type { Article, Span } from '../article/article.ts';
import type { DraftQuotation } from './draft.ts';
import { foldName } from './fold-name.ts';
import { castOf } from './naming/cast.ts';
import type { Member } from './naming/member.ts';
import { readParagraphs } from './naming/reading.ts';
import { resolveSources } from './naming/resolve.ts';
import { noteRoles } from './naming/role-context.ts';
import { sourceWords } from './naming/source-words.ts';
import type { Speaker } from './speech.ts';

/** Who the quotations' speakers are, and everybody else whom the article names. */
export interface ResolvedSpeakers {
  /** The speaker of the draft at this place of the list; null when nobody certain enough can be named. */
  speakerOf(index: number): Speaker | null;
  /** Most quoted, then most mentioned first. */
  readonly speakers: readonly Speaker[];
}

/**
 * Below these a speaker is left unnamed: a wrong name is worse than none. Measured on development articles:
 * a higher bar for sources leaves more right speakers unnamed than wrong ones.
 */
const CERTAIN_RESOLUTION = 0.55;
const CERTAIN_SOURCE = 0.35;

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
  const chosen = drafts.map((): Member | null => null);
  for (const [index, source] of sources.entries()) {
    const resolution = resolutions[index];
    if (!resolution || resolution.certainty < CERTAIN_RESOLUTION) continue;
    for (const draft of source.drafts) {
      const sure = drafts[draft]?.attribution?.certainty ?? 1;
      if (sure >= CERTAIN_SOURCE) chosen[draft] = resolution.member;
    }
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

function speakerFrom(member: Member, ids: Set<string>): Speaker {
  // "The White House", as the article says "the White House".
  const article = member.kind === 'body' && member.withThe * 2 > member.spans.length;
  const name = article ? `The ${member.name}` : member.name;
  const base = foldName(name) || 'speaker';
  let id = base;
  for (let number = 2; ids.has(id); number += 1) id = `${base} ${number}`;
  ids.add(id);
  const aliases = [...member.forms].sort((a, b) => b[1] - a[1]).map(([form]) => form);
  return {
    id,
    name,
    kind: member.kind === 'unclear' ? 'person' : member.kind,
    aliases: aliases.filter((alias) => alias !== name),
    roles: [...member.roleTexts].sort((a, b) => b[1] - a[1]).map(([text]) => text),
    mentions: inReadingOrder(member.spans),
  };
}

function inReadingOrder(spans: readonly Span[]): readonly Span[] {
  return [...spans].sort((a, b) => a.paragraph - b.paragraph || a.start - b.start);
}
