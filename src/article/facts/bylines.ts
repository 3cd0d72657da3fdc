import { patterns } from '../../english/patterns.ts';

const LONGEST_NAME = 60;
const LONGEST_BYLINE = 300;

/** The names in a byline: “By Jane Doe and John Roe in Lyon, Political Editor” → “Jane Doe”, “John Roe”. */
export function namesInByline(byline: string): readonly string[] {
  if (/^(?:https?:|www\.|@)/iu.test(byline)) return [];
  const names = byline
    .slice(0, LONGEST_BYLINE)
    .replace(patterns.bylineOpening, '')
    .replace(/\s*(?:[|•·]|\s[-–—])\s.*$/u, '')
    .replace(patterns.placeAfterName, '')
    .replace(patterns.officeAfterComma, '')
    .replace(patterns.agencyAfterName, '');
  return names
    .split(patterns.betweenNames)
    .map((name) => name.trim().replace(patterns.officeAfterName, '').replace(/[,.]$/u, '').trim())
    .filter(
      (name) =>
        name !== '' && name.length < LONGEST_NAME && /\p{L}/u.test(name) && !patterns.nobodysName.test(name),
    );
}

/** Names as a byline: “Ann Bell”, “Ann Bell and Joe Carr”, “Ann Bell, Joe Carr, Liv Moen”. */
export function bylineOf(names: readonly string[]): string {
  return names.join(names.length === 2 ? ' and ' : ', ');
}
