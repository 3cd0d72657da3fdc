import type { Article, Span } from '../article/article.ts';
import type { Speaker, SpeakerKind } from './speech.ts';

/** A quotation whose source is known, before anybody knows whom the source stands for. */
export interface QuotationDraft {
  /** The paragraph's number. */
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  readonly source: Span | null;
  readonly certainty: number;
  readonly continues: boolean;
}

/** Who the quotations' speakers are, and everybody else whom the article names. */
export interface ResolvedSpeakers {
  /** The speaker of the draft at this place of the list; null when nobody certain enough can be named. */
  speakerOf(index: number): Speaker | null;
  /** Most quoted, then most mentioned first. */
  readonly speakers: readonly Speaker[];
}

interface Entity {
  name: string;
  kind: SpeakerKind;
  forms: Map<string, number>;
  mentions: Span[];
}

const name =
  /\p{Lu}[\p{L}'’-]*(?:\.(?=\s\p{Lu}))?(?:\s(?:(?:de|von|van|der|la|bin)\s)*\p{Lu}[\p{L}'’-]*(?:\.(?=\s\p{Lu}))?)*/gu;
const title = /^(?:Mr|Mrs|Ms|Sir|Dr|President|Prime|Minister|Senator|Sen|Gov|Rep|The|US|U\.S)\.?\s+/u;

/** Finds whom each quotation's source stands for, and everybody whom the article names. */
export function resolveSpeakers(article: Article, drafts: readonly QuotationDraft[]): ResolvedSpeakers {
  const entities = new Map<string, Entity>();
  const bySurname = new Map<string, Entity>();
  const texts = new Map(article.paragraphs.map((paragraph) => [paragraph.number, paragraph.text]));
  for (const paragraph of article.paragraphs) {
    for (const match of paragraph.text.matchAll(name)) {
      let form = match[0].replace(/['’]s?$/u, '');
      while (title.test(form)) form = form.replace(title, '');
      const words = form.split(/\s+/u);
      const surname = words.at(-1) ?? form;
      let entity = words.length > 1 ? entities.get(form) : (bySurname.get(surname) ?? entities.get(form));
      if (entity === undefined) {
        if (words.length < 2) continue;
        entity = { name: form, kind: 'person', forms: new Map(), mentions: [] };
        entities.set(form, entity);
        if (!bySurname.has(surname)) bySurname.set(surname, entity);
      }
      const written = match[0].replace(/['’]s?$/u, '');
      entity.forms.set(written, (entity.forms.get(written) ?? 0) + 1);
      entity.mentions.push({
        paragraph: paragraph.number,
        start: match.index,
        end: match.index + written.length,
      });
    }
  }
  const counts = new Map<Entity, number>();
  const chosen = drafts.map((draft) => {
    const { source } = draft;
    if (source === null) return null;
    const text = (texts.get(source.paragraph) ?? '').slice(source.start, source.end);
    for (const entity of entities.values()) {
      const inside = entity.mentions.some(
        (mention) =>
          mention.paragraph === source.paragraph && mention.start < source.end && mention.end > source.start,
      );
      if (inside) return entity;
    }
    if (text.trim() === '' || /^(?:he|she|they|it|who|which|i|we|his|her)$/iu.test(text)) return null;
    const found = entities.get(text) ?? {
      name: text,
      kind: 'unnamed' as const,
      forms: new Map(),
      mentions: [],
    };
    entities.set(text, found);
    return found;
  });
  for (const entity of chosen) if (entity) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  const ordered = [...entities.values()].sort(
    (a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || b.mentions.length - a.mentions.length,
  );
  const speakers = new Map(ordered.map((entity) => [entity, speakerFrom(entity)]));
  return {
    speakerOf(index) {
      const entity = chosen[index];
      return entity ? (speakers.get(entity) ?? null) : null;
    },
    speakers: [...speakers.values()],
  };
}

function speakerFrom(entity: Entity): Speaker {
  const aliases = [...entity.forms].sort((a, b) => b[1] - a[1]).map(([form]) => form);
  return {
    id: entity.name.toLowerCase(),
    name: entity.name,
    kind: entity.kind,
    aliases: aliases.filter((alias) => alias !== entity.name),
    roles: [],
    mentions: entity.mentions,
  };
}
