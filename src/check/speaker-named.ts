import type { Span } from '../article/article.ts';
import { spanText } from '../article/paragraph-text.ts';
import { genderOf } from '../english/names.ts';
import type { ReadArticle } from '../search/answer/answer.ts';
import { matchPeople } from '../speech/people/match-people.ts';
import { peopleOf } from '../speech/people/people.ts';
import type { Quotation, Speaker } from '../speech/speech.ts';
import { foldName } from '../text/fold-name.ts';

/** From here on it is likelier than not that the source is right: less is not enough to say that somebody errs. */
const LEAST_CERTAIN = 0.5;
/** Whom a pronoun or a description means is named so many paragraphs before it at most, or in the next one. */
const BEFORE = 2;
const AFTER = 1;

/**
 * Whether a quotation is by somebody else than the person named: by another who is named in the article, or
 * by one whom the words that introduce it exclude. False where nobody is named, and in doubt.
 */
export function isSomebodyElse(
  named: string | undefined,
  read: ReadArticle,
  quotation: Quotation | null,
): boolean {
  if (named === undefined || quotation === null) return false;
  const meant = matchPeople(peopleOf([read]), named).map(({ speaker }) => speaker);
  const { speaker, source, attribution } = quotation;
  const certain = (attribution?.certainty ?? 0) >= LEAST_CERTAIN;
  if (speaker !== null && isKnownByName(speaker)) {
    if (!certain || meant.includes(speaker) || mayBeCalled(speaker, named)) return false;
    // Who speaks for a body is often named beside it.
    return speaker.kind === 'person' || !meant.some((one) => isNamedIn(one, quotation.paragraph, 0, 0));
  }
  if (meant.length === 0) return false;
  const isFarAway = (one: Speaker) =>
    one.kind === 'person' && !isNamedIn(one, quotation.paragraph, BEFORE, AFTER);
  if (meant.every(isFarAway)) return true;
  if (source === null || !certain) return false;
  const words = spanText(read.article, source);
  return meant.every((one) => isExcludedBy(words, one)) || namesAnother(read, source, meant);
}

/** "The actor" and "a statement" may be anybody's. */
function isKnownByName({ name, kind }: Speaker): boolean {
  return kind !== 'unnamed' && /^(?:the |a |an )?\p{Lu}/u.test(name);
}

/** The article may call "Maha el-Kadiri" only "Maha", and the "Centre for Disease Control" only "the CDC". */
function mayBeCalled({ name }: Speaker, named: string): boolean {
  const words = foldName(named).split(' ');
  const own = foldName(name).replace(/^the /u, '').split(' ');
  if (own.every((word) => words.includes(word))) return true;
  const short = /\b\p{Lu}{2,6}\b/u.exec(name)?.[0].toLowerCase();
  if (short === undefined) return false;
  let at = 0;
  for (const word of words) if (word[0] === short[at]) at += 1;
  return at === short.length;
}

function isNamedIn({ mentions }: Speaker, paragraph: number, before: number, after: number): boolean {
  return mentions.some((one) => one.paragraph >= paragraph - before && one.paragraph <= paragraph + after);
}

/** "It adds" is no person, "he said" no body and no woman, "they said" nobody who is known to be a woman or a man. */
function isExcludedBy(source: string, { kind, name }: Speaker): boolean {
  const pronoun = source.toLowerCase();
  if (pronoun === 'it') return kind === 'person';
  if (pronoun !== 'he' && pronoun !== 'she' && pronoun !== 'they') return false;
  if (kind === 'body') return pronoun !== 'they';
  const gender = genderOf((name.split(' ')[0] ?? '').toLowerCase());
  if (pronoun === 'they') return kind === 'person' && gender !== null;
  return gender === (pronoun === 'he' ? 'f' : 'm');
}

/** The words that introduce the quotation name another person, and their paragraph names none of those meant. */
function namesAnother({ speech }: ReadArticle, source: Span, meant: readonly Speaker[]): boolean {
  if (meant.some((one) => isNamedIn(one, source.paragraph, 0, 0))) return false;
  return speech.speakers.some(
    ({ kind, mentions }) =>
      kind === 'person' &&
      mentions.some(
        (one) => one.paragraph === source.paragraph && one.start < source.end && one.end > source.start,
      ),
  );
}
