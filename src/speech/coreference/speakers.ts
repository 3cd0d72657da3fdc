import type { Article, Span } from '../../article/article.ts';
import { foldName } from '../../text/fold.ts';
import type { DraftQuotation, DraftStatement, LikelySource } from '../draft.ts';
import { entitiesOf } from '../entities/entities.ts';
import { countForm, type Entity } from '../entities/entity.ts';
import { type ReadParagraph, readParagraphs } from '../entities/read-paragraphs.ts';
import { noteRoles } from '../entities/role-context.ts';
import type { LabelledTurn } from '../labels/labelled-turns.ts';
import type { Speaker } from '../speech.ts';
import { entityNamed, writerOf } from './author.ts';
import { type Chosen, chooseSpeakers, type Sourced } from './choose-speakers.ts';
import { withHeadline } from './headline-speakers.ts';
import { labelSpeakers } from './label-speakers.ts';
import type { Resolution } from './resolution.ts';
import { resolveSources } from './resolve-sources.ts';
import { type SourceWords, sourceWords } from './source-words.ts';

/** Who the quotations' speakers are, and everybody else whom the article names. */
export interface ResolvedSpeakers {
  /** The speaker of the draft at this place of the list; null when nobody certain enough can be named. */
  speakerOf(index: number): Speaker | null;
  /** The speaker of the statement at this place of the list; null when nobody certain enough can be named. */
  reporterOf(index: number): Speaker | null;
  /** The speaker of the labelled turn at this place of the list; null when nobody certain enough can be named. */
  labelledOf(index: number): Speaker | null;
  /** The words that name the speaker of this draft; where nobody is named, the likeliest. */
  sourceOf(index: number): LikelySource | null;
  /** Most quoted, then most mentioned first. */
  readonly speakers: readonly Speaker[];
}

/**
 * Finds whom each quotation's source stands for, and everybody whom the article names.
 * Linear in the article's length; never throws.
 */
export function resolveSpeakers(
  article: Article,
  drafts: readonly DraftQuotation[],
  statements: readonly DraftStatement[] = [],
  turns: readonly LabelledTurn[] = [],
): ResolvedSpeakers {
  // Mentions: the paragraphs as words, with the names among them.
  const paragraphs = readParagraphs(article, drafts);
  // Entities: whom the names name, and what the article says that they are.
  const entities = [...entitiesOf(paragraphs)];
  noteRoles(paragraphs);
  // Resolutions: whom the words mean that may name a source; those only described join the entities.
  const said = [...drafts, ...statements.map(asDraft)];
  const sources = sourceWords(paragraphs, said, drafts.length);
  const writer = writerOf(article, entities);
  const labelled = labelSpeakers(paragraphs, entities, turns);
  const answering = new Map(turns.map(({ paragraph }, index) => [paragraph, labelled[index] ?? null]));
  const resolutions = resolveSources(paragraphs, entities, sources, { writer, answering });
  // Speakers: for each quotation the entity that most of its sources mean.
  const byThemselves = chooseSpeakers(paragraphs, said, drafts, sources, resolutions).map(
    (one, index) => authorOfPost(article, drafts[index], entities) ?? one,
  );
  const chosen = withHeadline(article, drafts, byThemselves);
  noteDescriptions(paragraphs, sources, resolutions, chosen);
  const quoted = new Map<Entity, number>();
  for (const one of [...chosen.slice(0, drafts.length).map((one) => one?.entity), ...labelled]) {
    if (one) quoted.set(one, (quoted.get(one) ?? 0) + 1);
  }
  const speaking = new Set([...chosen.map((one) => one?.entity), ...labelled]);
  if (writer !== null && speaking.has(writer) && !entities.includes(writer)) entities.push(writer);
  const shown = entities
    .filter((entity) => speaking.has(entity) || entity.kind === 'person')
    .sort(
      (a, b) =>
        (quoted.get(b) ?? 0) - (quoted.get(a) ?? 0) || b.spans.length - a.spans.length || a.number - b.number,
    );
  const ids = new Set<string>();
  const speakers = new Map(shown.map((entity) => [entity, speakerFrom(entity, ids)]));
  const speakerFor = (entity: Entity | null | undefined): Speaker | null =>
    entity ? (speakers.get(entity) ?? null) : null;
  const speakerAt = (index: number): Speaker | null => speakerFor(chosen[index]?.entity);
  return {
    speakerOf: speakerAt,
    reporterOf: (index) => speakerAt(drafts.length + index),
    labelledOf: (index) => speakerFor(labelled[index]),
    sourceOf(index) {
      return drafts[index]?.sources[chosen[index]?.rank ?? 0] ?? null;
    },
    speakers: [...speakers.values()],
  };
}

/** Whose words the page says a block quotation or an embedded post has, where it is all that is quoted there. */
function authorOfPost(
  article: Article,
  draft: DraftQuotation | undefined,
  entities: Entity[],
): Chosen | null {
  const paragraph = draft && article.paragraphs[draft.paragraph - 1];
  const by = paragraph?.number === draft?.paragraph ? paragraph?.quoted?.by : undefined;
  if (!draft || !paragraph || by === undefined) return null;
  if ((draft.end - draft.start) * 2 < paragraph.text.length) return null;
  const entity = entityNamed(by, entities);
  if (entity && !entities.includes(entity)) entities.push(entity);
  return entity && { entity, rank: -1 };
}

/** A statement as what the resolution reads of a quotation: its one source is as likely as it is right. */
function asDraft({ paragraph, source, introduction, sourceCertainty, cue }: DraftStatement): Sourced {
  const sources =
    source === null ? [] : [{ span: source, introduction: introduction ?? source, share: sourceCertainty }];
  return { sources, quoted: 1, cue: { paragraph, ...cue } };
}

/** Somebody who is only described is named by the words that a quotation is told to be from. */
function noteDescriptions(
  paragraphs: readonly ReadParagraph[],
  sources: readonly SourceWords[],
  resolutions: readonly (Resolution | null)[],
  chosen: readonly (Chosen | null)[],
): void {
  for (const [index, { paragraph, drafts }] of sources.entries()) {
    const { entity, mention } = resolutions[index] ?? {};
    if (!entity || !mention || !drafts.some(({ draft }) => chosen[draft]?.entity === entity)) continue;
    countForm(entity.forms, paragraphs[paragraph]?.text.slice(mention.start, mention.end) ?? entity.name);
    entity.spans.push(mention);
  }
}

function speakerFrom(entity: Entity, ids: Set<string>): Speaker {
  // "The White House", as the article says "the White House".
  const named = entity.forms.get(entity.name) ?? entity.spans.length;
  const article = entity.kind === 'body' && entity.withThe * 2 > named;
  const name = article ? `The ${entity.name}` : entity.name;
  const base = foldName(name) || 'speaker';
  let id = base;
  for (let number = 2; ids.has(id); number += 1) id = `${base} ${number}`;
  ids.add(id);
  const aliases = [...entity.forms].sort((a, b) => b[1] - a[1]).map(([form]) => form);
  return {
    id,
    name,
    kind: entity.kind === 'unclear' ? 'person' : entity.kind,
    aliases: aliases.filter((alias) => alias !== name),
    roles: [...entity.roleTexts].sort((a, b) => b[1] - a[1]).map(([text]) => text),
    mentions: inReadingOrder(entity.spans),
  };
}

function inReadingOrder(spans: readonly Span[]): readonly Span[] {
  return [...spans].sort((a, b) => a.paragraph - b.paragraph || a.start - b.start);
}
