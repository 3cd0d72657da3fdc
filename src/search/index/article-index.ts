import type { Range } from '../../article/article.ts';
import type { ReadArticle } from '../../speech/speech.ts';
import type { Answer, Degree, Meaning, Offer, Passage, Source } from '../answer/answer.ts';
import { answerSentence } from '../answer/answer-sentence.ts';
import { type Decision, decisionsOn } from '../answer/answered.ts';
import { type NearestSentence, nearestSentence } from '../answer/nearest-sentence.ts';
import { offerFor } from '../answer/offer.ts';
import { isOwnSentence, ownWords, silentOf } from '../answer/own-words.ts';
import { readClosely } from '../answer/read-closely.ts';
import { isRepeat } from '../answer/repeats.ts';
import { MOST_COMPARED, type Told, withoutRepeats } from '../answer/without-repeats.ts';
import { type AskedMeaning, MeaningTable, textsOf } from '../meaning/meaning-table.ts';
import { type Question, readQuestion } from '../question/question.ts';
import { speakerAsked } from '../question/speaker-asked.ts';
import { SpeakerNames } from '../question/speaker-names.ts';
import { spelledRight } from '../question/spelling.ts';
import { rank } from '../ranking/rank.ts';
import type { RankedPassage } from '../ranking/ranked-passage.ts';
import type { IndexSnapshot } from './index-snapshot.ts';
import { ParagraphTable } from './paragraph-table.ts';

export interface IndexOptions {
  readonly meaning?: Meaning;
  /**
   * What an index of the same code had worked out: it is not worked out again when its articles are added.
   * Articles are known by their ids, which stand for their text.
   */
  readonly snapshot?: IndexSnapshot;
}

/** What `ArticleIndex.ask` may be given. */
export interface AskOptions {
  /** Search in this article alone (its id). */
  readonly article?: string;
  /** At most this many passages; ten at most, ten by default. */
  readonly limit?: number;
}

/** A question with everything that was found out about it: what the weights are fitted on. */
export interface Examined {
  readonly question: Question;
  readonly ranked: readonly RankedPassage[];
}

const mostPassages = 10;
/** Newest articles that an offer is made of. */
const mostOffered = 20;

/**
 * The paragraphs of a library, found by questions. Articles come and go one by one; with a model of
 * meaning they are searched by words alone until their vectors are there.
 */
export class ArticleIndex {
  readonly #articles = new Map<string, ReadArticle>();
  readonly #table: ParagraphTable;
  readonly #names = new SpeakerNames();
  readonly #meaning: MeaningTable | undefined;

  /** @throws RangeError when the parts of the snapshot do not belong together. */
  constructor(options: IndexOptions = {}) {
    this.#table = new ParagraphTable(options.snapshot);
    this.#meaning = options.meaning && new MeaningTable(options.meaning);
  }

  /** Puts an article's paragraphs into the index; one with the same id is replaced. */
  add(read: ReadArticle): void {
    for (const _ of this.adding(read));
  }

  /**
   * `add` in small steps, a paragraph each: a caller who has other things to do can pause between them. No
   * article may be added or removed before the last step; questions meanwhile find what is there so far.
   */
  *adding(read: ReadArticle): Generator<void, void> {
    yield* this.removing(read.article.id);
    this.#articles.set(read.article.id, read);
    this.#names.add(read);
    for (const { id, indexed } of this.#table.add(read)) {
      this.#meaning?.add(id, indexed);
      yield;
    }
  }

  /** Takes an article out; unknown ids do nothing. */
  remove(articleId: string): void {
    for (const _ of this.removing(articleId));
  }

  /** `remove` in small steps, as `adding`. */
  *removing(articleId: string): Generator<void, void> {
    const read = this.#articles.get(articleId);
    if (read === undefined) return;
    this.#articles.delete(articleId);
    this.#names.remove(read);
    for (const id of this.#table.remove(articleId)) {
      this.#meaning?.remove(id);
      yield;
    }
  }

  /** What was worked out about the words of the articles, for another index to begin with. */
  snapshot(): Generator<void, IndexSnapshot> {
    return this.#table.snapshot();
  }

