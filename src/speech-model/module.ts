import { moduleBeside } from '../encoder/process/hosted-model.ts';
import type { ModelProcess } from '../encoder/process/model-process.ts';
import type { RunWindow } from './opinion.ts';
import type { WindowReading } from './read-window.ts';
import type { Window } from './windows.ts';

/** The module that the model process loads; here it is not loaded. */
const readerModel = moduleBeside(import.meta.url, 'reader-model');

/** Runs the reader's model in a process of models. Rejects where it cannot be opened. */
export function runningIn(models: ModelProcess): RunWindow {
  return async (window) => {
    const [reading] = await models.run<Window, WindowReading>(readerModel, [window]);
    if (reading === undefined) throw new Error('the model read nothing');
    return reading;
  };
}
