import type { Article } from '../../article/article.ts';
import { type CheckOptions, checking } from '../../check/check.ts';
import type { AskedQuotation, Checked } from '../../check/checked.ts';
import type { NearestSentence } from '../../check/paraphrase.ts';
import { WordIndex } from '../../check/word-index.ts';
import type { Answer, Source } from '../../search/answer/answer.ts';
import type { ArticleIndex } from '../../search/index/article-index.ts';
import type { IndexSnapshot } from '../../search/index/index-snapshot.ts';
import { peopleOf, type QuotedPerson } from '../../speech/people/people.ts';
import { sizeOf } from '../reading/article-size.ts';
import type { LibraryArticle, OwnArticle } from '../types.ts';
import type { CreateIndex } from './create-index.ts';
import { inTurns } from './turns.ts';

/** So many characters of a quotation that was not found are searched for. */
const SEARCHED = 300;

/**
 * What one server can see, in memory: the seeds and its own articles, their index and their people.
 * An own article with the text of a seed stands in its place.
 */
export class ServerArticles {
  readonly #seeds: ReadonlyMap<string, LibraryArticle>;
  readonly #createIndex: CreateIndex;
  readonly #own = new Map<string, OwnArticle>();
  readonly #people = new Map<string | undefined, readonly QuotedPerson[]>();
  #index: ArticleIndex | undefined;
  /** The words that quotations are compared with; taken in when the first one is checked. */
  readonly #words = new WordIndex();
  #deleteUnused: (() => Promise<void>) | undefined;
  #snapshotOutdated = false;
  #hasUnused = false;

  constructor(seeds: readonly LibraryArticle[], createIndex: CreateIndex) {
    this.#seeds = new Map(seeds.map((seed) => [seed.article.id, seed]));
    this.#createIndex = createIndex;
  }

