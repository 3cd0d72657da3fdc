import { type FormCheck, fieldsOf, type Path } from './form-check.ts';
import { LIMITS } from './limits.ts';

const WEB = ['http', 'https'];
const IMAGES = ['http', 'https', 'attachment'];

/** Checks a message's embeds, each for itself and all of them together. */
export function checkEmbeds(check: FormCheck, path: Path, embeds: readonly unknown[]): void {
  let total = 0;
  for (const [number, embed] of embeds.entries()) {
    total += checkEmbed(check, [...path, number], fieldsOf(embed));
  }
  if (total > LIMITS.embedTotal) {
    check.add(path, 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${LIMITS.embedTotal}`);
  }
}

/** Returns how many characters of the embed count towards the total. */
function checkEmbed(check: FormCheck, path: Path, embed: Readonly<Record<string, unknown>>): number {
  const limits = LIMITS.embed;
  const author = fieldsOf(embed.author);
  const footer = fieldsOf(embed.footer);
  const optional = (max: number) => ({ min: 0, max, optional: true });
  check.text([...path, 'title'], embed.title, optional(limits.title));
  check.text([...path, 'description'], embed.description, optional(limits.description));
  check.text([...path, 'footer', 'text'], footer.text, optional(limits.footer));
  check.text([...path, 'author', 'name'], author.name, optional(limits.author));
  check.integer([...path, 'color'], embed.color, 0, 0xffffff);
  check.link([...path, 'url'], embed.url, WEB);
  check.link([...path, 'author', 'url'], author.url, WEB);
  check.link([...path, 'author', 'icon_url'], author.icon_url, IMAGES);
  check.link([...path, 'footer', 'icon_url'], footer.icon_url, IMAGES);
  check.link([...path, 'image', 'url'], fieldsOf(embed.image).url, IMAGES);
  check.link([...path, 'thumbnail', 'url'], fieldsOf(embed.thumbnail).url, IMAGES);
  if (typeof embed.timestamp === 'string' && Number.isNaN(Date.parse(embed.timestamp))) {
    check.add(
      [...path, 'timestamp'],
      'DATE_TIME_TYPE_PARSE',
      `Could not parse ${embed.timestamp}. Should be ISO8601.`,
    );
  }
  const counted = [embed.title, embed.description, footer.text, author.name];
  if (check.list([...path, 'fields'], embed.fields, { max: limits.fields })) {
    for (const [number, entry] of embed.fields.entries()) {
      const field = fieldsOf(entry);
      check.text([...path, 'fields', number, 'name'], field.name, { max: limits.fieldName });
      check.text([...path, 'fields', number, 'value'], field.value, { max: limits.fieldValue });
      counted.push(field.name, field.value);
    }
  }
  const shown = [...counted, fieldsOf(embed.image).url, fieldsOf(embed.thumbnail).url];
  if (shown.every((text) => text === undefined || text === null || text === '')) {
    check.required([...path, 'description']);
  }
  return counted.reduce<number>((sum, text) => sum + (typeof text === 'string' ? text.length : 0), 0);
}
