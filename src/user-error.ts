import { type Saying, type Words, wordsIn } from './words/words.ts';

/**
 * Something a person can mend. It says what happened and what to do about it, in words for people: shown as it stands
 * in Discord, in the terminal and at start-up, without a stack trace. What people see in Discord is a sentence of the
 * catalogue, so that it reaches them in their language; the terminal, the start and the log speak English.
 *
 * @example
 * throw new UserError(saying('reading.notText', { origin }));
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  /** What it says, for other languages; null where it is said in English alone. */
  readonly saying: Saying | null;

  constructor(said: string | Saying, options?: ErrorOptions) {
    super(typeof said === 'string' ? said : wordsIn('en').tell(said), options);
    this.saying = typeof said === 'string' ? null : said;
  }

  /** What it says, in a language. */
  inWords(words: Words): string {
    return this.saying === null ? this.message : words.tell(this.saying);
  }
}
