import PostalMime from 'postal-mime';
import { NoText } from '../no-text.ts';

/**
 * The page in a file that a browser saved whole (.mhtml).
 *
 * @throws NoText when there is no page in it.
 */
export async function pageInMhtml(bytes: Uint8Array, origin: string): Promise<string> {
  const { html } = await PostalMime.parse(bytes, { maxNestingDepth: 20 });
  if (html === undefined || html.trim() === '') {
    throw new NoText(
      `“${origin}” has no page in it. Save the page again as “Web page, complete”, or copy its text.`,
    );
  }
  return html;
}
