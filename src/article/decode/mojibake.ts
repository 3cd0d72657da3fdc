import { unitToByte } from './windows-1252.ts';

// One class for “a character that a UTF-8 continuation byte becomes when read as Windows-1252”.
const C = '[\\u0080-\\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]'; /* 0x80–0xBF, undefined bytes as C1 controls */
const pair = `[Ã-ß]${C}`;
const triple = `[à-ï]${C}{2}`;
const quadruple = `ð[Ÿ\\u0090-\\u009f]${C}{2}`;

const sequence = new RegExp(`${quadruple}|${triple}|${pair}`, 'gu');
/** Three in a row never happen in healthy text: a word of a script with no Latin letters. */
const run = new RegExp(`(?:${triple}|${pair}){3}`, 'u');
const suspicious = new RegExp(`[Â-ð]${C}|Â(?=\\s|$)|Ã(?=\\s|$)|â€|‚Ä`, 'u');

const twice = new RegExp(`Ã([ƒ‚])Â(?=${C})`, 'gu');

/** Marks that stand next to an accented capital in healthy text as well: “CAFÉ”, « DÉJÀ ». */
const natural = /[‘’“”–—…«»°\u00a0]/u;

/**
 * A line in which characters that were UTF-8 and were read as Windows-1252 (or Mac OS Roman, for
 * quotation marks and dashes) are what they were: `â€™` is `’`, `Ã©` is `é`, a stray `Â` is gone.
 * Twice-encoded text is repaired too. Only what cannot be healthy is touched.
 */
export function repairMojibake(line: string): string {
  let repaired = line;
  // Each pass undoes one wrong reading; three is more than has been seen in the wild.
  for (let pass = 0; pass < 3 && suspicious.test(repaired); pass += 1) {
    const before: string = repaired;
    repaired = withoutStrayA(undoMacRoman(undoOnce(undoSecond(before))));
    if (repaired === before) break;
  }
  // A byte that Windows-1252 does not have was lost: a hyphen within a word, else a closing mark.
  return repaired.replace(/â€(?=[a-z])/gu, '-').replace(/â€(?=[\s.,;:!?)\]—-]|$)/gu, '”');
}

/** A letter encoded twice, `ÃƒÂ©` or `Ã‚Â£`, as it is when encoded once: `Ã©`, `Â£`. */
function undoSecond(line: string): string {
  return line.replace(twice, (_, second: string) => (second === 'ƒ' ? 'Ã' : 'Â'));
}

function undoOnce(line: string): string {
  const everything = run.test(line);
  return line.replace(sequence, (found: string, at: number) => {
    const before = line.charAt(at - 1);
    const after = line.charAt(at + found.length);
    return everything || isSure(found, before, after) ? decoded(found) : found;
  });
}

/** Whether a sequence that could be UTF-8 cannot be anything else where it stands. */
function isSure(found: string, before: string, after: string): boolean {
  const lead = found.charAt(0);
  const second = found.charAt(1);
  if (lead === 'ð') return true;
  if (lead === 'â') return !/[‘’“”–—…«»\u00a0]/u.test(second) || /[˜™š›œžŸ]/u.test(found.charAt(2));
  if (lead === 'ï') return second === '»' || second === '¿' || second === '¬' || second === '¼';
  const inWord = /\p{Ll}/u.test(before) || /\p{Ll}/u.test(after);
  if (lead === 'Ã') {
    if (second === '\u00a0') return inWord || before === '' || /\s/u.test(before);
    return !natural.test(second) || inWord;
  }
  // Latin letters of central Europe and Turkey; other alphabets come in runs.
  if (!/[ÄÅÆÈË]/u.test(lead)) return false;
  if (before === '¬') return true;
  if (second === '\u00a0') return false;
  if (/\p{L}/u.test(second)) return /\p{Ll}/u.test(before);
  return natural.test(second) ? /\p{Ll}/u.test(after) : inWord;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decoded(found: string): string {
  const bytes = Uint8Array.from(found, (unit) => unitToByte(unit));
  try {
    return utf8.decode(bytes);
  } catch {
    return found;
  }
}

/** `Â` before a sign, or at the end of a word in small letters or of a sentence, is left-over. */
function withoutStrayA(line: string): string {
  return line
    .replace(new RegExp(`(?<!\\p{Lu})Â(?=${C})`, 'gu'), '')
    .replace(/(?<=[\p{Ll}\p{N}.,;:!?'"’”)\]\u00a0])Â(?=\s|$)/gu, '')
    .replace(/(?<=[.,;:!?'"’”)\]]\s|^)Â(?=\s)/gu, '')
    .replace(/(?<=\s)Â$/u, '')
    .replace(/(?<=\p{Ll})Ã(?=\s(?!\p{M})|$)/gu, 'à');
}

const macRoman = new Map([
  ['‚Äò', '‘'],
  ['‚Äô', '’'],
  ['‚Äú', '“'],
  ['‚Äù', '”'],
  ['‚Äì', '–'],
  ['‚Äî', '—'],
  ['‚Ä¶', '…'],
]);

function undoMacRoman(line: string): string {
  return line.replace(/‚Ä[òôúùìî¶]/gu, (found) => macRoman.get(found) ?? found);
}
