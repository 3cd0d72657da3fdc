import { functionWords } from '../../src/english/stop-words.ts';
import { relatedWords } from '../../src/search/question/related-words.ts';
import { type Word, wordsOf } from '../../src/text/fold.ts';
import { stemOf } from '../../src/text/stem.ts';

/** A question made of a sentence, and what answers it. */
export interface MadeUp {
  readonly question: string;
  readonly answer: string;
}

const fewestWords = 9;
/** Words of the sentence that are asked with, on either side of what answers. */
const mostBeside = 9;
const leastLikeness = 0.45;

/**
 * Asks for something that a sentence says: a name, a number, a time or some other words of it. The question is no good
 * English; it leaves words out and says others in other words, as people do who have not read the sentence.
 *
 * @param random - gives numbers from 0 to 1
 * @param written - a word with a stem
 * @returns null where the sentence is too short, or has nothing to ask for
 */
export function madeUpQuestion(
  sentence: string,
  random: () => number,
  written: (stem: string) => string,
): MadeUp | null {
  const words = wordsOf(sentence);
  if (words.length < fewestWords) return null;
  const spans = spansOf(sentence, words);
  const span = spans[Math.floor(random() * spans.length)];
  if (span === undefined) return null;
  const { from, to, asks } = span;
  const before = words.slice(Math.max(0, from - Math.ceil(random() * mostBeside)), from);
  const behind = words.slice(to, to + Math.ceil(random() * mostBeside));
  const told = [...before, ...behind].flatMap((word) => inOtherWords(sentence, word, random, written));
  if (told.filter((word) => !functionWords.has(word.toLowerCase())).length < 2) return null;
  const asked = asks[Math.floor(random() * asks.length)] ?? 'what';
  const first = words[from];
  const last = words[to - 1];
  if (first === undefined || last === undefined) return null;
  return {
    question: `${asked} ${told.join(' ')}?`,
    answer: sentence.slice(first.start, last.end),
  };
}

/** Some words of a sentence, and how one asks for them. */
interface Asked {
  readonly from: number;
  readonly to: number;
  readonly asks: readonly string[];
}

const asksForName = ['Who', 'Who was it that', 'Who is', 'Which', 'What', 'Where', 'Who did'];
const asksForNumber = ['How many', 'How much', 'What number of', 'When did', 'How old', 'How'];
const asksForWords = ['What', 'What did', 'What is', 'Why did', 'How did', 'What was', 'Where', 'Which'];

function spansOf(sentence: string, words: readonly Word[]): readonly Asked[] {
  const spans: Asked[] = [];
  const isName = ({ start }: Word) => /\p{Lu}/u.test(sentence.charAt(start));
  for (let from = 0; from < words.length; from += 1) {
    const word = words[from] as Word;
    if (/^\d/.test(word.folded)) spans.push({ from, to: from + 1, asks: asksForNumber });
    else if (isName(word) && from > 0) {
      let to = from + 1;
      while (to < words.length && isName(words[to] as Word)) to += 1;
      spans.push({ from, to, asks: asksForName });
      from = to - 1;
    } else if (!functionWords.has(word.folded) && word.folded.length > 3)
      spans.push({ from, to: Math.min(words.length, from + 1 + (from % 3)), asks: asksForWords });
  }
  // Names and numbers are asked for more often than their number tells.
  const telling = spans.filter(({ asks }) => asks !== asksForWords);
  return [...spans, ...telling, ...telling, ...telling];
}

/** The word, another for it, or none. */
function inOtherWords(
  sentence: string,
  { start, end, folded }: Word,
  random: () => number,
  written: (stem: string) => string,
): readonly string[] {
  const chance = random();
  const word = sentence.slice(start, end);
  if (functionWords.has(folded)) return chance < 0.35 ? [] : [word];
  if (/\p{Lu}|\d/u.test(word.charAt(0))) return chance < 0.12 ? [] : [word];
  if (chance < 0.22) return [];
  if (chance < 0.6) {
    const others = relatedWords(stemOf(folded)).filter(({ likeness }) => likeness >= leastLikeness);
    const other = others[Math.floor(random() * Math.min(4, others.length))];
    if (other !== undefined) return [written(other.stem)];
  }
  return [word];
}
