import { Tag } from '../../src/speech/attribution/tagger.ts';
import { TokenKind } from '../../src/speech/attribution/tokens.ts';
import type { ArticleExamples } from './examples.ts';

/** Words seen less often in cues are left out. */
const LEAST_IN_CUES = 3;

/**
 * How often each lower-case verb, noun, preposition or adverb stands in a cue that people marked, out of all
 * its places outside quotations, most often first.
 */
export function cueRates(articles: readonly ArticleExamples[]): Record<string, number> {
  const all = new Map<string, number>();
  const inCues = new Map<string, number>();
  for (const article of articles) {
    for (const { word, isCue } of wordsOf(article)) {
      all.set(word, (all.get(word) ?? 0) + 1);
      if (isCue) inCues.set(word, (inCues.get(word) ?? 0) + 1);
    }
  }
  const rates = [...inCues]
    .filter(([, count]) => count >= LEAST_IN_CUES)
    .map(([word, count]): [string, number] => [word, Number((count / ((all.get(word) ?? 0) + 2)).toFixed(3))])
    .filter(([, rate]) => rate >= 0.01)
    .sort((a, b) => b[1] - a[1]);
  return Object.fromEntries(rates);
}

const COUNTED: ReadonlySet<number> = new Set([Tag.verb, Tag.noun, Tag.adp, Tag.adv]);

/** The lower-case words of an article that may be cues, and whether people marked them as one. */
function* wordsOf({ styled, context }: ArticleExamples): Generator<{ word: string; isCue: boolean }> {
  const cues = styled.gold.quotes.flatMap((quote) => quote.cue);
  for (const [part, contextPart] of context.parts.entries()) {
    if (!contextPart) continue;
    const { outline, tags } = contextPart;
    const offset = styled.offsets[part] ?? 0;
    for (let token = 0; token < outline.count; token++) {
      if (outline.kind[token] !== TokenKind.lower || !COUNTED.has(tags[token] ?? -1)) continue;
      const word = outline.text.slice(outline.start[token], outline.end[token]).toLowerCase();
      if (!/^[a-z][a-z-]+$/.test(word)) continue;
      const at = offset + (outline.start[token] ?? 0);
      yield { word, isCue: cues.some(([from, to]) => at >= from && at < to) };
    }
  }
}
