import { stemmer } from 'stemmer';
import lists from './verbs-of-speech.json' with { type: 'json' };

/** Finite forms of verbs that people do, most of them verbs of speech ("said", "warns"). */
export const speechVerbs: ReadonlySet<string> = new Set(lists.inTexts.split(' '));
/** What a text or a sign does ("reads"). */
export const verbsOfDocuments: ReadonlySet<string> = new Set(lists.ofDocuments.split(' '));

const stems = new Set(`${lists.inTexts} ${lists.tellingStems}`.split(' ').map(stemmer));

/** True for a verb of speech in any form ("stressing"), and for "according". */
export function tellsSpeech(lower: string): boolean {
  return stems.has(stemmer(lower));
}
