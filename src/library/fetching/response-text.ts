import { binaryKind } from '../../article/decode/binary.ts';
import { decodeWindows1252 } from '../../article/decode/windows-1252.ts';
import { UserError } from '../../user-error.ts';

type Format = 'text' | 'markdown' | 'html';

const FORMATS: Readonly<Record<string, Format>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/plain': 'text',
  'text/markdown': 'markdown',
  'text/x-markdown': 'markdown',
};

/**
 * What a response holds, by its Content-Type.
 *
 * @throws UserError when it is not text.
 */
export function formatOf(contentType: string | undefined, host: string): Format {
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const format = FORMATS[type];
  if (format) return format;
  throw new UserError(
    type === ''
      ? `“${host}” does not say what kind of file the link leads to. Save the page as .html and add that.`
      : `The link to “${host}” leads to a file of the kind ${type.slice(0, 80)}, not to a page of text.`,
  );
}

/**
 * A response's text. Its encoding is what the byte order mark says, else the Content-Type, else for HTML a
 * `<meta>` in the first 1024 bytes (the order and the limit of the HTML standard), else UTF-8 where the bytes
 * are valid in it and Windows-1252 where not.
 *
 * @throws UserError when it is a picture, a PDF or the like, whatever the Content-Type says.
 */
export function textOf(
  body: Uint8Array,
  contentType: string | undefined,
  format: Format,
  host: string,
): string {
  const named =
    markOf(body) ?? charsetOf(contentType) ?? (format === 'html' ? metaCharsetOf(body) : undefined);
  // Every other byte of UTF-16 is none that a text in other encodings has.
  const binary = named?.startsWith('utf-16') ? undefined : binaryKind(body);
  if (binary) throw new UserError(`What “${host}” sent for this link is ${binary.kind}. ${binary.advice}`);
  if (named) return named === 'windows-1252' ? decodeWindows1252(body) : new TextDecoder(named).decode(body);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return decodeWindows1252(body);
  }
}

function markOf(body: Uint8Array): string | undefined {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return 'utf-8';
  if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be';
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le';
  return undefined;
}

function charsetOf(contentType: string | undefined): string | undefined {
  return known(/;\s*charset\s*=\s*["']?([^"';\s]+)/i.exec(contentType ?? '')?.[1]);
}

function metaCharsetOf(body: Uint8Array): string | undefined {
  const start = Buffer.from(body.subarray(0, 1024)).toString('latin1');
  const named = known(/<meta\b[^>]*\bcharset\s*=\s*["']?([^"'\s/>;]+)/i.exec(start)?.[1]);
  // A page that could be searched for this could not be UTF-16, whatever it says (HTML standard, 13.2.3.2).
  return named?.startsWith('utf-16') ? 'utf-8' : named;
}

function known(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}
