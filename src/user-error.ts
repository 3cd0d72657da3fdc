/**
 * Something a person can mend. The message says what happened and what to do about it, in words for
 * people: it is shown as it stands in Discord, in the terminal and at start-up, without a stack trace.
 *
 * @example
 * throw new UserError('“notes.pdf” is not text. Articles are .txt, .md or .html files.');
 */
export class UserError extends Error {
  override readonly name = 'UserError';
}
