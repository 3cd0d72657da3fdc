import type { Article, Paragraph, Range } from '../../article/article.ts';
import type { Quotation, ReadArticle, Statement } from '../../speech/speech.ts';
import { sentencesOf } from '../../text/sentences.ts';
import { kindsOf } from '../ranking/term-kinds.ts';
import { termsOf } from './terms.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A paragraph as the ranking sees it. */
export interface IndexedParagraph {
  readonly article: Article;
  readonly paragraph: Paragraph;
  /** The numbers of its stems in the vocabulary, in the order in which they stand. */
  readonly terms: Uint32Array;
  /** For each term what its writing shows, in the bits of `termKind`. */
  readonly kinds: Uint8Array;
  readonly sentences: readonly Range[];
  /** For each sentence the place in `terms` behind its last term. */
  readonly sentenceEnds: Uint16Array;
  readonly quotations: readonly Quotation[];
  /** What is reported in it. */
  readonly statements: readonly Statement[];
}

/** The words of a paragraph, without the paragraph. */
export type ParagraphWords = Pick<IndexedParagraph, 'terms' | 'kinds' | 'sentences' | 'sentenceEnds'>;

/**
 * An article's paragraphs, in order, each worked out when it is asked for. Their words are worked out unless
 * they are given; stems that the vocabulary does not know are added to it.
 */
export function* indexParagraphs(
  read: ReadArticle,
  vocabulary: Vocabulary,
  words?: readonly ParagraphWords[],
): Generator<IndexedParagraph, void> {
  const quotations = byParagraph(read.speech.quotations);
  const statements = byParagraph(read.speech.statements);
  for (const [place, paragraph] of read.article.paragraphs.entries())
    yield {
      article: read.article,
      paragraph,
      ...(words?.[place] ?? wordsOfParagraph(paragraph, vocabulary)),
      quotations: quotations.get(paragraph.number) ?? [],
      statements: statements.get(paragraph.number) ?? [],
    };
}

function byParagraph<Words extends { readonly paragraph: number }>(
  said: readonly Words[],
): ReadonlyMap<number, readonly Words[]> {
  const paragraphs = new Map<number, Words[]>();
  for (const words of said) {
    const others = paragraphs.get(words.paragraph);
    if (others === undefined) paragraphs.set(words.paragraph, [words]);
    else others.push(words);
  }
  return paragraphs;
}

function wordsOfParagraph({ text }: Paragraph, vocabulary: Vocabulary): ParagraphWords {
  const found = termsOf(text);
  const sentences = sentencesOf(text);
  const sentenceEnds = new Uint16Array(sentences.length);
  let at = 0;
  for (const [index, sentence] of sentences.entries()) {
    while (at < found.length && (found[at]?.start ?? 0) < sentence.end) at += 1;
    sentenceEnds[index] = at;
  }
  return {
    terms: Uint32Array.from(found, (term) => vocabulary.idOf(term.stem)),
    kinds: kindsOf(text, found, new Set(sentences.map(({ start }) => start))),
    sentences,
    sentenceEnds,
  };
}
