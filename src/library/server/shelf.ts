import type { Article } from '../../article/article.ts';
import type { Answer } from '../../search/answer/answer.ts';
import type { ArticleIndex } from '../../search/index/article-index.ts';
import type { IndexSnapshot } from '../../search/index/index-snapshot.ts';
import { peopleOf, type QuotedPerson } from '../../speech/people/people.ts';
import type { KeptArticle } from '../given.ts';
import { sizeOf } from '../reading/article-size.ts';
import type { CreateIndex } from './create-index.ts';
import { inTurns } from './turns.ts';

/** An article of a shelf, with the name the store knows it by. */
export interface ShelvedArticle {
  readonly kept: KeptArticle;
  readonly key: string;
}

/**
 * What one server can see, in memory: the seeds and its own articles, their index and their people.
 * An own article with the text of a seed stands in its place.
 */
export class Shelf {
  readonly #seeds: ReadonlyMap<string, KeptArticle>;
  readonly #createIndex: CreateIndex;
  readonly #own = new Map<string, ShelvedArticle>();
  readonly #people = new Map<string | undefined, readonly QuotedPerson[]>();
  #index: ArticleIndex | undefined;
  #tidy: (() => Promise<void>) | undefined;
  #unkept = false;
  #untidy = false;

  constructor(seeds: readonly KeptArticle[], createIndex: CreateIndex) {
    this.#seeds = new Map(seeds.map((seed) => [seed.article.id, seed]));
    this.#createIndex = createIndex;
  }

  /** The server's own, newest last. */
  get own(): readonly ShelvedArticle[] {
    return [...this.#own.values()];
  }

  /** What its own articles take, in characters (see `sizeOf`). */
  get size(): number {
    return this.own.reduce((sum, { kept }) => sum + sizeOf(kept.article), 0);
  }

  /** What the shelf holds in memory, in characters: its own articles, and the seeds once they are indexed. */
  get sizeInMemory(): number {
    const seeds = this.#index ? [...this.#seeds.values()] : [];
    return seeds.reduce((sum, { article }) => sum + sizeOf(article), this.size);
  }

  /** Seeds first, then its own, newest first. */
  articles(): readonly KeptArticle[] {
    const seeds = [...this.#seeds.values()].filter((seed) => !this.#own.has(seed.article.id));
    return [...seeds, ...this.own.map(({ kept }) => kept).reverse()];
  }

  article(id: string): KeptArticle | undefined {
    return this.#own.get(id)?.kept ?? this.#seeds.get(id);
  }

  shelved(id: string): ShelvedArticle | undefined {
    return this.#own.get(id);
  }

  /** The own article that another one would take the place of: the one with its link, else with its text. */
  replacedBy({ id, link }: Article): ShelvedArticle | undefined {
    const sameLink = link === undefined ? undefined : this.own.find(({ kept }) => kept.article.link === link);
    return sameLink ?? this.#own.get(id);
  }

  /** Puts an article in; one with the same id is replaced. Nothing else may be added or removed meanwhile. */
  async add(article: ShelvedArticle): Promise<void> {
    const { id } = article.kept.article;
    this.#own.delete(id);
    this.#own.set(id, article);
    this.#unkept ||= this.indexed;
    this.#people.clear();
    if (this.#index) await inTurns(this.#index.adding(article.kept));
  }

  /** Takes an own article out; a seed with its text is seen again. As for `add`, nothing else meanwhile. */
  async remove(id: string): Promise<void> {
    if (!this.#own.delete(id)) return;
    this.#unkept = true;
    this.#untidy = true;
    this.#people.clear();
    if (!this.#index) return;
    const seed = this.#seeds.get(id);
    await inTurns(seed ? this.#index.adding(seed) : this.#index.removing(id));
  }

  get indexed(): boolean {
    return this.#index !== undefined;
  }

  /** Whether what is kept of the index lacks an article that is indexed, or has one that was taken out. */
  get unkept(): boolean {
    return this.#unkept;
  }

  /** What the index has worked out, to be kept; undefined when it is not built. */
  takeSnapshot(): IndexSnapshot | undefined {
    this.#unkept = false;
    return this.#index?.snapshot();
  }

  /** Deletes what is kept for articles taken out, once the index is ready; that may take a while. */
  async tidy(): Promise<void> {
    if (!this.#untidy || !this.#tidy) return;
    this.#untidy = false;
    await this.#tidy();
  }

  /**
   * Builds the index, in turns, from what is kept of an earlier one; nothing may be added or removed
   * meanwhile.
   */
  async buildIndex(snapshot?: IndexSnapshot): Promise<void> {
    if (this.#index) return;
    const { index, tidy } = this.#createIndex(snapshot);
    const known = new Set(snapshot?.articles);
    const articles = this.articles();
    this.#unkept = known.size !== articles.length || articles.some(({ article }) => !known.has(article.id));
    await inTurns(addingAll(articles, index));
    this.#index = index;
    this.#tidy = tidy;
    this.#untidy = true;
  }

  async ask(question: string, options: { article?: string; limit?: number }): Promise<Answer> {
    if (!this.#index) throw new Error('the index is not built');
    return this.#index.ask(question, options);
  }

  /** Everybody in one article or in all; kept until an article comes or goes. */
  people(article?: string): readonly QuotedPerson[] {
    const known = this.#people.get(article);
    if (known) return known;
    const one = article === undefined ? undefined : this.article(article);
    const people = peopleOf(article === undefined ? this.articles() : one ? [one] : []);
    this.#people.set(article, people);
    return people;
  }
}

function* addingAll(articles: readonly KeptArticle[], index: ArticleIndex): Generator<void, void> {
  for (const article of articles) yield* index.adding(article);
}
