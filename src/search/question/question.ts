import type { Range } from '../../article/article.ts';
import { patterns } from '../../english/patterns.ts';
import type { Speaker } from '../../speech/speech.ts';
import { rarity } from '../../text/bm25.ts';
import { wordsOf } from '../../text/fold.ts';
import { stemOf } from '../../text/stem.ts';
import { questionTermsOf, type Term } from '../index/terms.ts';
import type { Vocabulary } from '../index/vocabulary.ts';
import { type AnswerKind, answerKindOf, wantedKinds } from './answer-kind.ts';
import { askedFor } from './asked-for.ts';
import { measureAsked } from './measure.ts';
import { isEnglishStem, relatedWords } from './related-words.ts';
import type { SpeakerNames } from './speaker-names.ts';
import { whoIs } from './who-is.ts';
import { wordsAskedOf } from './words-asked.ts';

/** A word of the question that carries meaning. */
export interface QuestionTerm {
  readonly term: Term;
  /** How much it tells: its inverse document frequency. */
  readonly weight: number;
  /** False when no paragraph contains the word itself. */
  readonly known: boolean;
  /** A name or number: what an answering paragraph can hardly do without. */
  readonly name: boolean;
  /** Says what kind of thing is asked for (“which *company* …”). */
  readonly asked: boolean;
}

/** A question, read against the words of an index. */
export interface Question {
  readonly text: string;
  readonly terms: readonly QuestionTerm[];
  readonly weight: number;
  /** The weight of each term. */
  readonly weights: Float64Array;
  /** For a word of the vocabulary, the question's terms it stands for and how well, from 0 to 1. */
  readonly matches: ReadonlyMap<number, readonly { readonly term: number; readonly likeness: number }[]>;
  /** The same for words of like meaning. */
  readonly related: ReadonlyMap<number, readonly { readonly term: number; readonly likeness: number }[]>;
  /** By word of the vocabulary what it is here, in the bits of `standsFor`: most words of a paragraph are nothing. */
  readonly marks: Uint8Array;
  /** What kind of thing is asked for. */
  readonly asksFor: AnswerKind;
  /** The kinds of terms (bits of `termKind`) that can be the answer; 0 when any can. */
  readonly wanted: number;
  /** "Who said …": the words are given, their speaker is asked for. */
  readonly asksWhoSaid: boolean;
  /** "What did X say …": whose words are asked for, by article; empty when nobody's. */
  readonly speakers: ReadonlySet<Speaker>;
  /** Those whose own words alone can answer ("What did X say about Y?"); empty when anything can. */
  readonly wordsOf: ReadonlySet<Speaker>;
  /** "What did X say …" where nobody and nothing that is called X, or like it, stands in any paragraph. */
  readonly asksOfNobody: boolean;
  /** "Who is X?": who is to be introduced, by article; empty where nobody is. */
  readonly asksWho: ReadonlySet<Speaker>;
  /** "How old …": what the text must have to tell that; null where nothing is measured. */
  readonly measure: RegExp | null;
  /** Of each term its weight where somebody's words about it are asked for, else 0. */
  readonly subject: Float64Array;
}

/** Bits of `Question.marks`: the word is in `matches`; it is in `related`. */
export const standsFor = { term: 1, related: 2 } as const;

/** What a question is read against. */
export interface Known {
  readonly vocabulary: Vocabulary;
  readonly names: SpeakerNames;
  /** How many paragraphs are indexed. */
  readonly paragraphs: number;
}

const misspeltLikeness = 0.8;
const aliasLikeness = 0.7;
/** A name that more people share than this means nobody in particular. */
const mostNamesakes = 3;

/** Reads a question against an index. */
export function readQuestion(text: string, known: Known): Question {
  const measured = measureAsked(text);
  const found = distinct(withoutMeasure(questionTermsOf(text), measured?.word));
  const matches = new Matches();
  const named = known.names.find(text).filter(({ speakers }) => namesakes(speakers) <= mostNamesakes);
  const asked = askedFor(text, found);
  const terms = found.map((term, at) => {
    const inside = asked !== undefined && term.start >= asked.start && term.end <= asked.end;
    return { ...readTerm(term, at, known, matches, text), asked: inside };
  });
  for (const { start, end, speakers } of named)
    for (const [at, term] of found.entries())
      if (term.start >= start && term.end <= end) matches.addNames(at, speakers, known.vocabulary);
  const related = relatedTo(terms, known, matches.byWord);
  const asksFor = answerKindOf(text);
  const { speakers: wordsOf, subjectFrom } = wordsAskedOf(text, named);
  const asksWhoSaid = wordsOf.size === 0 && patterns.asksWhoSaid.test(text);
  const asksWords = !asksWhoSaid && patterns.asksWhatSaid.test(text);
  return {
    text,
    terms,
    weight: terms.reduce((sum, term) => sum + term.weight, 0),
    weights: Float64Array.from(terms, ({ weight }) => weight),
    matches: matches.byWord,
    related,
    marks: marksOf(matches.byWord, related, known.vocabulary.size),
    asksFor,
    wanted: wantedKinds(asksFor, text),
    asksWhoSaid,
    speakers: new Set(asksWords ? named.flatMap(({ speakers }) => [...speakers]) : []),
    wordsOf,
    asksOfNobody: asksOfNobody(text, terms, [matches.byWord, related]),
    asksWho: whoIs(text, named),
    measure: measured?.told ?? null,
    subject: Float64Array.from(terms, ({ term, weight }) =>
      wordsOf.size > 0 && term.start >= subjectFrom ? weight : 0,
    ),
  };
}

