import type { Article, Paragraph, Range } from '../../article/article.ts';
import type { Quotation, Speaker, Statement } from '../../speech/speech.ts';

/** How sure it is that a passage answers: it does, it may, or it does not. */
export type Degree = 'answers' | 'mayAnswer' | 'nothing';

/** A sentence of an article. */
export interface Source {
  readonly article: Article;
  readonly paragraph: Paragraph;
  readonly sentence: Range;
}

/** A paragraph found for a question. */
export interface Passage extends Source {
  /** The other articles in which the answer sentence stands too, or one that says the same in the same words. */
  readonly also: readonly Source[];
  /** How likely it is that it answers, from 0 to 1. */
  readonly score: number;
  /** True for the best passage of an answered question, and for others that answer it without doubt. */
  readonly answers: boolean;
  /** The quotations in the paragraph, in order. */
  readonly quotations: readonly Quotation[];
  /** What is reported in the paragraph, in order. */
  readonly statements: readonly Statement[];
}

/** What can be offered when nothing answers. */
export interface Offer {
  /** People whose names are nearest to the question's words, else the most mentioned. */
  readonly people: readonly Speaker[];
  /** Words of the articles nearest to question words that they do not contain ("did you mean …"). */
  readonly didYouMean: readonly { readonly asked: string; readonly known: string }[];
  /** What the articles are about: their most telling terms, as written in them. */
  readonly about: readonly string[];
  /** Whose words are asked for, when they say nothing that answers; null when nobody's are. */
  readonly silent: Silent | null;
}

/** Somebody who says nothing about what is asked. */
export interface Silent {
  readonly speaker: Speaker;
  /** True when they are quoted or reported with something else. */
  readonly speaks: boolean;
}

/** The answer to a question, best passage first, at most ten. */
export interface Answer {
  readonly question: string;
  /** The question as it was read, with its misspelt words put right; null when none were. */
  readonly readAs: string | null;
  /** False when nothing in the articles answers; passages are then the closest there are. */
  readonly answered: boolean;
  /** Whether the best passage does, may, or does not answer. */
  readonly degree: Degree;
  readonly passages: readonly Passage[];
  /** For "who said …": the speaker of the best passage's matching quotation or reported statement. */
  readonly speaker: Speaker | null;
  /** True when what that speaker says is only reported. */
  readonly reported: boolean;
  /** Filled when `answered` is false. */
  readonly offer: Offer | null;
}

/** Turns texts into vectors of meaning; the seam behind which an embedding model stands. */
export interface Meaning {
  /** Names model and version; vectors of different names are never compared. */
  readonly name: string;
  /** Unit vectors, one for each text, in order. Rejects when the model cannot be used. */
  embed(texts: readonly string[]): Promise<readonly Float32Array[]>;
  /** The same for a question: quickly, and kept nowhere. */
  embedQuestion?(question: string): Promise<Float32Array>;
  /**
   * How well each text answers a question, the two read together: logarithms, comparable among the texts of one question.
   * Null while others are being read. Rejects when the model cannot be used.
   */
  relevance?(question: string, texts: readonly string[]): Promise<readonly number[] | null>;
}
