/** What is known about an article beside its text. */
export interface ArticleFacts {
  /** Who wrote it, as the article names them, several joined by commas. */
  readonly byline?: string;
  /** The day it appeared, as YYYY-MM-DD. */
  readonly published?: string;
  /** The paper or site. */
  readonly outlet?: string;
}
