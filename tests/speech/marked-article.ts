import type { Article, Span } from '../../src/article/article.ts';
import { type ResolvedSpeakers, resolveSpeakers } from '../../src/speech/coreference/speakers.ts';
import type { DraftQuotation } from '../../src/speech/draft.ts';

/**
 * Reads paragraphs in which “…” is a quotation and ⟦…⟧ marks the source of the one nearest to it; the
 * marks ⟦⟧ are taken out. Paragraphs that begin with "CAPTION " are captions.
 */
export function resolveMarked(...paragraphs: readonly string[]): {
  readonly resolved: ResolvedSpeakers;
  readonly article: Article;
  /** The speaker's name for each marked source, in order. */
  readonly names: readonly (string | null)[];
} {
  const sources: Span[] = [];
  const quotations: Span[] = [];
  const article: Article = {
    id: 'marked',
    title: 'Marked',
    origin: 'marked.txt',
    paragraphs: paragraphs.map((marked, index) => {
      const number = index + 1;
      let text = '';
      let open = 0;
      const body = marked.replace(/^CAPTION /u, '');
      for (const character of body) {
        if (character === '⟦') open = text.length;
        else if (character === '⟧') sources.push({ paragraph: number, start: open, end: text.length });
        else text += character;
      }
      for (const found of text.matchAll(/“([^”]*)”/gu)) {
        quotations.push({
          paragraph: number,
          start: found.index + 1,
          end: found.index + found[0].length - 1,
        });
      }
      return { number, kind: body === marked ? 'body' : 'caption', text };
    }),
  };
  const drafts = quotations.map((quotation): DraftQuotation => {
    const source = nearest(quotation, sources);
    const likely = source ? [{ span: source, introduction: source, share: 1 }] : [];
    return {
      ...quotation,
      source,
      sources: likely,
      quoted: 1,
      cue: null,
      attribution: null,
      continues: false,
    };
  });
  const resolved = resolveSpeakers(article, drafts);
  const names = sources.map((source) => {
    const index = drafts.findIndex((draft) => draft.source === source);
    return resolved.speakerOf(index)?.name ?? null;
  });
  return { resolved, article, names };
}

function nearest(quotation: Span, sources: readonly Span[]): Span | null {
  let best: Span | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const source of sources) {
    if (source.paragraph !== quotation.paragraph) continue;
    const away = source.end <= quotation.start ? quotation.start - source.end : source.start - quotation.end;
    if (away >= 0 && away < least) {
      best = source;
      least = away;
    }
  }
  return best;
}
