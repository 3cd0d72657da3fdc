/** Elements whose text is not for readers. */
const hidden = new Set(
  'script style noscript template svg math head title iframe object embed canvas audio video select option button textarea nav dialog'.split(
    ' ',
  ),
);
/** Elements that stand in the line; every other one begins a new block. */
const inline = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr img'.split(
    ' ',
  ),
);

/** Whether an element's text is not for readers, whatever it is. */
export function isHidden(name: string): boolean {
  return hidden.has(name);
}

/** Whether an element stands in the line. */
export function isInline(name: string): boolean {
  return inline.has(name);
}

/** Attributes of an element by their names. */
export type Attributes = (name: string) => string | null | undefined;

/** An element of a page, with what its author calls it. */
export interface PageElement {
  /** Counted from 0 in the order of the page. */
  readonly number: number;
  readonly tag: string;
  readonly parent: PageElement | null;
  /** How many elements it stands in. */
  readonly depth: number;
  /** Its classes and id. */
  readonly names: string;
  /** Its other names: itemprop, role, data-testid, data-component. */
  readonly roles: string;
  /** Not shown: by style, `hidden` or `aria-hidden`. */
  readonly unseen: boolean;
  /** Takes no room on the page: `display: none` or `hidden`. */
  readonly absent: boolean;
  /** How many elements of each name stand right in it, counted while the page is read. */
  readonly children: Map<string, number>;
}

/** An element as it is met on the page. */
export function elementOf(
  tag: string,
  attributes: Attributes,
  parent: PageElement | null,
  number: number,
): PageElement {
  const style = attributes('style') ?? '';
  const absent = /display:\s*none/iu.test(style) || typeof attributes('hidden') === 'string';
  if (parent !== null) parent.children.set(tag, (parent.children.get(tag) ?? 0) + 1);
  return {
    number,
    tag,
    parent,
    depth: parent === null ? 0 : parent.depth + 1,
    names: joined(attributes, 'class', 'id'),
    roles: joined(attributes, 'itemprop', 'role', 'data-testid', 'data-component'),
    unseen: absent || /visibility:\s*hidden/iu.test(style) || attributes('aria-hidden') === 'true',
    absent,
    children: new Map(),
  };
}

function joined(attributes: Attributes, ...names: readonly string[]): string {
  return names
    .flatMap((name) => attributes(name) ?? [])
    .join(' ')
    .trim();
}
