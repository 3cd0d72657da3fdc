import { moduleBeside } from '../../encoder/process/hosted-model.ts';

/** The module that the model process loads for vectors of sentences; here it is not loaded. */
export const sentenceModel = moduleBeside(import.meta.url, 'sentence-model');
