import type { Entity } from '../entities/entity.ts';
import type { Naming } from '../entities/read-paragraphs.ts';

/** What the words of a source come down to. Numbers of words, both ends inclusive. */
export type SourceHead =
  | { readonly sort: 'entity'; readonly entity: Entity; readonly naming: Naming }
  | { readonly sort: 'pronoun'; readonly word: string; readonly at: number }
  | { readonly sort: 'relative'; readonly at: number }
  | { readonly sort: 'several' }
  | {
      readonly sort: 'noun';
      readonly first: number;
      readonly last: number;
      readonly head: string;
      readonly definite: boolean;
    }
  | { readonly sort: 'nothing' };
