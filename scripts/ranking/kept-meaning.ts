import { pino } from 'pino';
import { DerivedFiles } from '../../src/library/derived/derived-files.ts';
import { LocalMeaning } from '../../src/library/meaning/local-meaning.ts';
import type { Meaning } from '../../src/search/answer/answer.ts';

/** Milliseconds for each question: figures are not to depend on how busy a machine is. */
const patience = 60_000;

/**
 * The model of meaning with its vectors kept in a folder, those of questions too: it has no way of its own for these.
 *
 * @throws Error when the model is not installed
 */
export async function openKeptMeaning(
  folder: string,
): Promise<{ readonly meaning: Meaning; readonly close: () => Promise<void> }> {
  const log = pino({ level: 'warn' }, pino.destination(2));
  const model = await LocalMeaning.open({ vectors: new DerivedFiles(folder), log, patience });
  if (model === null) throw new Error('there is no model of meaning');
  return {
    meaning: {
      name: model.name,
      embed: (texts) => model.embed(texts),
      relevance: (question, texts) => model.relevance(question, texts),
    },
    close: () => model.close(),
  };
}
