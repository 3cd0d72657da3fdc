import { cueRate } from './cues.ts';
import { bucket, type Features, mix } from './features.ts';
import type { Pair } from './pairs.ts';
import { PhraseType } from './phrases.ts';
import type { Place, Scene } from './scene.ts';
import { Tag } from './tagger.ts';
import { TokenKind, wordHash } from './tokens.ts';

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

const FIRST_PERSON = /(?:^|[^\p{L}])(?:I|[Ww]e|[Mm]y|[Oo]ur|[Uu]s|[Mm]e)(?![\p{L}])/u;
const VERB_REACH = 25;
const GAP_REACH = 6;

export function settingOf(scene: Scene, place: Place): Setting {
  const part = scene.parts[place.part];
  if (!part) throw new Error('a quotation without its paragraph');
  const { outline, tags } = part;
  const { token, span } = place;
  const leftVerb = nearestVerb(tags, outline.sentence, token, -1);
  const rightVerb = nearestVerb(tags, outline.sentence, token, 1);
  const first = outline.text.charAt(span.start);
  const earlier = scene.parts[part.before]?.outline;
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

const COLON = wordHash(':');

/** How the quotation ends, where it stands in its paragraph and how it begins, in one number. */
export function quoteKindOf(setting: Setting): number {
  return setting.ending * 8 + setting.edges * 2 + setting.startsCapital;
}

/** Adds the features of one candidate source of a quotation. The numbers name the templates. */
export function describePair(scene: Scene, setting: Setting, pair: Pair, into: Features): void {
  const { candidate, relation } = pair;
  const { where, verbSide } = relation;
  const { type, verbWord, shape } = candidate;
  const subject = candidate.subject ? 1 : 0;
  const rank = bucket(pair.rank);
  const subjectRank = Math.min(pair.subjectRank, 4);
  const side = relation.after * 2 + (relation.sameSentence ? 1 : 0);
  const verbGap = bucket(relation.verbGap);
  const governs =
    candidate.verb < 0
      ? 0
      : candidate.verb === setting.leftVerb
        ? 1
        : candidate.verb === setting.rightVerb
          ? 2
          : 3;
  const own = relation.sameParagraph ? governs : 4;
  const quoteKind = quoteKindOf(setting);
  // Names stand for nobody in particular: whom the training articles quote often is not whom others do.
  const head = type === PhraseType.name ? 0 : candidate.headWord;
  into.add(1, where, type);
  into.add(2, where, rank);
  into.add(3, where, subjectRank, subject);
  into.add(4, where, verbWord);
  into.add(5, where, verbWord, quoteKind);
  into.add(6, where, candidate.before, subject);
  into.add(7, where, candidate.after);
  into.add(8, side, candidate.after, candidate.after2);
  into.add(9, side, candidate.before, candidate.before2);
  into.add(10, where, head);
  into.add(11, relation.path, side);
  into.add(12, relation.wording, side);
  into.add(13, relation.path, verbWord, side);
  into.add(14, type, verbWord, side);
  into.add(15, where, setting.left);
  into.add(16, where, setting.left, setting.left2);
  into.add(17, where, setting.right);
  into.add(18, where, setting.right, setting.right2);
  into.add(19, setting.left, verbWord, verbSide * 16 + verbGap);
  into.add(20, setting.right, verbWord, verbSide * 16 + verbGap);
  into.add(21, where, quoteKind);
  into.add(22, where, quoteKind, subject * 4 + verbSide);
  into.add(23, where, shape, subject);
  into.add(24, where, candidate.beforeTag * 32 + candidate.afterTag);
  into.add(25, where, bucket(relation.tokens));
  into.add(26, where, bucket(relation.verbs), subject);
  into.add(27, where, bucket(relation.commas));
  into.add(28, head, subject);
  into.add(29, verbWord, shape, side);
  into.add(30, where, candidate.startsSentence ? 1 : 0, subject);
  into.add(31, where, verbSide * 16 + verbGap);
  into.add(32, verbWord, verbSide * 16 + verbGap, side);
  into.add(33, where, type, setting.firstPerson);
  into.add(34, where, setting.continues, candidate.startsSentence ? 1 : 0);
  into.add(35, setting.gap, where);
  into.add(36, setting.gap, side, type);
  into.add(37, where, bucket(candidate.to - candidate.from), type);
  into.add(38, verbWord, setting.left, where);
  into.add(39, candidate.before, verbWord, side);
  into.add(40, where, setting.lead === COLON ? 1 : 0, setting.edges);
  into.add(41, where, setting.size, setting.ending);
  into.add(42, candidate.after === COLON ? 1 : 0, where, candidate.order === 0 ? 1 : 0);
  into.add(43, where, candidate.order === 0 ? 1 : 0, type);
  into.add(44, where, setting.leftTag * 32 + setting.rightTag);
  into.add(46, where, setting.startsCapital, setting.left);
  into.add(47, where, setting.startsCapital, subjectRank);
  into.add(48, side, setting.startsCapital, verbWord);
  into.add(49, where, own, setting.ending);
  into.add(50, own, setting.leftVerbWord, where);
  into.add(51, own, setting.rightVerbWord, where);
  into.add(52, own, setting.left, where);
  into.add(53, own, type, subjectRank);
  into.add(54, own, shape, where);
  into.add(55, candidate.beforeTag, candidate.before, own);
  into.add(56, type, rank, side);
  into.add(57, where, subjectRank, quoteKind);
  into.add(58, relation.path, quoteKind, side);
  into.add(59, own, candidate.after, setting.right);
  into.add(60, relation.path, type);
  const presence = scene.heads.get(candidate.headWord);
  const count = bucket(presence?.count ?? 0);
  const speaks = bucket(presence?.speaks ?? 0);
  const kind = scene.parts[candidate.part]?.outline.kind[candidate.head] ?? 0;
  into.add(61, where, type, count * 16 + speaks);
  into.add(62, side, speaks, subject * 16 + own);
  into.add(63, where, kind, subject);
  into.add(64, kind, candidate.beforeTag, side * 16 + speaks);
  into.add(65, where, speaks, subjectRank);
  into.add(66, type, candidate.after2, shape);
  into.add(67, Math.round(cueRate(verbWord) * 8), where, shape);
  into.add(68, Math.round(cueRate(verbWord) * 8), own, type * 64 + quoteKind);
  into.add(69, Math.round(cueRate(candidate.before) * 8), Math.round(cueRate(candidate.after) * 8), where);
  into.add(70, Math.round(cueRate(candidate.after2) * 8), type, where);
}
