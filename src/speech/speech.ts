import type { Article, Range, Span } from '../article/article.ts';

/**
 * `person`: somebody with a name; `body`: an organisation, place or group that is made to speak ("the
 * White House"); `unnamed`: a speaker only described ("a senior official"), named as described.
 */
export type SpeakerKind = 'person' | 'body' | 'unnamed';

/** Somebody the article names or lets speak. */
export interface Speaker {
  /** Stable within the article: the folded name, with a number where two share it. */
  readonly id: string;
  /** The fullest name the article gives, without titles ("Keir Starmer"); for `unnamed` the description. */
  readonly name: string;
  readonly kind: SpeakerKind;
  /** Every other form the article uses, titles included, most frequent first ("Sir Keir", "the PM"). */
  readonly aliases: readonly string[];
  /** What the article says the speaker is, as written ("Former MI6 chief"). */
  readonly roles: readonly string[];
  /** Where the article names them; pronouns are not listed. In reading order. */
  readonly mentions: readonly Span[];
}

/** How an attribution was found, so that any answer can be explained. */
export interface Attribution {
  /** A short stable name of the pattern: "cue before", "cue after", "carried over", "transcript" … */
  readonly rule: string;
  /** From 0 to 1: how likely the source is right, as the weights see it. */
  readonly certainty: number;
}

/** Words that somebody in the text is made to say, mostly between quotation marks; marks left out. */
export interface Quotation extends Span {
  /**
   * How the text shows that the words are somebody's; absent for quotation marks. `labelled`: a paragraph of an
   * interview or transcript ("Anna Bergstrom: We are open.", an answer to a question in bold), whole, so that
   * quotations in marks may stand inside it.
   * `setApart`: a paragraph that the page sets apart, without marks (a block quotation, an embedded post).
   */
  readonly kind?: 'labelled' | 'setApart';
  /** Null when nobody certain enough can be named. */
  readonly speaker: Speaker | null;
  /** The words that name who speaks ("the PM", "He"), which may stand in another paragraph. */
  readonly source: Span | null;
  /** The verb or noun that links source and quotation ("said", "warning"). */
  readonly cue: Span | null;
  readonly attribution: Attribution | null;
  /** True when it continues the quotation before it (a quotation over several paragraphs). */
  readonly continues: boolean;
}

/** What somebody is reported to have said, not or not wholly in marks; never shown as a quotation. */
export interface Statement extends Span {
  /** What is said, in order: one stretch, or several with source or cue between them; from `start` to `end`. */
  readonly content: readonly Range[];
  /** `mixed`: some of the words stand in quotation marks. */
  readonly kind: 'indirect' | 'mixed';
  /** Null when nobody certain enough can be named. */
  readonly speaker: Speaker | null;
  /** The words that name who says so ("the PM", "He"). */
  readonly source: Span | null;
  /** The verb or noun that says so ("has warned", "according to"). */
  readonly cue: Span;
  /** The chance that it is a statement, from 0 to 1. */
  readonly certainty: number;
}

/** Who says what in an article. */
export interface Speech {
  /** In reading order; none overlap but those inside a `labelled` one. */
  readonly quotations: readonly Quotation[];
  /** In reading order; their contents never overlap. */
  readonly statements: readonly Statement[];
  /** Everybody named in the article and every speaker, quoted or not; most quoted, then most mentioned first. */
  readonly speakers: readonly Speaker[];
  /** Who read: a model of language along with the features of words; absent where the features alone did. */
  readonly reader?: 'model';
}

/** An article once read: its text and who speaks in it. */
export interface ReadArticle {
  readonly article: Article;
  readonly speech: Speech;
}
