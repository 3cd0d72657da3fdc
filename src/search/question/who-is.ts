import { patterns } from '../../english/patterns.ts';
import type { Speaker } from '../../speech/speech.ts';
import type { NamedInQuestion } from './words-asked.ts';

/**
 * Who a question wants to be told of: “Who is Quill?”, “What does Quill do?”. Nobody where it asks for somebody by what
 * they did or are (“Who is the mayor?”), or for something else of theirs.
 *
 * @param named - the names in the question
 * @returns them, by article
 */
export function whoIs(question: string, named: readonly NamedInQuestion[]): ReadonlySet<Speaker> {
  for (const { start, end, speakers } of named) {
    const before = question.slice(0, start);
    const after = question.slice(end);
    const who = patterns.beforeWhoIs.test(before) && patterns.afterWhoIs.test(after);
    // “What is Quill?” asks for anything that has a name, “What does Quill do?” for somebody.
    const what = patterns.beforeWhatIs.test(before) && patterns.afterWhatIs.test(after);
    if (who || what) return new Set([...speakers].filter(({ kind }) => kind !== 'unnamed'));
  }
  return new Set();
}
