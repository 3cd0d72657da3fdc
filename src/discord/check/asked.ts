import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { z } from 'zod';
import { LIMITS } from '../kit/limits.ts';

/** What somebody asked to be checked. */
export interface AskedCheck {
  readonly text: string;
  /** Who is said to have said it; null where only the text says so. */
  readonly person: string | null;
  /** The article (its id) to look in alone; null for all. */
  readonly article: string | null;
  /** Leads to the message whose quotations are checked; null where they were typed. */
  readonly message: string | null;
}

const shape = z.object({
  text: z.string(),
  person: z.string().nullable(),
  article: z.string().nullable(),
  message: z.string().nullable(),
});

const ADDRESS = 'https://discord.com/#';
/** Of bytes that an address is unpacked to: the longest message, each character escaped, and the rest. */
const MOST_BYTES = 32_768;

/**
 * What was asked as the address of an embed, so that the reply itself holds it: Discord shows no address of an embed
 * without a title. Undefined where it is longer than Discord takes.
 */
export function addressOf(asked: AskedCheck): string | undefined {
  const params = { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT };
  const packed = brotliCompressSync(JSON.stringify(asked), { params }).toString('base64url');
  const address = `${ADDRESS}${packed}`;
  return address.length <= LIMITS.embedUrl ? address : undefined;
}

/** What was asked, from the address of an embed; null where it is none of these. */
export function askedAt(address: string | null | undefined): AskedCheck | null {
  if (!address?.startsWith(ADDRESS)) return null;
  try {
    const packed = Buffer.from(address.slice(ADDRESS.length), 'base64url');
    const text = brotliDecompressSync(packed, { maxOutputLength: MOST_BYTES }).toString('utf8');
    return shape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
