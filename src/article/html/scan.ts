import { Parser } from 'htmlparser2';
import { isInline } from './elements.ts';
import { type Described, describedIn } from './structured-data.ts';
import { tidy } from './tidy.ts';

/** A line of a page that its element says is a byline or a day. */
export interface NamedLine {
  readonly text: string;
  readonly says: 'author' | 'author link' | 'byline' | 'day';
}

/** What a page says about itself, before anything is made of it. */
export interface PageScan {
  /** `<meta>` values by their names in small letters; the first of each. */
  readonly meta: ReadonlyMap<string, string>;
  /** All values of the names that authors stand under. */
  readonly authors: readonly string[];
  readonly title: string | undefined;
  /** Each `<h1>`; where it has several lines, all of it and then each line. */
  readonly headings: readonly (readonly string[])[];
  /** The first `<h2>`s. */
  readonly subheadings: readonly string[];
  readonly canonical: string | undefined;
  readonly times: readonly { readonly value: string; readonly published: boolean }[];
  readonly lines: readonly NamedLine[];
  readonly things: readonly Described[];
  readonly language: string | undefined;
}

const bylineClass = /(?:^|[\s_-])(?:byline|author)(?:[\s_-]*(?:name|link))?(?:\s|$)/iu;
const dayClass =
  /(?:^|[\s_-])(?:date|time|timestamp|published|pubdate|posted|dateline|post-meta|entry-meta|meta)(?:[\s_-]|$)/iu;
const elsewhere = /comment|related|recommend|sidebar|footer/iu;
const MOST_LINES = 500;
const LONGEST_LINE = 2000;

type Attributes = Readonly<Record<string, string>>;
type Collected = 'heading' | 'subheading' | 'title' | NamedLine['says'];

/** Reads all that a page says about itself, in one pass. */
export function scanPage(html: string): PageScan {
  const scanner = new Scanner();
  const parser = new Parser({
    onopentag: (name, attributes) => scanner.open(name, attributes),
    ontext: (piece) => scanner.text(piece),
    onclosetag: (name) => scanner.close(name),
  });
  parser.write(html);
  parser.end();
  return scanner.result();
}

class Scanner {
  readonly #meta = new Map<string, string>();
  readonly #authors: string[] = [];
  readonly #titles: string[] = [];
  readonly #headings: (readonly string[])[] = [];
  readonly #subheadings: string[] = [];
  readonly #scripts: string[] = [];
  readonly #canonical: string[] = [];
  readonly #times: { value: string; published: boolean }[] = [];
  readonly #lines: NamedLine[] = [];
  #language: string | undefined;
  #into: { name: string; what: Collected; depth: number; text: string } | undefined;
  #script: { data: boolean; text: string } | undefined;
  #drawings = 0;

  open(name: string, attributes: Attributes): void {
    this.#note(name, attributes);
    if (name === 'script' || name === 'style') {
      this.#script = { data: /^\s*application\/ld\+json/iu.test(attributes.type ?? ''), text: '' };
    }
    if (this.#into !== undefined) {
      if (this.#into.name === name) this.#into.depth += 1;
      if (!isInline(name)) this.#into.text += '\n';
      return;
    }
    const what = collectedFrom(name, attributes, this.#drawings > 0);
    if (what !== undefined) this.#into = { name, what, depth: 0, text: '' };
  }

  text(piece: string): void {
    if (this.#script !== undefined) {
      if (this.#script.data) this.#script.text += piece;
    } else if (this.#into !== undefined && this.#into.text.length < LONGEST_LINE) {
      this.#into.text += piece.replace(/\n/gu, ' ');
    }
  }

  close(name: string): void {
    if (name === 'svg') this.#drawings -= 1;
    if (name === 'script' || name === 'style') {
      if (this.#script?.data === true) this.#scripts.push(this.#script.text);
      this.#script = undefined;
    }
    const into = this.#into;
    if (into === undefined) return;
    if (!isInline(name)) into.text += '\n';
    if (into.name !== name) return;
    into.depth -= 1;
    if (into.depth >= 0) return;
    this.#into = undefined;
    this.#finish(into.what, into.text);
  }

  result(): PageScan {
    return {
      meta: this.#meta,
      authors: this.#authors,
      title: this.#titles[0],
      headings: this.#headings,
      subheadings: this.#subheadings,
      canonical: this.#canonical[0],
      times: this.#times,
      lines: this.#lines,
      things: describedIn(this.#scripts),
      language: this.#language,
    };
  }

  #note(name: string, attributes: Attributes): void {
    if (name === 'svg') this.#drawings += 1;
    if (name === 'html') this.#language ??= attributes.lang;
    if (name === 'meta') noteMeta(attributes, this.#meta, this.#authors);
    if (name === 'link' && attributes.rel === 'canonical' && attributes.href) {
      this.#canonical.push(attributes.href);
    }
    if (name !== 'time' || !attributes.datetime || this.#times.length >= MOST_LINES) return;
    const { datetime: value, itemprop, class: names } = attributes;
    const says = /datePublished|published|entry-date/iu.test(`${itemprop} ${names}`);
    this.#times.push({ value, published: 'pubdate' in attributes || says });
  }

  #finish(what: Collected, collected: string): void {
    const pieces = collected
      .split('\n')
      .map(tidy)
      .filter((piece) => piece !== '');
    if (pieces.length === 0) return;
    const text = pieces.join(' ');
    if (what === 'heading') this.#headings.push(pieces.length === 1 ? pieces : [text, ...pieces]);
    else if (what === 'title') this.#titles.push(text);
    else if (what === 'subheading') this.#subheadings.push(text);
    else if (this.#lines.length < MOST_LINES) this.#lines.push({ text: pieces.join(' · '), says: what });
  }
}

function noteMeta(attributes: Attributes, meta: Map<string, string>, authors: string[]): void {
  const name = (attributes.property ?? attributes.name ?? attributes.itemprop ?? '').toLowerCase();
  const value = tidy(attributes.content?.slice(0, LONGEST_LINE));
  if (name === '' || value === '') return;
  if (!meta.has(name)) meta.set(name, value);
  if (/^(?:article:author|author|citation_author|dc\.creator)$/u.test(name) && authors.length < MOST_LINES)
    authors.push(value);
}

function collectedFrom(name: string, attributes: Attributes, drawn: boolean): Collected | undefined {
  if (name === 'title') return drawn ? undefined : 'title';
  const names = `${attributes.class ?? ''} ${attributes.id ?? ''} ${attributes['data-testid'] ?? ''}`;
  if (elsewhere.test(names)) return undefined;
  if (name === 'h1') return 'heading';
  if (name === 'h2') return 'subheading';
  if (/\bauthor\b/iu.test(attributes.rel ?? '')) return 'author link';
  const item = attributes.itemprop ?? '';
  if (item === 'author' || (item === 'name' && bylineClass.test(names))) return 'author';
  if (bylineClass.test(names) && /^(?:a|span|p|div|address|cite|h\d|li)$/u.test(name)) return 'byline';
  if (name === 'time') return 'day';
  return dayClass.test(names) && /^(?:a|span|p|div|li|small|em|h\d)$/u.test(name) ? 'day' : undefined;
}
