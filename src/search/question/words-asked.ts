import { english } from '../../english/language.ts';
import { patterns } from '../../english/patterns.ts';
import type { Speaker } from '../../speech/speech.ts';

/** A name in a question, with the speakers it stands for. */
export interface NamedInQuestion {
  readonly start: number;
  readonly end: number;
  readonly speakers: ReadonlySet<Speaker>;
}

/** Whose own words a question asks for, and where it begins to say about what. */
export interface WordsAsked {
  /** By article; empty where nobody's words are asked for. */
  readonly speakers: ReadonlySet<Speaker>;
  /** The place in the question from which on it tells the subject. */
  readonly subjectFrom: number;
}

/**
 * Whose own words a question asks for: "What did Quill say about …", "What is Quill’s view of …". Nobody's where it
 * asks for something else about them ("Why was Quill told to …"), or for what only has a description ("a study"),
 * which any passage may say.
 *
 * @param named - the names in the question
 */
export function wordsAskedOf(question: string, named: readonly NamedInQuestion[]): WordsAsked {
  for (const { start, end, speakers } of named) {
    const after = question.slice(end);
    const owned = patterns.ownedWords.exec(after);
    const said =
      patterns.beforeWhoseWords.test(question.slice(0, start)) && patterns.afterWhoseWords.exec(after);
    const asked = owned ?? said;
    if (asked)
      return { speakers: new Set([...speakers].filter(hasName)), subjectFrom: end + asked[0].length };
  }
  return { speakers: new Set(), subjectFrom: 0 };
}

/** False for who only has a description: "a senior official", "The study". */
function hasName({ name, kind }: Speaker): boolean {
  const [first = '', second = ''] = name.split(' ');
  return kind !== 'unnamed' && !(english.articles.has(first.toLowerCase()) && /^\p{Ll}/u.test(second));
}
