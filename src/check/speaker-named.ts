import type { Span } from '../article/article.ts';
import { spanText } from '../article/paragraph-text.ts';
import { withoutArticle } from '../english/language.ts';
import { genderOf } from '../english/names.ts';
import { patterns } from '../english/patterns.ts';
import { matchPeople } from '../speech/people/match-people.ts';
import { peopleOf } from '../speech/people/people.ts';
import type { Quotation, ReadArticle, Speaker } from '../speech/speech.ts';
import { foldName } from '../text/fold.ts';

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
  const { speaker, source, attribution, paragraph } = quotation;
  const certain = (attribution?.certainty ?? 0) >= LEAST_CERTAIN;
  const isNamedIn = (first: number, last: number) =>
    meant.some((one) => isMentioned(one, first, last)) || standsIn(surnameOf(named), read, first, last);
  if (speaker !== null && isKnownByName(speaker)) {
    // A description that the article does not have may be anybody's.
    if (meant.length === 0 && !/\p{Lu}/u.test(named)) return false;
    if (!certain || meant.includes(speaker) || mayBeCalled(speaker, named)) return false;
    // Who speaks for a body is often named beside it.
    return speaker.kind === 'person' || !isNamedIn(paragraph, paragraph);
  }
  if (meant.length === 0) return false;
  const begin = beginningOf(quotation, read);
  if (meant.every(({ kind }) => kind === 'person') && !isNamedIn(begin - BEFORE, paragraph + AFTER))
    return true;
  if (source === null || !certain) return false;
  const words = spanText(read.article, source);
  if (meant.every((one) => isExcludedBy(words, one))) return true;
  return namesSomebody(read, source) && !isNamedIn(source.paragraph, source.paragraph);
}

/** The paragraph in which a quotation over several begins. */
function beginningOf(quotation: Quotation, { speech }: ReadArticle): number {
  let at = speech.quotations.indexOf(quotation);
  while (at > 0 && speech.quotations[at]?.continues === true) at -= 1;
  return speech.quotations[at]?.paragraph ?? quotation.paragraph;
}

/** "The actor" and "a statement" may be anybody's. */
function isKnownByName({ name, kind }: Speaker): boolean {
  return kind !== 'unnamed' && patterns.nameWithArticle.test(name);
}

/** The article may call "Maha el-Kadiri" only "Maha", and the "Centre for Disease Control" only "the CDC". */
function mayBeCalled({ name }: Speaker, named: string): boolean {
  const words = foldName(named).split(' ');
  const own = withoutArticle(foldName(name)).split(' ');
  if (own.every((word) => words.includes(word))) return true;
  const short = /\b\p{Lu}{2,6}\b/u.exec(name)?.[0].toLowerCase();
  if (short === undefined) return false;
  let at = 0;
  for (const word of words) if (word[0] === short[at]) at += 1;
  return at === short.length;
}

function isMentioned({ mentions }: Speaker, first: number, last: number): boolean {
  return mentions.some(({ paragraph }) => paragraph >= first && paragraph <= last);
}

function surnameOf(named: string): string {
  return foldName(named).split(' ').at(-1) ?? '';
}

function standsIn(name: string, { article }: ReadArticle, first: number, last: number): boolean {
  return article.paragraphs.some(
    ({ number, text }) => number >= first && number <= last && ` ${foldName(text)} `.includes(` ${name} `),
  );
}

/** "It adds" is no person, "he said" no body and no woman. */
function isExcludedBy(source: string, { kind, name }: Speaker): boolean {
  const pronoun = source.toLowerCase();
  if (pronoun === 'it') return kind === 'person';
  if (pronoun !== 'he' && pronoun !== 'she') return false;
  if (kind === 'body') return true;
  const gender = genderOf((name.split(' ')[0] ?? '').toLowerCase());
  return gender === (pronoun === 'he' ? 'f' : 'm');
}

/** Whether the words that introduce a quotation have the name of a person. */
function namesSomebody({ speech }: ReadArticle, source: Span): boolean {
  return speech.speakers.some(
    ({ kind, mentions }) =>
      kind === 'person' &&
      mentions.some(
        (one) => one.paragraph === source.paragraph && one.start < source.end && one.end > source.start,
      ),
  );
}
