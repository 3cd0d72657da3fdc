import { parse } from 'yaml';
import { bylineOf, namesInByline } from './bylines.ts';
import { dayIn } from './days.ts';
import type { ArticleFacts } from './facts.ts';

/** A text without its front matter, and what that says. */
export interface FrontMatter {
  readonly body: string;
  readonly facts: ArticleFacts & { readonly title?: string; readonly link?: string };
}

const frontMatter = /^---[^\S\n]*\r?\n([\s\S]{0,20000}?)\r?\n(?:---|\.\.\.)[^\S\n]*(?:\r?\n|$)/u;

/**
 * Divides a text from the YAML between two lines of dashes at its beginning: title, link (or url, source), author,
 * date, outlet (or publisher). What is no front matter after all is text, so that nothing is lost.
 */
export function splitFrontMatter(text: string): FrontMatter {
  const found = frontMatter.exec(text);
  const fields = found === null ? undefined : fieldsOf(found[1] ?? '');
  return found === null || fields === undefined
    ? { body: text, facts: {} }
    : { body: text.slice(found[0].length), facts: factsIn(fields) };
}

type Fields = ReadonlyMap<string, unknown>;

function fieldsOf(yaml: string): Fields | undefined {
  try {
    const fields: unknown = parse(yaml, { maxAliasCount: 20, logLevel: 'silent' });
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return undefined;
    return new Map(
      Object.entries(fields).map(([key, value]): [string, unknown] => [key.toLowerCase(), value]),
    );
  } catch {
    return undefined;
  }
}

function factsIn(fields: Fields): FrontMatter['facts'] {
  const first = (...keys: readonly string[]) =>
    keys.map((key) => textOf(fields.get(key))).filter((value) => value !== undefined);
  const [title] = first('title', 'headline');
  const link = first('link', 'url', 'canonical_url', 'canonical', 'source').find((value) =>
    /^https?:/iu.test(value),
  );
  const names = first('byline', 'author', 'authors', 'by').flatMap(namesInByline);
  const published = first('published', 'date', 'pubdate', 'publish_date')
    .map(dayIn)
    .find((day) => day !== undefined);
  const outlet = first('outlet', 'publisher', 'site', 'paper', 'source').find(
    (value) => !/^https?:/iu.test(value),
  );
  return {
    ...(title === undefined ? {} : { title }),
    ...(link === undefined ? {} : { link }),
    ...(names.length === 0 ? {} : { byline: bylineOf(names) }),
    ...(published === undefined ? {} : { published }),
    ...(outlet === undefined ? {} : { outlet }),
  };
}

function textOf(value: unknown): string | undefined {
  if (Array.isArray(value))
    return (
      value
        .map(textOf)
        .filter((one) => one !== undefined)
        .join('; ') || undefined
    );
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
