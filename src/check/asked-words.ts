import { type ComparedWord, comparedWords } from './words.ts';

/** What an editor has marked between two words of a quotation: a cut ("…"), or own words in brackets. */
export type Joint = 'cut' | 'bracket';

/** The words of a quotation that is to be checked. */
export interface AskedWords {
  readonly words: readonly ComparedWord[];
  /** What is marked before each word, and after the last; undefined where nothing is. */
  readonly joints: readonly (Joint | undefined)[];
}

const ellipsis = /[[(]\s*(?:…|\.\s?\.\s?\.)[\s.]*[\])]|…[.…]*|\.(?:\s?\.){2,}/gu;
/** "[She]", "[sic]"; but "[T]he" is the word "the". */
const bracketed = /\[[^[\]\n]{1,100}\]/gu;
const insideWord = /^\[(?:\p{L}{1,4})\]$/u;

/** Divides a quotation, without its own marks around it, into words and what is marked between them. */
export function askedWords(quote: string): AskedWords {
  const marked: { readonly at: number; readonly end: number; readonly joint: Joint }[] = [];
  let plain = blankOut(quote, ellipsis, (text, at) => {
    marked.push({ at, end: at + text.length, joint: 'cut' });
    return ' '.repeat(text.length);
  });
  plain = blankOut(plain, bracketed, (text, at) => {
    const attached = /[\p{L}]/u.test(plain.charAt(at + text.length)) || /[\p{L}]/u.test(plain.charAt(at - 1));
    if (insideWord.test(text) && attached) return text;
    marked.push({ at, end: at + text.length, joint: 'bracket' });
    return ' '.repeat(text.length);
  });
  const words = comparedWords(plain);
  const joints: (Joint | undefined)[] = [];
  let next = 0;
  marked.sort((one, other) => one.at - other.at);
  for (let place = 0; place <= words.length; place += 1) {
    const start = words[place]?.start ?? quote.length + 1;
    let joint: Joint | undefined;
    for (; next < marked.length && (marked[next]?.at ?? 0) < start; next += 1)
      joint = joint === 'cut' ? joint : marked[next]?.joint;
    joints.push(joint);
  }
  return { words, joints };
}

function blankOut(text: string, pattern: RegExp, replace: (found: string, at: number) => string): string {
  return text.replace(pattern, (found: string, at: number) => replace(found, at));
}
