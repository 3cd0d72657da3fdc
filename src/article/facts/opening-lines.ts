import { patterns } from '../../english/patterns.ts';
import type { Block } from '../block.ts';
import { bylineOf, namesInByline } from './bylines.ts';
import { dayIn } from './days.ts';
import type { ArticleFacts } from './facts.ts';

/** Of an article's first lines, what they say about it. */
export interface OpeningLines {
  /** The article's blocks without lines that only name its author or its day. */
  readonly blocks: readonly Block[];
  readonly facts: ArticleFacts;
  /** The line above them, when it reads as a headline. */
  readonly headline?: string;
}

/** Lines at an article's beginning that are looked at: headline, standfirst, byline, office, day, updates. */
const LINES = 8;
const LONGEST_LINE = 160;
const LONGEST_HEADLINE = 250;
const agencies: ReadonlyMap<string, string> = new Map([
  ['AP', 'Associated Press'],
  ['Reuters', 'Reuters'],
  ['AFP', 'Agence France-Presse'],
  ['PA', 'PA Media'],
  ['UPI', 'United Press International'],
]);
/** “MARNBY, England (AP) — The wall …” */
const dateline = new RegExp(`^\\p{Lu}[^()“”"]{0,80}\\((${[...agencies.keys()].join('|')})\\)\\s*[-–—]`, 'iu');

/**
 * Takes the lines that only say who wrote an article and when from its beginning, and the headline above them:
 * “By Ann Bell, Harbour Reporter”, “Published: 07:42, 14 August 2026”. They are nobody's words and no text.
 */
export function takeOpeningLines(blocks: readonly Block[]): OpeningLines {
  const end = Math.min(LINES, beginningOfText(blocks));
  const opening = blocks
    .slice(0, end)
    .map(({ text, kind }) => (kind === 'caption' || kind === 'listItem' ? null : kindOf(text)));
  const sure = opening.some((kind) => kind === 'byline' || kind === 'day');
  const isFact = opening.map((kind) => kind !== null && (sure || kind === 'byline' || kind === 'day'));
  const facts = blocks.filter((_, index) => isFact[index] === true).map(({ text }) => text);
  const first = isFact.indexOf(true);
  const above = first > 0 ? blocks[0]?.text : undefined;
  const found = factsIn(
    facts,
    opening.filter((_, index) => isFact[index]),
  );
  const outlet = agencyOf(blocks.slice(0, LINES));
  return {
    blocks: first === -1 ? blocks : withoutFacts(blocks, isFact),
    facts: { ...found, ...(outlet === undefined ? {} : { outlet }) },
    ...(above === undefined || above.length > LONGEST_HEADLINE ? {} : { headline: above }),
  };
}

/** The place of the first paragraph: long, or a sentence of some length. */
function beginningOfText(blocks: readonly Block[]): number {
  const place = blocks.findIndex(({ text }, index) => index > 0 && text.length > LONGEST_LINE);
  return place === -1 ? blocks.length - 1 : place;
}

type LineKind = 'byline' | 'day' | 'place' | 'office';

/** What a line says and nothing else; null when it is anything else. */
function kindOf(text: string): LineKind | null {
  if (text.length > LONGEST_LINE) return null;
  if (isDay(text)) return 'day';
  if (patterns.bylineLine.test(text)) return isByline(text) ? 'byline' : null;
  // “Ann Bell in Marnby”, “Ann Bell and Joe Carr in Marnby”: only beside a line that is sure.
  if (patterns.nameAndPlace.test(text)) return 'place';
  return patterns.officeAlone.test(text) ? 'office' : null;
}

function isByline(text: string): boolean {
  const names = namesInByline(text);
  const isName = (name: string) => /^\p{Lu}/u.test(name) && name.split(' ').length <= 5;
  return names.length > 0 && names.every(isName) && !/[!?…]$|[a-z]{3}\.$/u.test(text);
}

/** A day or a time of day, with nothing beside it that is no word of dates. */
function isDay(text: string): boolean {
  const rest = text.replace(patterns.wordsOfDates, '');
  return (
    /\d/u.test(text) && !/\p{L}/u.test(rest) && (dayIn(text) !== undefined || patterns.timeOfDay.test(text))
  );
}

function factsIn(lines: readonly string[], kinds: readonly (LineKind | null)[]): ArticleFacts {
  const line =
    lines.find((_, index) => kinds[index] === 'byline') ?? lines.find((_, index) => kinds[index] === 'place');
  const names = line === undefined ? [] : namesInByline(line.replace(patterns.placeAtEnd, ''));
  const published = lines.map(dayIn).find((day) => day !== undefined);
  return {
    ...(names.length === 0 ? {} : { byline: bylineOf(names) }),
    ...(published === undefined ? {} : { published }),
  };
}

function agencyOf(blocks: readonly Block[]): string | undefined {
  for (const { text } of blocks) {
    const [, agency] = dateline.exec(text.slice(0, LONGEST_LINE)) ?? [];
    if (agency !== undefined) return agencies.get(agency) ?? agencies.get(agency.toUpperCase());
  }
  return undefined;
}

function withoutFacts(blocks: readonly Block[], isFact: readonly boolean[]): readonly Block[] {
  return blocks.flatMap((block, index): readonly Block[] => {
    if (isFact[index] === true) return [];
    return index === 0 && block.kind === null ? [{ ...block, kind: 'heading' }] : [block];
  });
}
