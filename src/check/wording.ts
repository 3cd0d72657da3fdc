import { spanText } from '../article/paragraph-text.ts';
import { counted } from '../text/counted.ts';
import type { Checked, Difference } from './checked.ts';

/** What a verdict is called. */
export function titleOf({ verdict, places, inOtherWords }: Checked): string {
  switch (verdict) {
    case 'verbatim':
      return 'Letter for letter';
    case 'altered':
      return 'Altered';
    case 'shortened':
      return 'Shortened';
    case 'joined':
      return `Joined from ${counted(places.length, 'place')}`;
    case 'misattributed':
      return 'Somebody else’s words';
    case 'reported':
      return inOtherWords ? 'In other words' : 'Reported, not quoted';
    case 'absent':
      return 'Not found';
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
export function remarksOf(checked: Checked, shown: (text: string) => string): readonly string[] {
  const { verdict, speaker, asked } = checked;
  const grave = gravest.flatMap((kind) => checked.differences.filter((one) => one.kind === kind));
  return [
    ...grave.slice(0, MOST_SAID).map((difference) => differenceSaid(difference, checked, shown)),
    ...turningSaid(checked, shown),
    ...partsSaid(checked, shown),
    ...(verdict === 'misattributed' ? [elseSaid(checked, shown)] : []),
    ...(checked.inOtherWords ? ['These words stand nowhere, but a sentence of the same sense does.'] : []),
    ...(verdict === 'reported' && !checked.inOtherWords && checked.quotedParts.length === 0
      ? ['Nobody is quoted with these words: they are the article’s own.']
      : []),
    ...(verdict === 'absent' ? ['None of the articles has these words.'] : []),
    ...(speaker === null && isQuoted(checked) && verdict !== 'misattributed'
      ? [
          `The article does not make certain who says it${asked.person ? `: ${shown(asked.person)} or another` : ''}.`,
        ]
      : []),
  ];
}

function isQuoted({ verdict }: Checked): boolean {
  return verdict === 'verbatim' || verdict === 'altered' || verdict === 'shortened';
}

function differenceSaid(
  { kind, asked, source }: Difference,
  { asked: { quote }, places }: Checked,
  shown: (text: string) => string,
): string {
  const given = shown(quote.slice(asked.start, asked.end));
  const article = places[0]?.read.article;
  const original = source === null || article === undefined ? '' : shown(spanText(article, source));
  if (given === '') return `${kind === 'negation' ? 'A “not” is missing: ' : ''}“${original}” is left out.`;
  if (original === '')
    return `${kind === 'negation' ? 'A “not” was added: ' : ''}the article does not have “${given}”.`;
  return `The article has “${original}”, not “${given}”.`;
}

function turningSaid(
  { turnedBy, places, verdict }: Checked,
  shown: (text: string) => string,
): readonly string[] {
  const article = places[0]?.read.article;
  if (turnedBy === null || article === undefined || verdict === 'altered') return [];
  return [
    `The article says “${shown(spanText(article, turnedBy))}” there, which is left out: read the whole sentence.`,
  ];
}

function partsSaid({ quotedParts, places }: Checked, shown: (text: string) => string): readonly string[] {
  const article = places[0]?.read.article;
  if (quotedParts.length === 0 || article === undefined) return [];
  const parts = quotedParts.map((span) => `“${shown(spanText(article, span))}”`);
  return [
    `Only ${parts.join(' and ')} ${parts.length === 1 ? 'is' : 'are'} quoted; the rest is the article’s own words.`,
  ];
}

function elseSaid({ speaker, asked }: Checked, shown: (text: string) => string): string {
  const named = shown(asked.person ?? '');
  return speaker === null
    ? `The article does not say that these are ${named}’s words.`
    : `In the article ${shown(speaker.name)} says it, not ${named}.`;
}
