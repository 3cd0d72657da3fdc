import { randomFrom } from '../learn/random.ts';
import type { GoldArticle, GoldQuotation } from './gold.ts';
import made from './made-up-patterns.json' with { type: 'json' };

/**
 * Made-up sentences for ways to quote, and for words in marks that quote nobody, that are too rare in the
 * annotated articles to be learned there. One article a sentence, with the source and cue of its quotation, or
 * with words that are not quoted. Seeded: the same number gives the same sentences.
 */
export function madeUpArticles(count: number): readonly GoldArticle[] {
  const random = randomFrom(29);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const fill = (pattern: string, lists: Record<string, readonly string[]>): string =>
    pattern.replace(/\{(\w+)\}/g, (_whole, name: string) => {
      if (name === 'Title' || name === 'Title2') return title();
      return name === 'Longer' ? `${title()} and Other Tales` : pick(lists[name] ?? []);
    });
  const title = (): string => {
    const { forms, ...lists } = made.titles;
    return fill(pick(forms), lists);
  };
  return Array.from({ length: count }, (_, index) => {
    const opening = fill('{person} and {other} met the council on Monday.\n', made.fillings);
    const pattern = made.patterns[index % made.patterns.length] ?? '';
    return articleOf(`made-up-${index}`, opening, corrected(fill(pattern, made.fillings)));
  });
}

/** Signs and capitals as they are written, after words were filled in. */
function corrected(text: string): string {
  return text
    .replace(/\.,”/g, ',”')
    .replace(/([?!]),”/g, '$1”')
    .replace(/^(⟦?)(\p{Ll})/gmu, (_whole, bracket: string, letter: string) => bracket + letter.toUpperCase());
}

function articleOf(id: string, opening: string, pattern: string): GoldArticle {
  let text = opening;
  const at: Record<string, number> = {};
  for (const sign of pattern) {
    if ('⟦⟧⟨⟩'.includes(sign)) at[sign] = text.length;
    else text += sign;
  }
  const marked = [...text.matchAll(/“[^”]*”/g)].map(({ index, 0: words }): [number, number] => [
    index,
    index + words.length,
  ]);
  if (at['⟦'] === undefined) return { id, text, quotes: [], ignored: [], unattributed: marked };
  const source: [number, number] = [at['⟦'] ?? 0, at['⟧'] ?? 0];
  const cue: [number, number][] = at['⟨'] === undefined ? [] : [[at['⟨'], at['⟩'] ?? 0]];
  // The source is that of the last quotation; others are only there to tell it apart from.
  const [start, end] = marked.at(-1) ?? [0, 0];
  const quotation: GoldQuotation = {
    start,
    end,
    source: [source],
    cue,
    head: headOf(text, source),
    alt: null,
    length: 'short',
    sourceType: 'proper',
    position: 'before',
  };
  return { id, text, quotes: [quotation], ignored: marked.slice(0, -1), unattributed: [] };
}

/** The last word of a source before what is added to it ("a spokeswoman for …", "the mayor, Jane Doe"). */
function headOf(text: string, [from, to]: readonly [number, number]): [number, number] {
  const added = /,| (?:for|of) /.exec(text.slice(from, to));
  const end = added ? from + added.index : to;
  return [Math.max(from, text.lastIndexOf(' ', end - 1) + 1), end];
}
