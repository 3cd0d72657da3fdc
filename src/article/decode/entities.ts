import { decodeHTMLStrict } from 'entities';

const escaped = /&(?:[a-z]{2,10}\d{0,2}|#\d{2,6}|#x[\da-f]{2,6});/giu;

/**
 * A line whose characters were escaped once too often, as they were meant: “&ldquo;” is “, “&amp;#8217;” is ’. Marks
 * of tags (&lt; and &gt;) stay, so that what a text says about markup does not become markup.
 */
export function decodeEntities(line: string): string {
  let decoded = line;
  // Some were escaped twice; three times has not been seen.
  for (let pass = 0; pass < 3 && decoded.includes('&'); pass += 1) {
    const before: string = decoded;
    decoded = before.replace(escaped, (entity) => {
      const character = decodeHTMLStrict(entity);
      return /[<>]/u.test(character) ? entity : character;
    });
    if (decoded === before) break;
  }
  return decoded;
}
