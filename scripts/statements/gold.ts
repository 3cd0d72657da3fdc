import { readFileSync } from 'node:fs';
import { type ContextPart, contextOf } from '../../src/speech/attribution/context.ts';
import { markedSpans } from '../../src/speech/marks/marks.ts';
import { type GoldArticle, goldArticles, type StyledArticle, styled } from '../attribution/gold.ts';

type Place = readonly [number, number];

/** A statement that people marked, direct quotations included; offsets in the gold text. */
export interface GoldStatement {
  readonly source: readonly Place[] | null;
  readonly cue: readonly Place[];
  readonly content: readonly Place[];
  /** Direct ones tell no source. */
  readonly kind: 'indirect' | 'mixed' | 'direct';
}

interface StatementsFile {
  readonly id: string;
  readonly statements: readonly GoldStatement[];
  readonly direct: readonly Omit<GoldStatement, 'kind' | 'source'>[];
}

/** An article with what people marked in it, and its paragraphs as the attribution sees them. */
export interface ArticleStatements {
  readonly id: string;
  readonly styled: StyledArticle;
  readonly parts: readonly ContextPart[];
  readonly gold: readonly GoldStatement[];
}

/** The articles of a file of statements with their texts. */
export function articleStatements(textsPath: string, statementsPath: string): readonly ArticleStatements[] {
  const marked: StatementsFile[] = JSON.parse(readFileSync(statementsPath, 'utf8'));
  const texts = new Map(
    goldArticles(textsPath).map((article): [string, GoldArticle] => [article.id, article]),
  );
  return marked.map(({ id, statements, direct }) => {
    const text = texts.get(id);
    if (text === undefined) throw new Error(`${id}: no text`);
    const article = styled(text, 'american');
    const gold = [
      ...statements,
      ...direct.map((one): GoldStatement => ({ ...one, source: null, kind: 'direct' })),
    ];
    const spans = markedSpans(article.article.paragraphs.map((paragraph) => paragraph.text));
    return { id, styled: article, parts: contextOf(article.article, spans).parts, gold };
  });
}
