import { createRequire } from 'node:module';

interface Wink {
  defineConfig(config: object): void;
  definePrepTasks(tasks: readonly ((text: never) => unknown)[]): void;
  addDoc(document: object, id: number): void;
  consolidate(): void;
  /** Ids with their scores, best first. */
  search(question: string, limit: number): readonly (readonly [id: string, score: number])[];
}

const load = createRequire(import.meta.url);

/** wink-bm25-text-search with the preparation that its documentation recommends. It has no types. */
export function winkEngine(paragraphs: readonly string[]): (question: string) => readonly number[] {
  const create = load('wink-bm25-text-search') as () => Wink;
  const nlp = load('wink-nlp-utils') as {
    readonly string: Readonly<Record<'lowerCase' | 'tokenize0', (text: never) => unknown>>;
    readonly tokens: Readonly<
      Record<'removeWords' | 'stem' | 'propagateNegations', (text: never) => unknown>
    >;
  };
  const engine = create();
  engine.defineConfig({ fldWeights: { text: 1 } });
  engine.definePrepTasks([
    nlp.string.lowerCase,
    nlp.string.tokenize0,
    nlp.tokens.removeWords,
    nlp.tokens.stem,
    nlp.tokens.propagateNegations,
  ]);
  for (const [id, text] of paragraphs.entries()) engine.addDoc({ text }, id);
  engine.consolidate();
  return (question) => engine.search(question, 10).map(([id]) => Number(id));
}
