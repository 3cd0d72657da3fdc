import { tidy } from './tidy.ts';

/** A thing that a page describes in JSON-LD. */
export type Described = Readonly<Record<string, unknown>>;

const DEEPEST = 6;
const MOST_THINGS = 2000;

/** All things that a page's JSON-LD scripts describe; scripts that cannot be read are passed over. */
export function describedIn(scripts: readonly string[]): readonly Described[] {
  const things: Described[] = [];
  for (const script of scripts) collect(parsed(script), 0, things);
  return things;
}

/** Whether it is an article, a report or a post. */
export function isArticle(thing: Described): boolean {
  return listOf(thing['@type']).some((type) =>
    /Article|BlogPosting|Report|Review$|LiveBlog/u.test(String(type)),
  );
}

/** The paragraphs of the longest `articleBody`; none when there is no text of any length. */
export function bodyIn(things: readonly Described[]): readonly string[] {
  const bodies = things
    .filter(isArticle)
    .flatMap(({ articleBody }) => (typeof articleBody === 'string' ? [articleBody] : []));
  const [longest = ''] = bodies.sort((a, b) => b.length - a.length);
  if (longest.length <= 60) return [];
  return longest
    .split(/\n+|<\/?(?:p|br|div|li)\b[^<>]{0,200}>/u)
    .map(tidy)
    .filter((line) => line !== '');
}

/** A value as a list: one thing, several or none. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** Whether it has properties. */
export function isDescribed(value: unknown): value is Described {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function collect(value: unknown, depth: number, things: Described[]): void {
  if (depth > DEEPEST || things.length > MOST_THINGS) return;
  if (Array.isArray(value)) for (const one of value) collect(one, depth + 1, things);
  else if (isDescribed(value)) {
    things.push(value);
    for (const part of ['@graph', 'mainEntity', 'mainEntityOfPage', 'hasPart', 'itemListElement', 'item'])
      if (part in value && (part === '@graph' || part.startsWith('main')))
        collect(value[part], depth + 1, things);
  }
}

function parsed(script: string): unknown {
  const json = script
    .replace(/^\s*(?:<!--|\/?\*?\s*\/*<!\[CDATA\[\*?\/?)/u, '')
    .replace(/(?:-->|\/*\]\]>)\s*$/u, '');
  for (const text of [json, mended(json)]) {
    try {
      return JSON.parse(text);
    } catch {
      // Mended, or not to be read.
    }
  }
  return undefined;
}

/** Line ends within strings and commas before closing brackets are common in hand-made data. */
function mended(json: string): string {
  return json
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/, *([}\]])/gu, '$1')
    .replace(/; *$/u, '');
}
