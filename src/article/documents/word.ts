import mammoth from 'mammoth';
import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';
import type { Layout } from '../block.ts';
import { blocksOfHtml } from '../html/blocks.ts';
import { unpackedSize } from './zip-size.ts';

/** Bytes of a document once it is unpacked. */
const MOST_UNPACKED = 50_000_000;

/**
 * The paragraphs of a Word document (.docx): headings, lists, tables and notes as such, pictures left out.
 *
 * @throws UserError when it is damaged, locked with a password or larger than any article once unpacked.
 */
export async function layoutOfWord(bytes: Uint8Array, origin: string): Promise<Layout> {
  if (unpackedSize(bytes) > MOST_UNPACKED) {
    throw new UserError(saying('reading.largeUnpacked', { name: origin }));
  }
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
    );
    return { blocks: blocksOfHtml(value) };
  } catch (cause) {
    throw new UserError(saying('reading.damagedWord', { name: origin }), { cause });
  }
}
