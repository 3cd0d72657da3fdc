import { binaryKind } from '../../article/decode/binary.ts';
import {
  declaredEncoding,
  decodeAs,
  decodeUtf8,
  encodingCalled,
  markedEncoding,
} from '../../article/decode/encoding.ts';
import { type FormatName, formatOfType } from '../../article/formats.ts';
import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';

/**
 * What a response holds, by its Content-Type.
 *
 * @throws UserError when it is nothing that articles are read in.
 */
export function formatOf(contentType: string | undefined, host: string): FormatName {
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const format = formatOfType(type);
  if (format) return format;
  throw new UserError(
    type === ''
      ? saying('fetching.noKind', { host })
      : saying('fetching.otherKind', { host, type: type.slice(0, 80) }),
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
  format: FormatName,
  host: string,
): string {
  const named =
    markedEncoding(body) ??
    encodingCalled(/;\s*charset\s*=\s*["']?([^"';\s]+)/i.exec(contentType ?? '')?.[1]) ??
    (format === 'page' ? declaredEncoding(body) : undefined);
  // Every other byte of UTF-16 is none that a text in other encodings has.
  const binary = named?.startsWith('utf-16') ? undefined : binaryKind(body);
  if (binary) throw new UserError(saying('fetching.notText', { host, ...binary }));
  return named ? decodeAs(body, named) : (decodeUtf8(body) ?? decodeAs(body, 'windows-1252'));
}
