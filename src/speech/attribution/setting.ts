import { patterns } from '../../english/patterns.ts';
import type { Context, SpanPlace } from './context.ts';
import { bucket, mix } from './features.ts';
import { Tag } from './tagger.ts';
import { TokenKind } from './tokens.ts';

/** What the features of all of a quotation's pairs share. Words are hashes (0: none). */
export interface Setting {
  readonly left: number;
  readonly left2: number;
  readonly right: number;
  readonly right2: number;
  readonly leftTag: number;
  readonly rightTag: number;
  /** The nearest verbs before and after in the sentence: token (-1: none) and word. */
  readonly leftVerb: number;
  readonly leftVerbWord: number;
  readonly rightVerb: number;
  readonly rightVerbWord: number;
  /** Sign before the closing mark: 0 none, 1 comma, 2 full stop, 3 question or exclamation, 4 dash or dots. */
  readonly ending: number;
  readonly startsCapital: 0 | 1;
  readonly firstPerson: 0 | 1;
  /** 1 when it opens its paragraph, 2 when it closes it, 3 both. */
  readonly edges: number;
  readonly size: number;
  /** Hash of the words between the quotation before in the paragraph and this one, 0 when many, 1 when none. */
  readonly gap: number;
  /** The last word or sign of the paragraph before. */
  readonly lead: number;
  readonly continues: 0 | 1;
}

const FIRST_PERSON = patterns.firstPerson;
const VERB_REACH = 25;
const GAP_REACH = 6;

export function settingOf(context: Context, place: SpanPlace): Setting {
  const part = context.parts[place.part];
  if (!part) throw new Error('a quotation without its paragraph');
  const { outline, tags } = part;
  const { token, span } = place;
  const leftVerb = nearestVerb(tags, outline.sentence, token, -1);
  const rightVerb = nearestVerb(tags, outline.sentence, token, 1);
  const first = outline.text.charAt(span.start);
  const earlier = context.parts[part.before]?.outline;
  return {
    left: outline.hash[token - 1] ?? 0,
    left2: outline.hash[token - 2] ?? 0,
    right: outline.hash[token + 1] ?? 0,
    right2: outline.hash[token + 2] ?? 0,
    leftTag: tags[token - 1] ?? 16,
    rightTag: tags[token + 1] ?? 16,
    leftVerb,
    leftVerbWord: outline.hash[leftVerb] ?? 0,
    rightVerb,
    rightVerbWord: outline.hash[rightVerb] ?? 0,
    ending: endingOf(place.lastSign),
    startsCapital: first !== first.toLowerCase() ? 1 : 0,
    firstPerson: FIRST_PERSON.test(outline.text.slice(span.start, Math.min(span.end, span.start + 240)))
      ? 1
      : 0,
    edges: (place.startsPart ? 1 : 0) + (place.endsPart ? 2 : 0),
    size: bucket(place.words),
    gap: gapBefore(outline.kind, outline.hash, token),
    lead: earlier ? (outline.count > 0 ? (earlier.hash[earlier.count - 1] ?? 0) : 0) : 2,
    continues: span.continues ? 1 : 0,
  };
}

function nearestVerb(tags: Uint8Array, sentence: readonly number[], token: number, step: 1 | -1): number {
  for (let count = 1, at = token + step; count <= VERB_REACH; count++, at += step) {
    if (sentence[at] !== sentence[token]) return -1;
    if (tags[at] === Tag.verb) return at;
  }
  return -1;
}

function endingOf(sign: string): number {
  if (sign === ',') return 1;
  if (sign === '.') return 2;
  if (sign === '?' || sign === '!') return 3;
  return sign === '-' || sign === '–' || sign === '—' || sign === '…' ? 4 : 0;
}

function gapBefore(kind: readonly number[], hash: readonly number[], token: number): number {
  let gap = 3;
  for (let at = token - 1; at >= 0; at--) {
    if (kind[at] === TokenKind.quotation) return gap;
    if (token - at > GAP_REACH) return 0;
    gap = mix(gap, hash[at] ?? 0);
  }
  return 1;
}

/** How the quotation ends, where it stands in its paragraph and how it begins, in one number. */
export function quoteKindOf(setting: Setting): number {
  return setting.ending * 8 + setting.edges * 2 + setting.startsCapital;
}
