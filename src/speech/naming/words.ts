/** A word or a mark of a paragraph. Offsets are UTF-16 units in the paragraph's text. */
export interface Word {
  readonly text: string;
  /** The text in lower case, full stops and apostrophes left out of abbreviations ("U.S." is "us"). */
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  /** False for a mark, such as a comma or a bracket. */
  readonly isWord: boolean;
  /** Begins with a capital letter. */
  readonly capital: boolean;
  /** Counted from 0 in the paragraph; a quotation does not end the sentence it stands in. */
  readonly sentence: number;
  /** The first word of its sentence, or of a quotation. */
  readonly opens: boolean;
}

// A word, in the order tried: initials ("U.S.", "J."), an abbreviated title, "’s", a word with inner
// apostrophes or hyphens, a number; else a single mark.
const WORD =
  /(?:\p{Lu}\.){2,}|\p{Lu}\.(?=\s["“‘(]?\p{Lu})|(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gen|Lt|Col|Capt|Sgt|Maj|Cmdr|Adm|Prof|Rev|Hon|Pres|St|Sr|Jr|Messrs)\.|['’][sS](?![\p{L}\p{N}])|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:(?:['’-](?![sS](?![\p{L}\p{N}]))|\.(?=\p{Ll}{2,}\b))[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|[^\s]/gu;

/** Divides a paragraph into words and marks, with the sentence each belongs to. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  let sentence = 0;
  let ended = false;
  let opens = true;
  for (const match of text.matchAll(WORD)) {
    const [found] = match;
    const first = found.charCodeAt(0);
    const isWord = isLetterOrDigit(first, found) || (found.length > 1 && (first === 39 || first === 0x2019));
    const capital = isWord && isUpper(found);
    if (ended && isWord) {
      if (capital || (first >= 48 && first <= 57)) {
        sentence += 1;
        opens = true;
      }
      ended = false;
    }
    words.push({
      text: found,
      lower: fold(found),
      start: match.index,
      end: match.index + found.length,
      isWord,
      capital,
      sentence,
      opens: isWord && opens,
    });
    if (isWord) opens = false;
    else if (first === 46 || first === 33 || first === 63 || first === 0x2026) ended = true;
    else if (first === 34 || first === 0x201c || first === 0x2018 || first === 58) opens = true;
  }
  return words;
}

function isLetterOrDigit(code: number, found: string): boolean {
  if (code < 128)
    return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return /^[\p{L}\p{N}]/u.test(found);
}

function isUpper(found: string): boolean {
  const code = found.charCodeAt(0);
  if (code < 128) return code >= 65 && code <= 90;
  return /^\p{Lu}/u.test(found);
}

function fold(found: string): string {
  const lower = found.toLowerCase();
  return lower.includes('.')
    ? lower.replaceAll('.', '')
    : lower.includes('’')
      ? lower.replaceAll('’', "'")
      : lower;
}