  /** The server's own, newest last. */
  get allOwn(): readonly OwnArticle[] {
    return [...this.#own.values()];
  }

  /** What its own articles take, in characters (see `sizeOf`). */
  get size(): number {
    return this.allOwn.reduce((sum, { article }) => sum + sizeOf(article), 0);
  }

  /** What is in memory, in characters: its own articles, and the seeds once they are indexed. */
  get sizeInMemory(): number {
    const seeds = this.#index ? [...this.#seeds.values()] : [];
    return seeds.reduce((sum, { article }) => sum + sizeOf(article), this.size);
  }

  /** Seeds first, then its own, newest first. */
  articles(): readonly LibraryArticle[] {
    const seeds = [...this.#seeds.values()].filter((seed) => !this.#own.has(seed.article.id));
    return [...seeds, ...this.allOwn.toReversed()];
  }

  article(id: string): LibraryArticle | undefined {
    return this.#own.get(id) ?? this.#seeds.get(id);
  }

  /** An article that the server has given. */
  own(id: string): OwnArticle | undefined {
    return this.#own.get(id);
  }

  /** The own article that another one would take the place of: the one with its link, else with its text. */
  replacedBy({ id, link }: Article): OwnArticle | undefined {
    const sameLink =
      link === undefined ? undefined : this.allOwn.find(({ article }) => article.link === link);
    return sameLink ?? this.#own.get(id);
  }

  /** Puts an article in; one with the same id is replaced. Nothing else may be added or removed meanwhile. */
  async add(article: OwnArticle): Promise<void> {
    const { id } = article.article;
    this.#own.delete(id);
    this.#own.set(id, article);
    this.#snapshotOutdated ||= this.indexed;
    this.#people.clear();
    if (this.#index) await inTurns(this.#index.adding(article));
  }

  /** Puts another reading of an own article in its place. As for `add`, nothing else meanwhile. */
  async replace(article: OwnArticle): Promise<void> {
    this.#own.set(article.article.id, article);
    this.#people.clear();
    if (this.#index) await inTurns(this.#index.adding(article));
  }

  /** Takes an own article out; a seed with its text is seen again. As for `add`, nothing else meanwhile. */
  async remove(id: string): Promise<void> {
    if (!this.#own.delete(id)) return;
    this.#words.remove(id);
    this.#snapshotOutdated = true;
    this.#hasUnused = true;
    this.#people.clear();
    if (!this.#index) return;
    const seed = this.#seeds.get(id);
    await inTurns(seed ? this.#index.adding(seed) : this.#index.removing(id));
  }

  get indexed(): boolean {
    return this.#index !== undefined;
  }

  /** Whether the snapshot on disk lacks an article that is indexed, or has one that was removed. */
  get snapshotOutdated(): boolean {
    return this.#snapshotOutdated;
  }

  /** What the index has worked out, to be written, in turns; undefined when it is not built. Nothing may change meanwhile. */
  async takeSnapshot(): Promise<IndexSnapshot | undefined> {
    this.#snapshotOutdated = false;
    return this.#index && (await inTurns(this.#index.snapshot()));
  }

  /** Deletes the vectors of articles that were removed, once the index is ready; that may take a while. */
  async deleteUnusedVectors(): Promise<void> {
    if (!this.#hasUnused || !this.#deleteUnused) return;
    this.#hasUnused = false;
    await this.#deleteUnused();
  }

  /**
   * Builds the index, in turns, from the snapshot of an earlier one; nothing may be added or removed
   * meanwhile.
   */
  async buildIndex(snapshot?: IndexSnapshot): Promise<void> {
    if (this.#index) return;
    const { index, deleteUnused } = this.#createIndex(snapshot);
    const known = new Set(snapshot?.articles);
    const articles = this.articles();
    this.#snapshotOutdated =
      known.size !== articles.length || articles.some(({ article }) => !known.has(article.id));
    await inTurns(addingAll(articles, index));
    this.#index = index;
    this.#deleteUnused = deleteUnused;
    this.#hasUnused = true;
  }

  async ask(question: string, options: { article?: string; limit?: number }): Promise<Answer> {
    if (!this.#index) throw new Error('the index is not built');
    return this.#index.ask(question, options);
  }

  /** What the articles have of a quotation. */
  async check(asked: AskedQuotation, options: CheckOptions = {}): Promise<Checked> {
    for (const article of this.articles()) {
      const { id } = article.article;
      if (this.#words.get(id)?.read === article) continue;
      await inTurns(this.#words.adding(article));
      if (this.article(id) !== article) this.#words.remove(id); // removed meanwhile
    }
    return inTurns(checking(this.#words, asked, options));
  }

  /** See `Answer.readAs`. */
  readAs(question: string): string | null {
    if (!this.#index) throw new Error('the index is not built');
    return this.#index.readAs(question);
  }

  /** See `ArticleIndex.repeats`. */
  repeats(source: Source): readonly Source[] {
    if (!this.#index) throw new Error('the index is not built');
    return this.#index.repeats(source);
  }

  /** The sentence nearest to a quotation; null when nothing is near. */
  async nearest(quote: string, article?: string): Promise<NearestSentence | null> {
    if (!this.#index) throw new Error('the index is not built');
    const nearest = await this.#index.nearest(quote.slice(0, SEARCHED), article);
    const read = nearest && this.article(nearest.article.id);
    if (nearest === null || read == null) return null;
    const { paragraph, sentence, likeness } = nearest;
    const quotation = read.speech.quotations.find(
      (one) => one.paragraph === paragraph.number && one.start < sentence.end && one.end > sentence.start,
    );
    const place = {
      read,
      paragraph: paragraph.number,
      range: sentence,
      asked: { start: 0, end: quote.length },
      quotation: quotation ?? null,
    };
    return { place, likeness };
  }

  /** Everybody in one article or in all; worked out once until an article comes or goes. */
  people(article?: string): readonly QuotedPerson[] {
    const known = this.#people.get(article);
    if (known) return known;
    const one = article === undefined ? undefined : this.article(article);
    const people = peopleOf(article === undefined ? this.articles() : one ? [one] : []);
    this.#people.set(article, people);
    return people;
  }
}

function* addingAll(articles: readonly LibraryArticle[], index: ArticleIndex): Generator<void, void> {
  for (const article of articles) yield* index.adding(article);
}
