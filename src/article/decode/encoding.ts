import { decodeWindows1252 } from './windows-1252.ts';

/** So many bytes of a page are searched for its encoding (HTML standard, 13.2.3.2). */
const SEARCHED = 1024;

/** The encoding that a byte order mark says. */
export function markedEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return undefined;
}

/** The encoding that an HTML page declares in a `<meta>`. */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, SEARCHED)).toString('latin1');
  const named = encodingCalled(/<meta\b[^>]*\bcharset\s*=\s*["']?([^"'\s/>;]+)/i.exec(start)?.[1]);
  // A page that could be searched for this could not be UTF-16, whatever it says (HTML standard, 13.2.3.2).
  return named?.startsWith('utf-16') ? 'utf-8' : named;
}

/** The name of an encoding by one of its labels ("latin1" is "windows-1252"); undefined when there is no such. */
export function encodingCalled(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

/** The text of some bytes in an encoding; a byte order mark is left out. */
export function decodeAs(bytes: Uint8Array, encoding: string): string {
  return encoding === 'windows-1252' ? decodeWindows1252(bytes) : new TextDecoder(encoding).decode(bytes);
}

/** The text of some bytes where they are valid UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
