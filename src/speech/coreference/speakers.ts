import type { Article, Span } from '../../article/article.ts';
import { foldName } from '../../text/fold-name.ts';
import type { DraftQuotation, LikelySource } from '../draft.ts';
import { castOf } from '../entities/entities.ts';
import { countForm, type Member } from '../entities/entity.ts';
import { type ReadParagraph, readParagraphs } from '../entities/read-paragraphs.ts';
import { noteRoles } from '../entities/role-context.ts';
import type { Speaker } from '../speech.ts';
import { type Chosen, chooseSpeakers } from './choose-speakers.ts';
import type { Resolution } from './resolve-source.ts';
import { resolveSources } from './resolve-sources.ts';
import { type SourceWords, sourceWords } from './source-words.ts';

/** Who the quotations' speakers are, and everybody else whom the article names. */
export interface ResolvedSpeakers {
  /** The speaker of the draft at this place of the list; null when nobody certain enough can be named. */
  speakerOf(index: number): Speaker | null;
  /** The words that name the speaker of this draft; where nobody is named, the likeliest. */
  sourceOf(index: number): LikelySource | null;
  /** Most quoted, then most mentioned first. */
  readonly speakers: readonly Speaker[];
}

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
  const chosen = chooseSpeakers(paragraphs, drafts, sources, resolutions);
  noteDescriptions(paragraphs, sources, resolutions, chosen);
  const quoted = new Map<Member, number>();
  for (const one of chosen) if (one) quoted.set(one.member, (quoted.get(one.member) ?? 0) + 1);
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
      const one = chosen[index];
      return one ? (speakers.get(one.member) ?? null) : null;
    },
    sourceOf(index) {
      return drafts[index]?.sources[chosen[index]?.rank ?? 0] ?? null;
    },
    speakers: [...speakers.values()],
  };
}

/** Somebody who is only described is named by the words that a quotation is told to be from. */
function noteDescriptions(
  paragraphs: readonly ReadParagraph[],
  sources: readonly SourceWords[],
  resolutions: readonly (Resolution | null)[],
  chosen: readonly (Chosen | null)[],
): void {
  for (const [index, { paragraph, drafts }] of sources.entries()) {
    const { member, mention } = resolutions[index] ?? {};
    if (!member || !mention || !drafts.some(({ draft }) => chosen[draft]?.member === member)) continue;
    countForm(member.forms, paragraphs[paragraph]?.text.slice(mention.start, mention.end) ?? member.name);
    member.spans.push(mention);
  }
}

function speakerFrom(member: Member, ids: Set<string>): Speaker {
  // "The White House", as the article says "the White House".
  const named = member.forms.get(member.name) ?? member.spans.length;
  const article = member.kind === 'body' && member.withThe * 2 > named;
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
