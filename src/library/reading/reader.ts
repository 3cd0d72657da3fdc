import type { Article } from '../../article/article.ts';
import { NoText } from '../../article/no-text.ts';
import type { GivenText } from '../../article/read.ts';
import type { ReadArticle, Speech } from '../../speech/speech.ts';
import type { RunWindow } from '../../speech-model/opinion.ts';
import type { WindowReading } from '../../speech-model/read-window.ts';
import type { Window } from '../../speech-model/windows.ts';
import { UserError } from '../../user-error.ts';
import { type Saying, saying } from '../../words/words.ts';
import { OverLimit, WorkerThread, type WorkerThreadOptions } from '../background/worker-thread.ts';
import { codeVersion } from '../derived/code-version.ts';
import { isReadAlong } from './read-along.ts';

/** Turns what was given into an article and who speaks in it. */
export interface ArticleReader {
  /** @throws UserError when it holds no article (NoText: nothing at all), is too large or too tangled to be read, or reading it fails. */
  read(bytes: Uint8Array, given: GivenText): Promise<ReadArticle>;
  /** The same by features alone, without a model of language: many articles in little time. */
  readQuickly?(bytes: Uint8Array, given: GivenText): Promise<ReadArticle>;
  /** Whether `read` may see more in an article than `readQuickly` has. */
  seesMore?(read: ReadArticle): boolean;
  /** Gets ready to read, so that the first article does not wait for it. */
  warm?(): Promise<void>;
  /** Names the code that reads: another name means that an article may be read differently. */
  version(): Promise<string>;
  close(): Promise<void>;
}

/** What the thread is given to read, and what comes of it. */
export interface ReadTask {
  readonly kind: 'read';
  readonly bytes: Uint8Array;
  readonly given: GivenText;
}
export type ReadResult =
  | { readonly read: ReadArticle }
  | { readonly refused: Saying | string; readonly reason: 'empty' | 'given' }
  | { readonly refused: string; readonly reason: 'limit' };

/** Cuts an article into what a model of language reads at a time. */
export interface WindowsTask {
  readonly kind: 'windows';
  readonly article: Article;
}

/** Reads an article anew, with what the model makes of its windows. */
export interface AlongTask {
  readonly kind: 'along';
  readonly article: Article;
  readonly readings: readonly WindowReading[];
}

type Task = ReadTask | WindowsTask | AlongTask;
type Result = ReadResult | { readonly windows: readonly Window[] } | { readonly speech: Speech };

export interface WorkerReaderOptions extends WorkerThreadOptions {
  /** Runs the model of language that reads along; absent: the features alone read. */
  readonly model?: RunWindow | undefined;
  /** Told once when the model fails; from then on the features alone read. */
  readonly modelFailed?: (reason: unknown) => void;
}

/**
 * Reads in a thread of its own; past its limits of time and memory an article is refused. One article at a time.
 */
export class WorkerReader implements ArticleReader {
  readonly #thread: WorkerThread<Task, Result>;
  readonly #modelFailed: (reason: unknown) => void;
  #model: RunWindow | undefined;

  constructor(options: WorkerReaderOptions = {}) {
    const { model, modelFailed = () => undefined, ...thread } = options;
    this.#thread = new WorkerThread(thread);
    this.#model = model;
    this.#modelFailed = modelFailed;
  }

  /** By features first, which refuse what cannot be read; then with the model, if there is one. */
  async read(bytes: Uint8Array, given: GivenText): Promise<ReadArticle> {
    const read = await this.readQuickly(bytes, given);
    const model = this.#model;
    if (model === undefined || !isReadAlong(read.article)) return read;
    try {
      return { article: read.article, speech: await this.#readAlong(read.article, model) };
    } catch (error) {
      if (this.#model !== undefined) this.#modelFailed(error);
      this.#model = undefined;
      return read;
    }
  }

  async #readAlong(article: Article, model: RunWindow): Promise<Speech> {
    const cut = await this.#thread.run({ kind: 'windows', article });
    const readings: WindowReading[] = [];
    for (const window of 'windows' in cut ? cut.windows : []) readings.push(await model(window));
    const read = await this.#thread.run({ kind: 'along', article, readings });
    if (!('speech' in read)) throw new Error('the thread did another task');
    return read.speech;
  }

  seesMore({ article, speech }: ReadArticle): boolean {
    return this.#model !== undefined && speech.reader !== 'model' && isReadAlong(article);
  }

  async readQuickly(bytes: Uint8Array, given: GivenText): Promise<ReadArticle> {
    const result = await this.#thread
      .run({ kind: 'read', bytes, given: plain(given) })
      .catch((cause: unknown) => {
        const why = cause instanceof OverLimit ? 'reading.tangled' : 'reading.failed';
        throw new UserError(saying(why, { name: given.origin }), { cause });
      });
    if ('read' in result) return result.read;
    if (!('refused' in result)) throw new Error('the thread did another task');
    if (result.reason === 'empty') throw new NoText(result.refused);
    if (result.reason === 'given') throw new UserError(result.refused);
    throw new UserError(saying('reading.tangled', { name: given.origin }), { cause: result.refused });
  }

  warm(): Promise<void> {
    return this.#thread.warm();
  }

  async version(): Promise<string> {
    return codeVersion('text', 'english', 'article', 'encoder', 'speech', 'speech-model');
  }

  close(): Promise<void> {
    return this.#thread.close();
  }
}

/** Without what cannot be sent to a thread, or need not be. */
function plain({ origin, title, link, byline, published, outlet }: GivenText): GivenText {
  return {
    origin,
    ...(title === undefined ? {} : { title }),
    ...(link === undefined ? {} : { link }),
    ...(byline === undefined ? {} : { byline }),
    ...(published === undefined ? {} : { published }),
    ...(outlet === undefined ? {} : { outlet }),
  };
}
