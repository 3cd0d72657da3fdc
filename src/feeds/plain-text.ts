import { Parser } from 'htmlparser2';
import { decodeEntities } from '../article/decode/entities.ts';

/** Elements whose content nobody reads. */
const hidden = new Set(['script', 'style']);
/** Elements that part no words. */
const inline = new Set(['a', 'abbr', 'b', 'em', 'i', 'small', 'span', 'strong', 'sub', 'sup', 'u', 'wbr']);

/** What people see of a piece of HTML, on one line. A text without tags stays as it is, its entities decoded. */
export function plainText(html: string): string {
  const text = /<[a-z!/]/iu.test(html) ? textIn(html) : html;
  return decodeEntities(text)
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

function textIn(html: string): string {
  const parts: string[] = [];
  let inside = 0;
  const parser = new Parser({
    onopentag: (name) => {
      if (hidden.has(name)) inside += 1;
      if (!inline.has(name)) parts.push(' ');
    },
    onclosetag: (name) => {
      if (hidden.has(name)) inside -= 1;
      if (!inline.has(name)) parts.push(' ');
    },
    ontext: (text) => {
      if (inside === 0) parts.push(text);
    },
  });
  parser.end(html);
  return parts.join('');
}
