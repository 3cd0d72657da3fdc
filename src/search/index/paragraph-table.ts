import { distance } from 'fastest-levenshtein';
import type { ReadArticle } from '../../speech/speech.ts';
import { wordsOf } from '../../text/fold.ts';
import { stemOf } from '../../text/stem.ts';
import type { Question } from '../question/question.ts';
import { Candidates } from '../ranking/candidates.ts';
import { termKind } from '../ranking/term-kinds.ts';
import { type IndexSnapshot, SnapshotReader, snapshotOf } from './index-snapshot.ts';
import { type IndexedParagraph, indexParagraphs } from './indexed-paragraph.ts';
import { Vocabulary } from './vocabulary.ts';

/** Paragraphs in which it is looked for how a stem is written. */
const mostLookedAt = 20;

/** The indexed paragraphs by number, those of each article, and the statistics over all of them. */
export class ParagraphTable {
  readonly vocabulary = new Vocabulary();
  readonly #candidates = new Candidates(this.vocabulary);
  readonly #paragraphs = new Map<number, IndexedParagraph>();
  readonly #byArticle = new Map<string, readonly number[]>();
  readonly #articleTerms = new Map<string, ReadonlyMap<number, number>>();
  readonly #kept: SnapshotReader | undefined;
  #next = 0;
  #terms = 0;

  /** @throws RangeError when the parts of `snapshot` do not belong together. */
  constructor(snapshot?: IndexSnapshot) {
    this.#kept = snapshot && new SnapshotReader(snapshot);
    for (const stem of this.#kept?.stems ?? []) this.vocabulary.idOf(stem);
  }

  /** How many paragraphs there are. */
  get size(): number {
    return this.#paragraphs.size;
  }

  /** Mean number of terms in a paragraph; 1 at least. */
  get meanLength(): number {
    return Math.max(1, this.#terms / Math.max(1, this.size));
  }

  /**
   * Enters an article's paragraphs one by one, with their numbers. What the snapshot has of them is taken from
   * it.
   */
  *add(read: ReadArticle): Generator<{ readonly id: number; readonly indexed: IndexedParagraph }, void> {
    const ids: number[] = [];
    this.#byArticle.set(read.article.id, ids);
    const words = this.#kept?.take(read.article.id, read.article.paragraphs.length);
    for (const indexed of indexParagraphs(read, this.vocabulary, words)) {
      const id = this.#next;
      this.#next += 1;
      ids.push(id);
      this.#paragraphs.set(id, indexed);
      this.#candidates.add(id, indexed.terms);
      this.#count(indexed, 1);
      yield { id, indexed };
    }
    this.#articleTerms.delete(read.article.id); // counted meanwhile, perhaps
  }

  /** Takes an article's paragraphs out one by one; the numbers they had. */
  *remove(articleId: string): Generator<number, void> {
    for (const id of this.#byArticle.get(articleId) ?? []) {
      const indexed = this.#paragraphs.get(id);
      if (indexed === undefined) continue;
      this.#paragraphs.delete(id);
      this.#candidates.remove(id, indexed.terms);
      this.#count(indexed, -1);
      yield id;
    }
    this.#byArticle.delete(articleId);
    this.#articleTerms.delete(articleId);
  }

  all(): Iterable<IndexedParagraph> {
    return this.#paragraphs.values();
  }

  get(id: number): IndexedParagraph | undefined {
    return this.#paragraphs.get(id);
  }

  /** The numbers of an article's paragraphs, in order. */
  ofArticle(articleId: string): readonly number[] {
    return this.#byArticle.get(articleId) ?? [];
  }

  /** In how many paragraphs of an article each of its terms stands. */
  termsOfArticle(articleId: string): ReadonlyMap<number, number> {
    const known = this.#articleTerms.get(articleId);
    if (known !== undefined) return known;
    const counts = new Map<number, number>();
    for (const id of this.ofArticle(articleId))
      for (const term of new Set(this.#paragraphs.get(id)?.terms))
        counts.set(term, (counts.get(term) ?? 0) + 1);
    this.#articleTerms.set(articleId, counts);
    return counts;
  }

  /** The numbers of the paragraphs whose words are nearest to the question's. */
  find(question: Question, most: number): readonly number[] {
    return this.#candidates.find(question, most);
  }

  /**
   * How a stem is written in the paragraphs, most like a word that somebody typed; undefined when it stands in none. Of a
   * frequent stem some paragraphs are looked at.
   */
  written(stem: string, typed: string): string | undefined {
    const term = this.vocabulary.find(stem);
    if (term === undefined) return undefined;
    const forms = this.#candidates.having(term, mostLookedAt).flatMap((id) => {
      const text = this.#paragraphs.get(id)?.paragraph.text ?? '';
      return wordsOf(text)
        .filter(({ folded }) => stemOf(folded) === stem)
        .map(({ folded, start, end }) => ({ edits: distance(typed, folded), form: text.slice(start, end) }));
    });
    return forms.sort((a, b) => a.edits - b.edits)[0]?.form;
  }

  /** What was worked out about the words of all articles. */
  snapshot(): Generator<void, IndexSnapshot> {
    const articles = [...this.#byArticle].map(
      ([article, ids]) => [article, ids.flatMap((id) => this.#paragraphs.get(id) ?? [])] as const,
    );
    return snapshotOf(new Map(articles), (id) => this.vocabulary.stem(id));
  }

  #count(indexed: IndexedParagraph, change: 1 | -1): void {
    this.#terms += change * indexed.terms.length;
    const names = new Set(
      indexed.terms.filter((_, at) => ((indexed.kinds[at] ?? 0) & (termKind.name | termKind.place)) !== 0),
    );
    this.vocabulary.count(new Set(indexed.terms), names, change);
  }
}
