import PostalMime from 'postal-mime';
import { saying } from '../../words/words.ts';
import { NoText } from '../no-text.ts';

/**
 * The page in a file that a browser saved whole (.mhtml).
 *
 * @throws NoText when there is no page in it.
 */
export async function pageInMhtml(bytes: Uint8Array, origin: string): Promise<string> {
  const { html } = await PostalMime.parse(bytes, { maxNestingDepth: 20 });
  if (html === undefined || html.trim() === '') {
    throw new NoText(saying('reading.noPage', { name: origin }));
  }
  return html;
}
