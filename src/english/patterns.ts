import { alternativesOf, type WordClass } from './language.ts';
import written from './patterns.json' with { type: 'json' };
import verbs from './verbs-of-speech.json' with { type: 'json' };

type PatternName = Exclude<keyof typeof written, 'source'>;

const verbsOfSpeech = new Map([
  ['verbsOfSpeechInTexts', verbs.inTexts],
  ['verbsOfSpeechInQuestions', verbs.inQuestions],
]);

/** The regular expressions that contain English words, by what they tell of a text. */
export const patterns: Readonly<Record<PatternName, RegExp>> = compiled();

function compiled(): Readonly<Record<PatternName, RegExp>> {
  const { source: _source, ...named } = written;
  const all = Object.entries(named).map(([name, { pattern, flags }]) => [
    name,
    new RegExp(withClasses(pattern), flags),
  ]);
  return Object.fromEntries(all) as Readonly<Record<PatternName, RegExp>>;
}

/** A pattern with the words of a class put in for its name in braces. */
function withClasses(pattern: string): string {
  return pattern.replace(
    /\{([a-z]\w{3,})\}/g,
    (_whole, name: string) =>
      verbsOfSpeech.get(name)?.replaceAll(' ', '|') ?? alternativesOf(name as WordClass),
  );
}
