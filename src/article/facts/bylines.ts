const introduction =
  /^(?:(?:posted|written|reported|published|story|words|text|review(?:ed)?|edited|updated|report|analysis|opinion)\s+)?by(?:[:\s·]+|(?=\p{Lu}\p{Ll}))|^(?:author|words|text)s?:\s*/iu;
/** What follows the names: an office, an agency, a day. */
const office =
  /(?:,\s*|\s+[-–—]\s*|\s+)(?:the )?(?:associated press|ap|reuters|staff (?:writer|reporter)|for (?:the|cnn|mailonline)\b.*|(?:[\p{L}’'&-]+ ){0,5}(?:editor|correspondent|reporter|writer|columnist|contributor|producer|critic)\b.*)$/iu;
const officeAfterComma =
  /,\s*(?:(?:[\p{L}’'&-]+ ){0,6}(?:editor|correspondent|reporter|writer|columnist|contributor|producer|critic|ph\.?d|m\.?d|director|professor|fellow)\b).*$/iu;
const place = /\s+(?:on|at|in)\s+(?:\p{Lu}\p{L}+\b|\d).*$/u;
const separators = /\s*(?:;|,(?!\s*(?:jr|sr|ph\.?d|md|ii|iii)\b)|\band\b|&|\/)\s*/iu;
const noName =
  /^https?:|^@|\.com\b|^(?:admin|administrator|staff|editor|editors|guest|home|updated|follow|posted|unknown|anonymous|author|by|the|staff reports?|(?:news )?service reports|news services|view all posts.*|.*\bprofile)$/iu;
const LONGEST_NAME = 60;
const LONGEST_BYLINE = 300;

/** The names in a byline: “By Jane Doe and John Roe in Lyon, Political Editor” → “Jane Doe”, “John Roe”. */
export function namesInByline(byline: string): readonly string[] {
  if (/^(?:https?:|www\.|@)/iu.test(byline)) return [];
  const names = byline
    .slice(0, LONGEST_BYLINE)
    .replace(introduction, '')
    .replace(/\s*(?:[|•·]|\s[-–—])\s.*$/u, '')
    .replace(place, '')
    .replace(officeAfterComma, '')
    .replace(/(?:,\s*|\s+[-–—]\s*)(?:the )?(?:associated press|ap|reuters)$/iu, '');
  return names
    .split(separators)
    .map((name) => name.trim().replace(office, '').replace(/[,.]$/u, '').trim())
    .filter((name) => name !== '' && name.length < LONGEST_NAME && /\p{L}/u.test(name) && !noName.test(name));
}

/** Names as a byline: “Ann Bell”, “Ann Bell and Joe Carr”, “Ann Bell, Joe Carr, Liv Moen”. */
export function bylineOf(names: readonly string[]): string {
  return names.join(names.length === 2 ? ' and ' : ', ');
}
