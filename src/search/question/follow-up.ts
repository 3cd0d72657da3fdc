import { patterns } from '../../english/patterns.ts';
import { tellingTermsOf } from '../index/terms.ts';

/** What is known of the answer that a question replies to. */
export interface EarlierQuestion {
  readonly question: string;
  /** The person whose words the answer shows; null where it shows nobody's. */
  readonly speaker: string | null;
}

/** How a question that may follow an answer is to be read. */
export type FollowUp =
  /** As this question; `sameArticle` where it is best looked for beside the earlier answer. */
  | { readonly kind: 'question'; readonly question: string; readonly sameArticle: boolean }
  /** What the person says after what was shown. */
  | { readonly kind: 'next'; readonly speaker: string }
  /** The earlier question again, for other answers than those shown. */
  | { readonly kind: 'others' }
  /** It points at something that nobody named. */
  | { readonly kind: 'unclear'; readonly word: string };

/**
 * Reads a question that may lean on an earlier one.
 *
 * @param before - the earlier question and its answer; null where there is none
 * @example
 * readFollowUp('when was that?', { question: 'who closed the pier', speaker: null });
 * // { kind: 'question', question: 'when closed the pier', sameArticle: true }
 */
export function readFollowUp(question: string, before: EarlierQuestion | null): FollowUp {
  const pronoun = patterns.personalPronoun.exec(question);
  const leans = tellingTermsOf(question.replaceAll(patterns.pointingWord, ' ')).length === 0;
  if (before === null) {
    const pointer = leans ? (pronoun ?? question.match(patterns.pointingWord) ?? null) : null;
    return pointer === null ? alone(question) : { kind: 'unclear', word: pointer[0] };
  }
  if (patterns.asksForOthers.test(question)) return { kind: 'others' };
  const { speaker } = before;
  const next = patterns.asksWhatNext.test(question);
  if (speaker !== null && next && (leans || pronoun !== null)) return { kind: 'next', speaker };
  if (pronoun !== null) {
    if (speaker !== null) return { kind: 'question', question: named(question, speaker), sameArticle: true };
    if (leans) return { kind: 'unclear', word: pronoun[0] };
  }
  if (!leans) return alone(question);
  const asks = patterns.questionWords.exec(question);
  if (asks === null) return alone(question);
  return { kind: 'question', question: `${asks[1]} ${withoutAsking(before.question)}`, sameArticle: true };
}

function alone(question: string): FollowUp {
  return { kind: 'question', question, sameArticle: false };
}

/** The question with a name for its first personal pronoun: “his plan” becomes “Ann’s plan”. */
function named(question: string, speaker: string): string {
  return question.replace(patterns.personalPronoun, (pronoun) =>
    patterns.possessivePronoun.test(pronoun) ? `${speaker}’s` : speaker,
  );
}

/** A question without the words that say what is asked for. */
function withoutAsking(question: string): string {
  return question.replace(patterns.questionWords, '').trim();
}
