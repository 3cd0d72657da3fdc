import { type Saying, saying } from '../../words/words.ts';
import { usualEndings } from '../formats.ts';

const copyText = saying('reading.copyText');
const saveDocument = saying('reading.saveDocument');
const typeText = saying('reading.typeText');
const pasteText = saying('reading.pasteText');
const unpack = saying('reading.unpack');
const giveFile = saying('reading.giveFile', { endings: { all: usualEndings, by: 'or' } });

/** First bytes (in Latin-1) of files that people take for text, and what to tell them they are. */
const signatures: readonly (readonly [start: string, kind: Saying, advice: Saying])[] = [
  ['%PDF-', saying('reading.pdf'), copyText],
  ['PK\x03\x04', saying('reading.zip'), saveDocument],
  ['\xd0\xcf\x11\xe0', saying('reading.oldOffice'), saveDocument],
  ['{\\rtf', saying('reading.richText'), saveDocument],
  ['\x89PNG', saying('reading.image'), typeText],
  ['\xff\xd8\xff', saying('reading.image'), typeText],
  ['GIF8', saying('reading.image'), typeText],
  ['RIFF', saying('reading.imageSoundOrFilm'), pasteText],
  ['\x1f\x8b', saying('reading.gzip'), unpack],
  ['Rar!', saying('reading.archive'), unpack],
  ['7z\xbc\xaf', saying('reading.archive'), unpack],
  ['\x7fELF', saying('reading.program'), giveFile],
  ['OggS', saying('reading.soundOrFilm'), pasteText],
  ['ID3', saying('reading.sound'), pasteText],
  ['SQLite format', saying('reading.database'), giveFile],
];

/** What kind of file the bytes are when they are no text, with what to do; undefined for text. */
export function binaryKind(bytes: Uint8Array): { kind: Saying; advice: Saying } | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  for (const [signature, kind, advice] of signatures) {
    if (start.startsWith(signature) && (!isWord(signature) || controlShare(bytes) > 0.02)) {
      return { kind, advice };
    }
  }
  if (start.slice(4, 8) === 'ftyp') {
    return { kind: saying('reading.imageSoundOrFilm'), advice: pasteText };
  }
  const share = controlShare(bytes);
  // Compressed data has about a tenth; text that a program spoilt with NULs may have some as well.
  if (share < 0.03 || (share < 0.25 && isUtf8(bytes.subarray(0, 4096)))) return undefined;
  return NO_TEXT;
}

/** That bytes are no text, whatever they are. */
export const NO_TEXT = { kind: saying('reading.noneOfText'), advice: giveFile };

/** A signature that could also be the first word of a text. */
function isWord(signature: string): boolean {
  return /^[\w !]+$/u.test(signature);
}

/** Share of control characters (but blanks and the escape) in the first 4 KiB. */
function controlShare(bytes: Uint8Array): number {
  const sample = bytes.subarray(0, 4096);
  let controls = 0;
  for (const byte of sample) {
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127) controls += 1;
  }
  return sample.length === 0 ? 0 : controls / sample.length;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    // In a stream, a character cut off by the end is no error.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