  /** All sentences that are or will be searched by meaning. */
  *sentences(): Generator<string, void> {
    for (const indexed of this.#table.all()) yield* textsOf(indexed);
  }

  /** How many paragraphs are searched by meaning, and how many are to be; none without a model. */
  get progress(): { readonly done: number; readonly all: number } {
    return this.#meaning?.progress ?? { done: 0, all: 0 };
  }

  /** Resolves when everything added so far is searched by meaning too; at once without a model. */
  async ready(): Promise<void> {
    await this.#meaning?.ready();
  }

  /**
   * The passages that answer `question`, best first, or the closest ones and an offer. Where somebody's words are
   * asked for, only what they say or are reported to have said answers.
   */
  async ask(text: string, options: AskOptions = {}): Promise<Answer> {
    const readAs = this.readAs(text);
    const examined = await this.examine(readAs ?? text, options.article);
    const { question } = examined;
    const ranked = await readClosely(readAs ?? text, question, examined.ranked, this.#meaning?.model);
    const limit = Math.max(1, Math.min(options.limit ?? mostPassages, mostPassages));
    const own = ownWords(question, ranked);
    const shown = own.length > 0 ? own : ranked;
    const told = withoutRepeats(shown, (passage) => sentenceIn(passage, question));
    const decisions = decisionsOn(question, distinct(shown, told), limit);
    const degree = own.length > 0 ? degreeOf(question, decisions[0]) : 'nothing';
    const answered = degree !== 'nothing';
    const best = told[0]?.passage;
    const asked = answered ? speakerAsked(question, best, this.#table.vocabulary) : null;
    return {
      question: text,
      readAs,
      answered,
      degree,
      passages: told.slice(0, limit).map((one, at) => passageFrom(one, decisions[at], answered && at === 0)),
      speaker: asked?.speaker ?? null,
      reported: asked?.reported ?? false,
      offer: answered ? null : this.#offer(question, ranked, options.article),
    };
  }

  /** See `Answer.readAs`. */
  readAs(question: string): string | null {
    const { vocabulary } = this.#table;
    const written = (stem: string, typed: string) => this.#table.written(stem, typed);
    const read = spelledRight(question, { vocabulary, written });
    return read === question ? null : read;
  }

  #offer(question: Question, ranked: readonly RankedPassage[], article: string | undefined): Offer {
    const reads = article === undefined ? [...this.#articles.values()] : this.#offered(ranked, article);
    return {
      ...offerFor(question, this.#offered(ranked, article), this.#table),
      silent: silentOf(question, reads),
    };
  }

  /** The articles that an offer is made of: those of the closest passages, then the newest. */
  #offered(ranked: readonly RankedPassage[], article: string | undefined): readonly ReadArticle[] {
    const newest = article === undefined ? [...this.#articles.keys()].slice(-mostOffered) : [article];
    const closest = ranked.slice(0, mostPassages).map(({ indexed }) => indexed.article.id);
    return [...new Set([...closest, ...newest])].flatMap((id) => this.#articles.get(id) ?? []);
  }

  /** The other articles in which a sentence stands too, or one that says the same in the same words; one place each. */
  repeats({ article, paragraph, sentence }: Source): readonly Source[] {
    const text = paragraph.text.slice(sentence.start, sentence.end);
    const found = this.#table.find(this.#read(text), MOST_COMPARED).flatMap((id) => {
      const indexed = this.#table.get(id);
      if (indexed === undefined || indexed.article.id === article.id) return [];
      const same = indexed.sentences.find(({ start, end }) =>
        isRepeat(text, indexed.paragraph.text.slice(start, end)),
      );
      return same === undefined
        ? []
        : [{ article: indexed.article, paragraph: indexed.paragraph, sentence: same }];
    });
    return found.filter((one, at) => found.findIndex((other) => other.article.id === one.article.id) === at);
  }

  /** The sentence nearest to a text, in one article when its id is given; null when there is none near. */
  async nearest(text: string, article?: string): Promise<NearestSentence | null> {
    return nearestSentence((await this.examine(text, article)).ranked);
  }

  /** Ranks the paragraphs for a question and keeps what spoke for each. */
  async examine(text: string, article?: string): Promise<Examined> {
    const meaning = await this.#ask(text);
    const question = this.#read(text);
    return { question, ranked: rank(question, this.#table, meaning, article) };
  }

  #read(question: string): Question {
    const { vocabulary, size } = this.#table;
    return readQuestion(question, { vocabulary, names: this.#names, paragraphs: size });
  }

  /** Undefined without a model, before the first vectors are there, and when the model fails or takes too long. */
  async #ask(question: string): Promise<AskedMeaning | undefined> {
    return this.#meaning?.ask(question).catch(() => undefined);
  }
}

/** Where somebody's words are asked for, what they say of the subject may always answer, in whatever words. */
function degreeOf({ wordsOf }: Question, best: Decision | undefined): Degree {
  if (best === undefined) return 'nothing';
  return wordsOf.size > 0 && best.degree === 'nothing' ? 'mayAnswer' : best.degree;
}

/** The sentence of a passage that answers; all of it where it has none. */
function sentenceIn(passage: RankedPassage, question: Question): Range {
  const { paragraph, sentences } = passage.indexed;
  const may = (place: number): boolean => isOwnSentence(question, passage.indexed, place);
  return sentences[answerSentence(question, passage, may)] ?? { start: 0, end: paragraph.text.length };
}

/** What the decision looks at: the passages that differ, then those that were not compared. */
function distinct(passages: readonly RankedPassage[], told: readonly Told[]): readonly RankedPassage[] {
  return [...told.map(({ passage }) => passage), ...passages.slice(MOST_COMPARED)];
}

/** @param isAnswer - it is the answer, however sure */
function passageFrom(
  { passage, sentence, also }: Told,
  decision: Decision | undefined,
  isAnswer: boolean,
): Passage {
  const { article, paragraph, quotations, statements } = passage.indexed;
  return {
    article,
    paragraph,
    sentence,
    also,
    score: decision?.likelihood ?? 0,
    answers: isAnswer || decision?.degree === 'answers',
    quotations,
    statements,
  };
}
