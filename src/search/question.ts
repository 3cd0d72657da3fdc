import type { Speaker } from '../speech/speech.ts';
import { type AnswerKind, answerKindOf } from './answer-kind.ts';
import { wordsOf } from './fold.ts';
import type { SpeakerNames } from './speaker-names.ts';
import { questionTermsOf, stemOf, type Term } from './terms.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A word of the question that carries meaning. */
export interface QuestionTerm {
  readonly term: Term;
  /** How much it tells: its inverse document frequency. */
  readonly weight: number;
  /** False when no paragraph contains the word itself. */
  readonly known: boolean;
}

/** A question, read against the words of an index. */
export interface Question {
  readonly text: string;
  readonly terms: readonly QuestionTerm[];
  readonly weight: number;
  /** For a word of the vocabulary, the question's terms it stands for and how well, from 0 to 1. */
  readonly matches: ReadonlyMap<number, readonly { readonly term: number; readonly likeness: number }[]>;
  /** What kind of thing is asked for. */
  readonly asksFor: AnswerKind;
  /** "Who said …": the words are given, their speaker is asked for. */
  readonly asksWhoSaid: boolean;
  /** "What did X say …": whose words are asked for, by article; empty when nobody's. */
  readonly speakers: ReadonlySet<Speaker>;
}

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
const speechVerbs =
  'say|says|said|saying|tell|told|tells|call|called|calls|claim|claimed|claims|warn|warned|warns|argue|argued|describe|described|describes|accuse|accused|promise|promised|insist|insisted|suggest|suggested|predict|predicted|announce|announced|think|thought|believe|believed|admit|admitted|deny|denied|add|added|ask|asked|urge|urged|complain|complained|joke|joked|write|wrote|tweet|tweeted|hint|hinted|respond|responded|react|reacted|reply|replied';
const whoSaid = new RegExp(
  `\\b(?:who|whos|who['’]s|whose)\\b.{0,60}?\\b(?:${speechVerbs})\\b|\\b(?:which|what) (?:\\w+ ){1,3}(?:${speechVerbs})\\b|\\bwhose (?:words|quote|line)\\b`,
  'i',
);
const whatSaid = new RegExp(
  `\\b(?:what|how|why|when|where|did|does|has|have)\\b.{0,80}?\\b(?:${speechVerbs})\\b|\\b(?:quotes?|words?|opinion|view|views|stance|comments?|response|reaction|message|remarks?|statement)\\b`,
  'i',
);

/** Reads a question against an index. */
export function readQuestion(text: string, known: Known): Question {
  const found = distinct(questionTermsOf(text));
  const matches = new Matches();
  const named = known.names.find(text).filter(({ speakers }) => namesakes(speakers) <= mostNamesakes);
  const terms = found.map((term, at) => readTerm(term, at, known, matches));
  for (const { start, end, speakers } of named)
    for (const [at, term] of found.entries())
      if (term.start >= start && term.end <= end) matches.addNames(at, speakers, known.vocabulary);
  const asksWhoSaid = whoSaid.test(text);
  const asksWords = !asksWhoSaid && whatSaid.test(text);
  return {
    text,
    terms,
    weight: terms.reduce((sum, term) => sum + term.weight, 0),
    matches: matches.byWord,
    asksFor: answerKindOf(text),
    asksWhoSaid,
    speakers: new Set(asksWords ? named.flatMap(({ speakers }) => [...speakers]) : []),
  };
}

/** Reads a term and enters the words that can stand for it. */
function readTerm(term: Term, at: number, known: Known, matches: Matches): QuestionTerm {
  const { vocabulary, paragraphs } = known;
  const id = vocabulary.find(term.stem);
  if (id !== undefined) matches.add(id, at, 1);
  for (const near of vocabulary.near(term.stem)) matches.add(near.id, at, near.likeness);
  // A word that stands nowhere is taken for the one that was meant.
  const meant = id === undefined && term.stem.length >= 4 ? vocabulary.meantBy(term.stem) : undefined;
  const meantId = meant === undefined ? undefined : vocabulary.find(meant);
  if (meantId !== undefined) matches.add(meantId, at, misspeltLikeness);
  const frequency = id === undefined ? 0 : vocabulary.paragraphsWith(id);
  return { term, weight: weightOf(frequency, paragraphs), known: id !== undefined };
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

function namesakes(speakers: ReadonlySet<Speaker>): number {
  return new Set([...speakers].map((speaker) => speaker.name)).size;
}

/** Inverse document frequency as in BM25, never below zero (Robertson and Zaragoza 2009). */
function weightOf(frequency: number, paragraphs: number): number {
  return Math.log(1 + (paragraphs - frequency + 0.5) / (frequency + 0.5));
}

function distinct(terms: readonly Term[]): readonly Term[] {
  const seen = new Set<string>();
  return terms.filter((term) => !seen.has(term.stem) && seen.add(term.stem));
}
