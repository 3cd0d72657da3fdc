import type { Span } from '../../article/article.ts';
import { patterns } from '../../english/patterns.ts';
import type { Speaker } from '../../speech/speech.ts';
import { foldName } from '../../text/fold.ts';
import type { IndexedParagraph } from '../index/indexed-paragraph.ts';
import type { Question } from '../question/question.ts';
import type { Coverage } from './coverage.ts';

/**
 * What a sentence counts that introduces whoever is asked about, and one that tells the measure asked for. Set by hand:
 * the sets that the rest is fitted on hardly ask for either.
 */
const weights = { introduction: 4, measure: 2 } as const;

/** UTF-16 units beside a name that are looked at for what somebody is. */
const lookedAt = 100;

/** What each sentence of a paragraph adds to its score because it tells directly what is asked for; 0 for most. */
export function toldDirectly(
  question: Question,
  indexed: IndexedParagraph,
  { sentences }: Coverage,
): Float32Array {
  const added = new Float32Array(indexed.sentences.length);
  for (const place of introducing(question, indexed)) added[place] = weights.introduction;
  const { measure } = question;
  if (measure === null) return added;
  const { text } = indexed.paragraph;
  for (const [place, { start, end }] of indexed.sentences.entries())
    if (sentences[place]?.some((covered) => covered > 0) && measure.test(text.slice(start, end)))
      added[place] = Math.max(added[place] ?? 0, weights.measure);
  return added;
}

/**
 * The places of a paragraph's sentences that say who somebody is whom the question asks about, by what stands beside the
 * name: “Anna Quill, the harbour’s director”, “director Anna Quill”. None where it asks for something else.
 */
export function introducing({ asksWho }: Question, indexed: IndexedParagraph): ReadonlySet<number> {
  const places = new Set<number>();
  const { paragraph, sentences } = indexed;
  for (const speaker of asksWho)
    for (const mention of speaker.mentions) {
      if (mention.paragraph !== paragraph.number || !isNamed(paragraph.text, mention, speaker)) continue;
      const place = sentences.findIndex(({ start, end }) => mention.start >= start && mention.start < end);
      const sentence = sentences[place];
      if (sentence === undefined) continue;
      const before = paragraph.text.slice(Math.max(sentence.start, mention.start - lookedAt), mention.start);
      const behind = paragraph.text.slice(mention.end, Math.min(sentence.end, mention.end + lookedAt));
      if (saysWho(before, behind, speaker)) places.add(place);
    }
  return places;
}

/** Whether the mention is one of this paragraph: speakers of other articles have theirs elsewhere. */
function isNamed(text: string, { start, end }: Span, { name, aliases }: Speaker): boolean {
  const written = foldName(text.slice(start, end));
  return [name, ...aliases].some((one) => foldName(one) === written);
}

function saysWho(before: string, behind: string, { roles }: Speaker): boolean {
  if (patterns.introducedBehind.test(behind)) return true;
  const [left, right] = [foldName(before), foldName(behind)];
  return roles.map(foldName).some((role) => role !== '' && (left.endsWith(role) || right.startsWith(role)));
}
