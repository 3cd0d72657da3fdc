import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';
import { binaryKind, NO_TEXT } from './binary.ts';
import { declaredEncoding, decodeAs, decodeUtf8, markedEncoding } from './encoding.ts';

/**
 * The text of a file: UTF-16 when it begins with that byte order mark or every other byte is NUL,
 * else UTF-8 when it is valid, else the encoding that the page declares, else Windows-1252. A byte
 * order mark is left out.
 *
 * @throws UserError when the bytes are no text (a PDF, an image, an archive …).
 */
export function decode(bytes: Uint8Array, origin: string): string {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) {
    const text = new TextDecoder(wide).decode(bytes);
    if (isNonsense(text)) throw new UserError(saying('reading.notText', { name: origin, ...NO_TEXT }));
    return text;
  }
  const binary = binaryKind(bytes);
  if (binary !== undefined) throw new UserError(saying('reading.notText', { name: origin, ...binary }));
  return decodeUtf8(bytes) ?? decodeAs(bytes, singleByteEncoding(bytes));
}

/** Any two bytes are UTF-16, but one in thirty of a picture's is half a character, which no text has. */
function isNonsense(text: string): boolean {
  const sample = text.slice(0, 4096);
  return sample.split('\uFFFD').length - 1 > sample.length / 100 + 1;
}

function wideEncoding(bytes: Uint8Array): string | undefined {
  const marked = markedEncoding(bytes);
  if (marked?.startsWith('utf-16')) return marked;
  const pairs = Math.min(bytes.length, 1024) >> 1;
  if (pairs < 8) return undefined;
  let even = 0;
  let odd = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    if (bytes[2 * pair] === 0) even += 1;
    if (bytes[2 * pair + 1] === 0) odd += 1;
  }
  if (odd > pairs * 0.7 && even < pairs * 0.1) return 'utf-16le';
  if (even > pairs * 0.7 && odd < pairs * 0.1) return 'utf-16be';
  return undefined;
}

/** The encoding that a page declares; what is unknown, or says UTF-8 and is not, falls to Windows-1252. */
function singleByteEncoding(bytes: Uint8Array): string {
  const declared = declaredEncoding(bytes);
  return declared === undefined || declared === 'utf-8' ? 'windows-1252' : declared;
}