/** The terms but for “old” of “How old …”, which what answers does not say; all where nothing else is asked for. */
function withoutMeasure(terms: readonly Term[], word: Range | undefined): readonly Term[] {
  const others = terms.filter(({ start, end }) => word === undefined || start < word.start || end > word.end);
  return others.length > 0 ? others : terms;
}

/** Reads a term and enters the words that can stand for it. */
function readTerm(
  term: Term,
  at: number,
  known: Known,
  matches: Matches,
  text: string,
): Omit<QuestionTerm, 'asked'> {
  const { vocabulary, paragraphs } = known;
  const id = vocabulary.find(term.stem);
  if (id !== undefined) matches.add(id, at, 1);
  for (const near of vocabulary.near(term.stem)) matches.add(near.id, at, near.likeness);
  // What stands nowhere and is no word is taken for the one that was meant.
  const isNoWord = id === undefined && term.stem.length >= 4 && !isEnglishStem(term.stem);
  const meant = isNoWord ? vocabulary.meantBy(term.stem) : undefined;
  const meantId = meant === undefined ? undefined : vocabulary.find(meant);
  if (meantId !== undefined) matches.add(meantId, at, misspeltLikeness);
  const frequency = id === undefined ? 0 : vocabulary.paragraphsWith(id);
  const written = text.slice(term.start, term.end);
  const capital = term.start > 0 && /^\p{Lu}/u.test(written);
  const name = /^\d/.test(term.folded) || (id === undefined ? capital : vocabulary.isName(id));
  return { term, weight: rarity(frequency, paragraphs), known: id !== undefined, name };
}

interface Match {
  readonly term: number;
  readonly likeness: number;
}

/** Which words of the vocabulary stand for which terms of the question. */
class Matches {
  readonly byWord = new Map<number, Match[]>();

  add(id: number, term: number, likeness: number): void {
    const others = this.byWord.get(id) ?? [];
    if (others.some((other) => other.term === term && other.likeness >= likeness)) return;
    this.byWord.set(id, [...others.filter((other) => other.term !== term), { term, likeness }]);
  }

  /** Lets the family names of `speakers` stand for a term that is part of another name of theirs. */
  addNames(term: number, speakers: ReadonlySet<Speaker>, vocabulary: Vocabulary): void {
    for (const { name, kind } of speakers) {
      const family = kind === 'person' ? wordsOf(name).at(-1) : undefined;
      const id = family === undefined ? undefined : vocabulary.find(stemOf(family.folded));
      if (id !== undefined) this.add(id, term, aliasLikeness);
    }
  }
}

/** Whether words are asked for of somebody whom no word of the index stands for. */
function asksOfNobody(
  text: string,
  terms: readonly QuestionTerm[],
  found: readonly ReadonlyMap<number, readonly Match[]>[],
): boolean {
  const [whole, subject] = patterns.whoseWords.exec(text) ?? [];
  if (whole === undefined || subject === undefined) return false;
  const end = whole.lastIndexOf(subject) + subject.length;
  const subjects = [...terms.keys()].filter((at) => (terms[at]?.term.end ?? 0) <= end);
  const standing = new Set(found.flatMap((words) => [...words.values()].flat().map(({ term }) => term)));
  return subjects.length > 0 && subjects.every((at) => !standing.has(at));
}

function marksOf(
  matches: ReadonlyMap<number, unknown>,
  related: ReadonlyMap<number, unknown>,
  words: number,
): Uint8Array {
  const marks = new Uint8Array(words);
  for (const id of matches.keys()) marks[id] = standsFor.term;
  for (const id of related.keys()) marks[id] = (marks[id] ?? 0) | standsFor.related;
  return marks;
}

function namesakes(speakers: ReadonlySet<Speaker>): number {
  return new Set([...speakers].map((speaker) => speaker.name)).size;
}

function distinct(terms: readonly Term[]): readonly Term[] {
  const seen = new Set<string>();
  return terms.filter((term) => !seen.has(term.stem) && seen.add(term.stem));
}

/** Words of the index that mean nearly the same as the question's terms; names are like nothing else. */
function relatedTo(
  terms: readonly QuestionTerm[],
  { vocabulary }: Known,
  matches: ReadonlyMap<number, readonly Match[]>,
): ReadonlyMap<number, readonly Match[]> {
  const related = new Matches();
  for (const [at, { term, name }] of terms.entries()) {
    if (name) continue;
    for (const { stem, likeness } of relatedWords(term.stem)) {
      const id = vocabulary.find(stem);
      if (id === undefined || vocabulary.isName(id)) continue;
      if (!matches.get(id)?.some((match) => match.term === at)) related.add(id, at, likeness);
    }
  }
  return related.byWord;
}
