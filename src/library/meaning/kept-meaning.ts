import type { Meaning } from '../../search/answer/answer.ts';

/** A model of meaning that keeps the vectors of each owner's texts apart: a server's, or the seeds'. */
export interface KeptMeaning extends Meaning {
  /** The model for an owner's index; vectors it works out are kept until the owner is forgotten. */
  of(owner: string): OwnersMeaning;
  /** Deletes an owner's vectors; what still works for that owner keeps nothing more. */
  forget(owner: string): Promise<void>;
  /** Deletes the vectors of all owners but these. */
  keepOnlyOf(owners: ReadonlySet<string>): Promise<void>;
}

/** The model as one index has it. */
export interface OwnersMeaning extends Meaning {
  /** Deletes the owner's vectors of all other texts: of articles taken out. */
  keepOnly(texts: Iterable<string>): Promise<void>;
}

/** Whether a model keeps vectors. */
export function isKept(meaning: Meaning): meaning is KeptMeaning {
  return 'of' in meaning && 'forget' in meaning;
}
