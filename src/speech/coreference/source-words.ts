import { english } from '../../english/language.ts';
import { offices, prepositions, utterances } from '../../english/names.ts';
import { patterns } from '../../english/patterns.ts';
import { speechVerbs, tellsSpeech, verbsOfDocuments } from '../../english/verbs-of-speech.ts';
import type { DraftQuotation } from '../draft.ts';
import { namingCovering, type ReadParagraph } from '../entities/read-paragraphs.ts';
import { lowerAt } from '../entities/words.ts';

/** Words that may name the source of quotations. */
export interface SourceWords {
  readonly paragraph: number;
  readonly first: number;
  readonly last: number;
  /** The quotations that they may be the source of, with the chance of each and their place among its sources. */
  readonly drafts: readonly { readonly draft: number; readonly share: number; readonly rank: number }[];
  /**
   * True when they are the likeliest source of a quotation: who they stand for is then whom the reader has in mind.
   * What is only reported is read as any other sentence, so that it leaves the quotations' speakers as they are.
   */
  readonly likeliest: boolean;
}

/**
 * The likely sources in reading order, each once, as numbers of words.
 *
 * @param quotations - how many of the drafts, the first ones, are quotations; the others are reported statements
 */
export function sourceWords(
  paragraphs: readonly ReadParagraph[],
  drafts: readonly Pick<DraftQuotation, 'sources'>[],
  quotations: number,
): readonly SourceWords[] {
  const places = new Map(paragraphs.map((paragraph) => [paragraph.number, paragraph]));
  const found = new Map<
    string,
    SourceWords & { drafts: SourceWords['drafts'][number][]; likeliest: boolean }
  >();
  for (const [draft, { sources }] of drafts.entries()) {
    for (const [rank, { span, share }] of sources.entries()) {
      const paragraph = places.get(span.paragraph);
      if (!paragraph) continue;
      const begin = wordAt(paragraph, span.start);
      const end = withoutVerb(paragraph, begin, wordBefore(paragraph, span.end, begin));
      if (end < begin) continue;
      const { first, last } = subjectInstead(paragraph, begin) ?? { first: begin, last: end };
      const key = `${paragraph.index} ${first} ${last}`;
      let words = found.get(key);
      if (!words) {
        words = { paragraph: paragraph.index, first, last, drafts: [], likeliest: false };
        found.set(key, words);
      }
      words.drafts.push({ draft, share, rank });
      words.likeliest ||= rank === 0 && draft < quotations;
    }
  }
  return [...found.values()].sort(
    (a, b) => a.paragraph - b.paragraph || a.first - b.first || a.last - b.last,
  );
}

/** The first word that ends after the offset. */
function wordAt({ words }: ReadParagraph, offset: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The last word that begins before the offset. */
function wordBefore(paragraph: ReadParagraph, offset: number, first: number): number {
  let last = wordAt(paragraph, offset);
  while (last >= first && (paragraph.words[last]?.start ?? offset) >= offset) last -= 1;
  return last;
}

/**
 * The last word of a source without the verb that the phrase was cut after: "an officer |shouts|", "some traders
 * |claim|", "Lorna Peel |warning|".
 */
function withoutVerb(paragraph: ReadParagraph, first: number, last: number): number {
  const { words } = paragraph;
  const verb = words[last];
  if (verb === undefined || last <= first || verb.capital) return last;
  if (patterns.participle.test(verb.lower)) {
    const before = lowerAt(words, last - 1);
    // "Lorna Peel |warning|", "protesters |marching|"
    const named = tellsSpeech(verb.lower) && namingCovering(paragraph, last - 1) !== null;
    return named || (before.endsWith('s') && offices.has(before.slice(0, -1))) ? last - 1 : last;
  }
  const states = verbsOfDocuments.has(verb.lower);
  if (!states && !tellsSpeech(verb.lower)) return last;
  const before = lowerAt(words, first - 1);
  // "according to the police report", "said the police report"
  if ((prepositions.has(before) && before !== 'as') || tellsSpeech(before)) return last;
  const after = words[last + 1];
  const verbFollows =
    after?.isWord === true && (speechVerbs.has(after.lower) || english.formsOfBe.has(after.lower));
  return verbFollows || !agree(lowerAt(words, last - 1), lowerAt(words, first), verb.lower) ? last : last - 1;
}

/** Whether a noun can be the subject of a verb in the present: "traders claim", "the officer shouts". */
function agree(noun: string, opening: string, verb: string): boolean {
  const plural = /[^su]s$/u.test(noun) || noun === 'people';
  if (!verb.endsWith('s'))
    return plural && (english.bareQuantities.has(opening) || offices.has(noun.slice(0, -1)));
  if (plural || noun === "'s") return false;
  // "the company claims": claims that it makes, but a person or a document does not make claims of that name.
  return !utterances.has(verb) || offices.has(noun) || opening === noun || english.determiners.has(noun);
}

/** "|The 56-year-old| said after his arrival": the age that speaks, where the words after its verb were taken. */
function subjectInstead({ words }: ReadParagraph, first: number): { first: number; last: number } | null {
  if (!english.beforeOccasions.has(lowerAt(words, first - 1)) || !speechVerbs.has(lowerAt(words, first - 2)))
    return null;
  const age = first - 3;
  return patterns.ageAsNoun.test(lowerAt(words, age)) && lowerAt(words, age - 1) === 'the'
    ? { first: age - 1, last: age }
    : null;
}
