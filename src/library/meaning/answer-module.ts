import { moduleBeside } from '../../encoder/process/hosted-model.ts';

/** The module that the model process loads for reading paragraphs with a question; here it is not loaded. */
export const answerModel = moduleBeside(import.meta.url, 'answer-model');

/** A question with a part of a paragraph, to be read together. */
export interface QuestionWithText {
  readonly question: string;
  readonly text: string;
}
