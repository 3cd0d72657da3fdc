import type { Article } from '../../article/article.ts';
import type { ReadArticle } from '../../speech/speech.ts';
import { foldWord } from '../../text/fold.ts';
import type { ParagraphTable } from '../index/paragraph-table.ts';
import { termsOf } from '../index/terms.ts';

const mostTopics = 6;

/**
 * What articles are about, as they write it: the names in most paragraphs, rare ones first, that are nobody's
 * ("Oval Office", "Nato"). People are offered by themselves.
 */
export function topicsOf(articles: readonly ReadArticle[], table: ParagraphTable): readonly string[] {
  const topics = new Map<string, { written: string; paragraphs: number; stem: string }>();
  for (const { article, speech } of articles) {
    const people = speech.speakers.filter(({ kind }) => kind === 'person');
    const words = new Set(
      people.flatMap(({ name, aliases, roles }) => foldedWords([name, ...aliases, ...roles])),
    );
    for (const [folded, name] of namesByParagraph(article)) {
      if (name.folded.every((word) => words.has(word))) continue;
      const known = topics.get(folded);
      const paragraphs = name.paragraphs + (known?.paragraphs ?? 0);
      topics.set(folded, { written: known?.written ?? name.written, paragraphs, stem: name.stem });
    }
  }
  const rarity = (stem: string) => {
    const id = table.vocabulary.find(stem);
    return Math.log(1 + table.size / (id === undefined ? 1 : table.vocabulary.paragraphsWith(id)));
  };
  return [...topics.values()]
    .map(({ written, paragraphs, stem }) => ({ written, weight: paragraphs * rarity(stem) }))
    .sort((a, b) => b.weight - a.weight || (a.written < b.written ? -1 : 1))
    .slice(0, mostTopics)
    .map(({ written }) => written);
}

interface Name {
  readonly written: string;
  readonly folded: readonly string[];
  readonly stem: string;
  paragraphs: number;
}

// The closest and the newest articles are looked at for every question that nothing answers.
const namesOfArticles = new WeakMap<Article, ReadonlyMap<string, Name>>();

function namesByParagraph(article: Article): ReadonlyMap<string, Name> {
  const known = namesOfArticles.get(article);
  if (known !== undefined) return known;
  const names = readNames(article);
  namesOfArticles.set(article, names);
  return names;
}

/**
 * Runs of words with a capital inside a sentence, with the number of paragraphs they stand in. A run before a
 * word with a meaning of its own only describes it ("American firms") and does not count there.
 */
function readNames({ paragraphs }: Article): ReadonlyMap<string, Name> {
  const names = new Map<string, Name>();
  for (const { text, kind } of paragraphs) {
    if (kind === 'caption') continue;
    const seen = new Set<string>();
    for (const [written, next] of namesIn(text)) {
      if (next !== '' && termsOf(next).length > 0) continue;
      const terms = termsOf(written);
      const [first] = terms;
      const folded = terms.map((term) => term.folded);
      const key = folded.join(' ');
      if (first === undefined || seen.has(key)) continue;
      seen.add(key);
      const known = names.get(key) ?? { written, folded, stem: first.stem, paragraphs: 0 };
      known.paragraphs += 1;
      names.set(key, known);
    }
  }
  return names;
}

const NAME = /(?<=[\p{Ll}\d,] )(\p{Lu}[\p{L}\d-]{2,}(?: \p{Lu}[\p{L}\d-]{2,})*)(?: (\p{Ll}+))?/gu;

/** Each run with the word in small letters behind it, empty where there is none. */
function namesIn(text: string): readonly (readonly [name: string, next: string])[] {
  return [...text.matchAll(NAME)].map(([, name = '', next = '']) => [name, next]);
}

function foldedWords(names: readonly string[]): readonly string[] {
  return names.flatMap((name) => name.split(/[^\p{L}\p{N}]+/u)).map(foldWord);
}
