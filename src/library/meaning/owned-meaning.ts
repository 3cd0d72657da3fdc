import type { Meaning } from '../../search/answer/answer.ts';
import type { OwnersData } from '../derived/derived-data.ts';

/** A model of meaning that keeps the vectors of each owner's texts apart: a server's, or the seeds'. */
export interface OwnedMeaning extends Meaning, OwnersData {
  /** The model for an owner's index; vectors it works out are kept until the owner is forgotten. */
  of(owner: string): OwnersMeaning;
  /** Deletes an owner's vectors; what still works for that owner keeps nothing more. */
  forget(owner: string): Promise<void>;
}

/** The model as one index has it. */
export interface OwnersMeaning extends Meaning {
  /** Deletes the owner's vectors of all other texts: of articles taken out. */
  keepOnly(texts: Iterable<string>): Promise<void>;
}

/** Whether a model keeps vectors by owner. */
export function isOwned(meaning: Meaning): meaning is OwnedMeaning {
  return 'of' in meaning && 'forget' in meaning;
}
