import MiniSearch from 'minisearch';
import type { Paragraph, Range } from '../article/article.ts';
import { sentencesOf } from '../article/sentences.ts';
import type { Speaker } from '../speech/speech.ts';
import type { Answer, Meaning, Offer, Passage, ReadArticle } from './answer.ts';
import { questionTermsOf, termsOf } from './terms.ts';

interface Posting {
  readonly id: string;
  readonly text: string;
}

/** What `ArticleIndex.ask` may be given. */
export interface AskOptions {
  /** Search in this article alone (its id). */
  readonly article?: string;
  /** At most this many passages; ten at most, ten by default. */
  readonly limit?: number;
}

const mostPassages = 10;
const answeredFrom = 0.5;

/** The paragraphs of a library, found by questions. */
export class ArticleIndex {
  readonly #articles = new Map<string, ReadArticle>();
  readonly #miniSearch = new MiniSearch<Posting>({
    fields: ['text'],
    tokenize: (text) => termsOf(text).map((term) => term.stem),
    processTerm: (term) => term,
    searchOptions: { tokenize: (text) => questionTermsOf(text).map((term) => term.stem) },
  });

  readonly #meaning: Meaning | undefined;

  constructor(options: { readonly meaning?: Meaning } = {}) {
    this.#meaning = options.meaning;
  }

  /** Resolves when everything added so far is searched by meaning too; at once without a model. */
  async ready(): Promise<void> {
    await this.#meaning?.embed([]);
  }

  /** Puts an article's paragraphs into the index; one with the same id is replaced. */
  add(read: ReadArticle): void {
    this.remove(read.article.id);
    this.#articles.set(read.article.id, read);
    this.#miniSearch.addAll(postingsOf(read));
  }

  /** Takes an article out; unknown ids do nothing. */
  remove(articleId: string): void {
    const read = this.#articles.get(articleId);
    if (read === undefined) return;
    this.#articles.delete(articleId);
    this.#miniSearch.removeAll(postingsOf(read));
  }

  /** The passages that answer `question`, best first, or the closest ones and an offer. */
  async ask(question: string, options: AskOptions = {}): Promise<Answer> {
    const limit = Math.max(1, Math.min(options.limit ?? mostPassages, mostPassages));
    const asked = new Set(questionTermsOf(question).map((term) => term.stem));
    const found = this.#miniSearch.search(question, {
      filter: (result) =>
        options.article === undefined || String(result.id).startsWith(`${options.article}#`),
    });
    const passages = found.slice(0, limit).flatMap((result) => this.#passage(String(result.id), asked));
    const answered = (passages[0]?.score ?? 0) >= answeredFrom;
    return { question, answered, passages, speaker: null, offer: answered ? null : this.#offer() };
  }

  #passage(id: string, asked: ReadonlySet<string>): Passage[] {
    const [articleId = '', number = ''] = id.split('#');
    const read = this.#articles.get(articleId);
    const paragraph = read?.article.paragraphs.find((one) => one.number === Number(number));
    if (read === undefined || paragraph === undefined) return [];
    const quotations = read.speech.quotations.filter((quotation) => quotation.paragraph === paragraph.number);
    const score = share(paragraph.text, asked);
    return [
      { article: read.article, paragraph, sentence: bestSentence(paragraph, asked), score, quotations },
    ];
  }

  #offer(): Offer {
    const people: Speaker[] = [];
    for (const read of this.#articles.values())
      people.push(...read.speech.speakers.filter((speaker) => speaker.kind === 'person'));
    return { people: people.slice(0, 5), didYouMean: [], about: [] };
  }
}

function postingsOf(read: ReadArticle): Posting[] {
  return read.article.paragraphs.map((paragraph) => ({
    id: `${read.article.id}#${paragraph.number}`,
    text: paragraph.text,
  }));
}

function share(text: string, asked: ReadonlySet<string>): number {
  const here = new Set(termsOf(text).map((term) => term.stem));
  return [...asked].filter((stem) => here.has(stem)).length / Math.max(1, asked.size);
}

function bestSentence(paragraph: Paragraph, asked: ReadonlySet<string>): Range {
  let best: Range = { start: 0, end: paragraph.text.length };
  let most = -1;
  for (const sentence of sentencesOf(paragraph.text)) {
    const covered = share(paragraph.text.slice(sentence.start, sentence.end), asked);
    if (covered > most) [best, most] = [sentence, covered];
  }
  return best;
}
