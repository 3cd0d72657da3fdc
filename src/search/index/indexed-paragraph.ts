import type { Article, Paragraph, Range } from '../../article/article.ts';
import type { Quotation, ReadArticle } from '../../speech/speech.ts';
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
  const quotations = new Map<number, Quotation[]>();
  for (const quotation of read.speech.quotations) {
    const others = quotations.get(quotation.paragraph);
    if (others === undefined) quotations.set(quotation.paragraph, [quotation]);
    else others.push(quotation);
  }
  for (const [place, paragraph] of read.article.paragraphs.entries())
    yield {
      article: read.article,
      paragraph,
      ...(words?.[place] ?? wordsOfParagraph(paragraph, vocabulary)),
      quotations: quotations.get(paragraph.number) ?? [],
    };
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
