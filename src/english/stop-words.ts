import written from './stop-words.json' with { type: 'json' };

/** English function words and question words, folded, contractions in one ("dont"). */
export const functionWords: ReadonlySet<string> = new Set(written.functionWords.split(' '));

/** The verbs and nouns with which people ask who said what. */
export const askingWords: ReadonlySet<string> = new Set(written.askingWords.split(' '));

/** Function words of a text that is split at apostrophes ("don", "t"), with those that a question is asked for ("never", "below"). */
export const functionWordsInTexts: ReadonlySet<string> = new Set([
  ...functionWords,
  ...written.functionWordsInTextsAlone.split(' '),
  ...written.contractionParts.split(' '),
]);
