import type { Context } from './context.ts';
import { cueRate } from './cues.ts';
import { bucket, type Features, FeatureTable } from './features.ts';
import type { Pair } from './pairs.ts';
import { PhraseType } from './phrases.ts';
import { quoteKindOf, type Setting } from './setting.ts';
import { wordHash } from './tokens.ts';

/** The features of a candidate source as it stands to its quotation, for the first pass. */
export const PAIR_FEATURES = new FeatureTable<PairValues>([
  [1, 'where', 'type'],
  [2, 'where', 'rank'],
  [3, 'where', 'subjectRank', 'subject'],
  [4, 'where', 'verbWord'],
  [5, 'where', 'verbWord', 'quoteKind'],
  [6, 'where', 'before', 'subject'],
  [7, 'where', 'after'],
  [8, 'side', 'after', 'after2'],
  [9, 'side', 'before', 'before2'],
  [10, 'where', 'head'],
  [11, 'path', 'side'],
  [12, 'wording', 'side'],
  [13, 'path', 'verbWord', 'side'],
  [14, 'type', 'verbWord', 'side'],
  [15, 'where', 'left'],
  [16, 'where', 'left', 'left2'],
  [17, 'where', 'right'],
  [18, 'where', 'right', 'right2'],
  [19, 'left', 'verbWord', 'verbPlace'],
  [20, 'right', 'verbWord', 'verbPlace'],
  [21, 'where', 'quoteKind'],
  [22, 'where', 'quoteKind', 'subjectAndVerbSide'],
  [23, 'where', 'shape', 'subject'],
  [24, 'where', 'tagsAround'],
  [25, 'where', 'tokens'],
  [26, 'where', 'verbs', 'subject'],
  [27, 'where', 'commas'],
  [28, 'head', 'subject'],
  [29, 'verbWord', 'shape', 'side'],
  [30, 'where', 'startsSentence', 'subject'],
  [31, 'where', 'verbPlace'],
  [32, 'verbWord', 'verbPlace', 'side'],
  [33, 'where', 'type', 'firstPerson'],
  [34, 'where', 'continues', 'startsSentence'],
  [35, 'gap', 'where'],
  [36, 'gap', 'side', 'type'],
  [37, 'where', 'length', 'type'],
  [38, 'verbWord', 'left', 'where'],
  [39, 'before', 'verbWord', 'side'],
  [40, 'where', 'colonLeads', 'edges'],
  [41, 'where', 'size', 'ending'],
  [42, 'colonAfter', 'where', 'firstInParagraph'],
  [43, 'where', 'firstInParagraph', 'type'],
  [44, 'where', 'tagsAroundQuotation'],
  [46, 'where', 'startsCapital', 'left'],
  [47, 'where', 'startsCapital', 'subjectRank'],
  [48, 'side', 'startsCapital', 'verbWord'],
  [49, 'where', 'own', 'ending'],
  [50, 'own', 'leftVerbWord', 'where'],
  [51, 'own', 'rightVerbWord', 'where'],
  [52, 'own', 'left', 'where'],
  [53, 'own', 'type', 'subjectRank'],
  [54, 'own', 'shape', 'where'],
  [55, 'beforeTag', 'before', 'own'],
  [56, 'type', 'rank', 'side'],
  [57, 'where', 'subjectRank', 'quoteKind'],
  [58, 'path', 'quoteKind', 'side'],
  [59, 'own', 'after', 'right'],
  [60, 'path', 'type'],
  [61, 'where', 'type', 'presence'],
  [62, 'side', 'speaks', 'subjectAndOwn'],
  [63, 'where', 'kind', 'subject'],
  [64, 'kind', 'beforeTag', 'sideAndSpeaks'],
  [65, 'where', 'speaks', 'subjectRank'],
  [66, 'type', 'after2', 'shape'],
  [67, 'verbAsCue', 'where', 'shape'],
  [68, 'verbAsCue', 'own', 'typeAndQuoteKind'],
  [69, 'beforeAsCue', 'afterAsCue', 'where'],
  [70, 'after2AsCue', 'type', 'where'],
]);

type PairValues = ReturnType<typeof valuesOf>;

const COLON = wordHash(':');

/** Adds the features of one candidate source of a quotation. */
export function describePair(context: Context, setting: Setting, pair: Pair, into: Features): void {
  PAIR_FEATURES.describe(valuesOf(context, setting, pair), into);
}

function valuesOf(context: Context, setting: Setting, pair: Pair) {
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
  const presence = context.heads.get(candidate.headWord);
  const count = bucket(presence?.count ?? 0);
  const speaks = bucket(presence?.speaks ?? 0);
  const kind = context.parts[candidate.part]?.outline.kind[candidate.head] ?? 0;
  return {
    where,
    type,
    rank,
    subjectRank,
    subject,
    verbWord,
    quoteKind,
    before: candidate.before,
    after: candidate.after,
    side,
    after2: candidate.after2,
    before2: candidate.before2,
    head,
    path: relation.path,
    wording: relation.wording,
    left: setting.left,
    left2: setting.left2,
    right: setting.right,
    right2: setting.right2,
    verbPlace: verbSide * 16 + verbGap,
    subjectAndVerbSide: subject * 4 + verbSide,
    shape,
    tagsAround: candidate.beforeTag * 32 + candidate.afterTag,
    tokens: bucket(relation.tokens),
    verbs: bucket(relation.verbs),
    commas: bucket(relation.commas),
    startsSentence: candidate.startsSentence ? 1 : 0,
    firstPerson: setting.firstPerson,
    continues: setting.continues,
    gap: setting.gap,
    length: bucket(candidate.to - candidate.from),
    colonLeads: setting.lead === COLON ? 1 : 0,
    edges: setting.edges,
    size: setting.size,
    ending: setting.ending,
    colonAfter: candidate.after === COLON ? 1 : 0,
    firstInParagraph: candidate.order === 0 ? 1 : 0,
    tagsAroundQuotation: setting.leftTag * 32 + setting.rightTag,
    startsCapital: setting.startsCapital,
    own,
    leftVerbWord: setting.leftVerbWord,
    rightVerbWord: setting.rightVerbWord,
    beforeTag: candidate.beforeTag,
    presence: count * 16 + speaks,
    speaks,
    subjectAndOwn: subject * 16 + own,
    kind,
    sideAndSpeaks: side * 16 + speaks,
    verbAsCue: Math.round(cueRate(verbWord) * 8),
    typeAndQuoteKind: type * 64 + quoteKind,
    beforeAsCue: Math.round(cueRate(candidate.before) * 8),
    afterAsCue: Math.round(cueRate(candidate.after) * 8),
    after2AsCue: Math.round(cueRate(candidate.after2) * 8),
  };
}
