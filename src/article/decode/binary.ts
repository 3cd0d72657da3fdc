import { formatEndings } from '../formats.ts';

/** First bytes (in Latin-1) of files that people take for text, and what to tell them they are. */
const signatures: readonly (readonly [start: string, kind: string, advice: string])[] = [
  ['%PDF-', 'a PDF', 'Copy its text into a .txt file, or save the web page as .html.'],
  [
    'PK\x03\x04',
    'a zip archive or an Office document',
    'Save the document as .docx or as plain text (.txt).',
  ],
  ['\xd0\xcf\x11\xe0', 'an old Office document', 'Save the document as .docx or as plain text (.txt).'],
  ['{\\rtf', 'a rich text document', 'Save it as .docx or as plain text (.txt).'],
  ['\x89PNG', 'an image', 'Type or paste the text of the picture into a .txt file.'],
  ['\xff\xd8\xff', 'an image', 'Type or paste the text of the picture into a .txt file.'],
  ['GIF8', 'an image', 'Type or paste the text of the picture into a .txt file.'],
  ['RIFF', 'an image, sound or film', 'Paste the text of the article into a .txt file.'],
  ['\x1f\x8b', 'a gzip archive', 'Unpack it first.'],
  ['Rar!', 'an archive', 'Unpack it first.'],
  ['7z\xbc\xaf', 'an archive', 'Unpack it first.'],
  ['\x7fELF', 'a program', `Give a ${formatEndings} file.`],
  ['OggS', 'a sound or film', 'Paste the text of the article into a .txt file.'],
  ['ID3', 'a sound', 'Paste the text of the article into a .txt file.'],
  ['SQLite format', 'a database', `Give a ${formatEndings} file.`],
];

/** What kind of file the bytes are when they are no text, with what to do; undefined for text. */
export function binaryKind(bytes: Uint8Array): { kind: string; advice: string } | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  for (const [signature, kind, advice] of signatures) {
    if (start.startsWith(signature) && (!isWord(signature) || controlShare(bytes) > 0.02)) {
      return { kind, advice };
    }
  }
  if (start.slice(4, 8) === 'ftyp') {
    return { kind: 'an image, sound or film', advice: 'Paste the article’s text into a .txt file.' };
  }
  const share = controlShare(bytes);
  // Compressed data has about a tenth; text that a program spoilt with NULs may have some as well.
  if (share < 0.03 || (share < 0.25 && isUtf8(bytes.subarray(0, 4096)))) return undefined;
  return { kind: 'not text', advice: `Articles are ${formatEndings} files.` };
}

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
