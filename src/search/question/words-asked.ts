import { english } from '../../english/language.ts';
import { patterns } from '../../english/patterns.ts';
import type { Speaker } from '../../speech/speech.ts';

/** A name in a question, with the speakers it stands for. */
interface NamedInQuestion {
  readonly start: number;
  readonly end: number;
  readonly speakers: ReadonlySet<Speaker>;
}

/**
 * Whose own words a question asks for: "What did Quill say about …", "What is Quill’s view of …". Nobody's where it
 * asks for something else about them ("Why was Quill told to …"), or for what only has a description ("a study"),
 * which any passage may say.
 *
 * @param named - the names in the question
 */
export function wordsAskedOf(question: string, named: readonly NamedInQuestion[]): ReadonlySet<Speaker> {
  const asked = named.find(({ start, end }) => {
    const after = question.slice(end);
    if (patterns.ownedWords.test(after)) return true;
    return patterns.beforeWhoseWords.test(question.slice(0, start)) && patterns.afterWhoseWords.test(after);
  });
  return new Set([...(asked?.speakers ?? [])].filter(hasName));
}

/** False for who only has a description: "a senior official", "The study". */
function hasName({ name, kind }: Speaker): boolean {
  const [first = '', second = ''] = name.split(' ');
  return kind !== 'unnamed' && !(english.articles.has(first.toLowerCase()) && /^\p{Ll}/u.test(second));
}
