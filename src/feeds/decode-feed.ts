import { decodeAs, decodeUtf8, encodingCalled, markedEncoding } from '../article/decode/encoding.ts';

/** So many bytes have the declaration that XML begins with. */
const DECLARED = 200;

/**
 * The text of a feed: in the encoding that its byte order mark says, else its Content-Type, else its XML declaration,
 * else UTF-8 where the bytes are valid in it and Windows-1252 where not.
 */
export function decodeFeed(bytes: Uint8Array, contentType: string | undefined): string {
  const named =
    markedEncoding(bytes) ??
    encodingCalled(/;\s*charset\s*=\s*["']?([^"';\s]+)/iu.exec(contentType ?? '')?.[1]) ??
    declaredEncoding(bytes);
  // Some feeds say something else than they are.
  if (named !== undefined && named !== 'utf-8') return decodeAs(bytes, named);
  return decodeUtf8(bytes) ?? decodeAs(bytes, 'windows-1252');
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, DECLARED)).toString('latin1');
  return encodingCalled(/^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([^"']+)["']/iu.exec(start)?.[1]);
}
