import type { ReadArticle } from '../../src/speech/speech.ts';

const paragraphsAnArticle = 40;

/** Paragraphs as articles of forty, in which nobody speaks. */
export function articlesOf(paragraphs: readonly string[]): readonly ReadArticle[] {
  const articles: ReadArticle[] = [];
  for (let from = 0; from < paragraphs.length; from += paragraphsAnArticle) {
    const id = `article-${from}`;
    const texts = paragraphs.slice(from, from + paragraphsAnArticle);
    articles.push({
      article: {
        id,
        title: id,
        origin: id,
        paragraphs: texts.map((text, at) => ({ number: at + 1, kind: 'body', text })),
      },
      speech: { quotations: [], statements: [], speakers: [] },
    });
  }
  return articles;
}

/** The place that a paragraph of such an article had among all. */
export function placeOf(articleId: string, number: number): number {
  return Number(articleId.slice('article-'.length)) + number - 1;
}

/** Unit vectors in directions of chance, as long as those of the model. */
export function madeUpVectors(count: number): readonly Float32Array[] {
  return Array.from({ length: count }, () => {
    const vector = Float32Array.from({ length: 384 }, () => Math.random() - 0.5);
    const length = Math.hypot(...vector);
    return vector.map((value) => value / length);
  });
}
