import { spanText } from '../article/paragraph-text.ts';
import type { Words } from '../words/words.ts';
import type { Checked, Difference } from './checked.ts';

/** What a verdict is called. */
export function titleOf({ say }: Words, { verdict, places, inOtherWords }: Checked): string {
  switch (verdict) {
    case 'verbatim':
      return say('check.verbatim');
    case 'altered':
      return say('check.altered');
    case 'shortened':
      return say('check.shortened');
    case 'joined':
      return say('check.joined', { count: places.length });
    case 'misattributed':
      return say('check.misattributed');
    case 'reported':
      return say(inOtherWords ? 'check.inOtherWords' : 'check.reported');
    case 'absent':
      return say('check.absent');
  }
}

/** Changes of the sense are said first. */
const gravest: readonly Difference['kind'][] = ['negation', 'number', 'name'];
/** Of differences so many are said in words; all are shown word by word. */
const MOST_SAID = 3;

/**
 * What a reader should know of a quotation besides the comparison, in sentences, the gravest first.
 *
 * @param shown makes words of the article, of the quotation and names safe for where they are shown
 */
export function remarksOf(
  words: Words,
  checked: Checked,
  shown: (text: string) => string,
): readonly string[] {
  const { say } = words;
  const { verdict, inOtherWords, quotedParts } = checked;
  const grave = gravest.flatMap((kind) => checked.differences.filter((one) => one.kind === kind));
  return [
    ...grave.slice(0, MOST_SAID).map((difference) => differenceSaid(words, difference, checked, shown)),
    ...turningSaid(words, checked, shown),
    ...partsSaid(words, checked, shown),
    ...(verdict === 'misattributed' ? [elseSaid(words, checked, shown)] : []),
    ...(inOtherWords ? [say('check.standNowhere')] : []),
    ...(verdict === 'reported' && !inOtherWords && quotedParts.length === 0
      ? [say('check.articlesOwn')]
      : []),
    ...(verdict === 'absent' ? [say('check.noneHasWords')] : []),
    ...uncertaintySaid(words, checked, shown),
  ];
}

function uncertaintySaid(
  { say }: Words,
  { verdict, speaker, asked: { person } }: Checked,
  shown: (text: string) => string,
): readonly string[] {
  const isQuoted = verdict === 'verbatim' || verdict === 'altered' || verdict === 'shortened';
  if (speaker !== null || !isQuoted) return [];
  return [person ? say('check.notCertainOrOther', { name: shown(person) }) : say('check.notCertain')];
}

function differenceSaid(
  { say }: Words,
  { kind, asked, source }: Difference,
  { asked: { quote }, places }: Checked,
  shown: (text: string) => string,
): string {
  const given = shown(quote.slice(asked.start, asked.end));
  const article = places[0]?.read.article;
  const original = source === null || article === undefined ? '' : shown(spanText(article, source));
  const turns = kind === 'negation';
  if (given === '') return say(turns ? 'check.notLeftOut' : 'check.leftOut', { words: original });
  if (original === '') return say(turns ? 'check.notAdded' : 'check.notInArticle', { words: given });
  return say('check.otherWords', { original, given });
}

function turningSaid(
  { say }: Words,
  { turnedBy, places, verdict }: Checked,
  shown: (text: string) => string,
): readonly string[] {
  const article = places[0]?.read.article;
  if (turnedBy === null || article === undefined || verdict === 'altered') return [];
  return [say('check.turned', { words: shown(spanText(article, turnedBy)) })];
}

function partsSaid(
  words: Words,
  { quotedParts, places }: Checked,
  shown: (text: string) => string,
): readonly string[] {
  const article = places[0]?.read.article;
  if (quotedParts.length === 0 || article === undefined) return [];
  const parts = quotedParts.map((span) => words.say('kit.inMarks', { text: shown(spanText(article, span)) }));
  return [words.say('check.partsQuoted', { parts: words.join(parts, 'and'), count: parts.length })];
}

function elseSaid({ say }: Words, { speaker, asked }: Checked, shown: (text: string) => string): string {
  const name = shown(asked.person ?? '');
  if (speaker === null) return say('check.notTheirWords', { name });
  return say('check.saidByOther', { speaker: shown(speaker.name), name });
}
