import { styleText } from 'node:util';
import { paragraphText } from '../article/paragraph-text.ts';
import type { Checked, Place } from '../check/checked.ts';
import { originalOf, type Segment, wordByWord } from '../check/word-by-word.ts';
import { remarksOf, titleOf } from '../check/wording.ts';
import { harmless } from '../text/harmless.ts';
import { wordsIn } from '../words/words.ts';
import { bold, wrapped } from './layout.ts';
import type { Output } from './output.ts';

/** A checked quotation for people: the verdict, the comparison, what the article has, where. */
export function* checkedLines(checked: Checked, output: Output): Generator<string> {
  const speaker = checked.speaker === null ? [] : [harmless(checked.speaker.name)];
  yield wrapped([bold(titleOf(wordsIn('en'), checked), output), ...speaker].join(' · '), output);
  yield wrapped(compared(checked, output), output, '  ');
  for (const remark of remarksOf(wordsIn('en'), checked, harmless)) yield wrapped(remark, output, '  ');
  for (const place of checked.places) yield* placeLines(place, checked, output);
  yield '';
}

function compared(checked: Checked, output: Output): string {
  const segments = wordByWord(checked).map((segment) => shownSegment(segment, output));
  return `“${segments.join('')}”`;
}

/** Words left out are marked off with [-…-], added ones with {+…+}, where there are no styles to show them. */
function shownSegment({ kind, text }: Segment, output: Output): string {
  const shown = harmless(text);
  if (kind === 'same') return shown;
  if (!output.styled) return kind === 'leftOut' ? `[-${shown}-]` : `{+${shown}+}`;
  return styleText(kind === 'leftOut' ? 'strikethrough' : 'underline', shown, { validateStream: false });
}

function* placeLines(place: Place, { verdict }: Checked, output: Output): Generator<string> {
  const { article } = place.read;
  if (verdict !== 'verbatim') {
    const { start, end } = originalOf(place);
    yield wrapped(harmless(paragraphText(article, place.paragraph).slice(start, end)), output, '  | ');
  }
  yield wrapped(`¶ ${place.paragraph} · ${harmless(article.title)}`, output, '  ');
}
