import type { Span } from '../../article/article.ts';
import type { Gender } from '../../english/names.ts';
import type { SpeakerKind } from '../speech.ts';

/** What the article says somebody is: "the Ukrainian President", "Kerr Putney, the city's police chief". */
export interface Role {
  /** The noun that says it, in lower case and in one form for short and long ("senator" for "Sen."). */
  readonly head: string;
  /** The other words that tell it apart ("ukrainian", "former"). */
  readonly words: ReadonlySet<string>;
}

/** Somebody whom the article names, while it is being read. */
export interface Entity {
  /** In the order of their first naming, from 0. */
  readonly number: number;
  kind: SpeakerKind | 'unclear';
  /** The fullest form so far, as written, and its words in lower case. */
  name: string;
  parts: readonly string[];
  gender: Gender;
  /** Every form used, titles included, with how often. */
  readonly forms: Map<string, number>;
  readonly spans: Span[];
  readonly roles: Role[];
  /** Roles as written. */
  readonly roleTexts: Map<string, number>;
  /** How often the name stands in full, captions left out. */
  fullNamings: number;
  /** How often any form names them. */
  named: number;
  /** How often "the" stands before a body's name. */
  withThe: number;
  /** Signs that this is a person: an honorific, a verb of speech after it. */
  personal: number;
}

export function newEntity(
  number: number,
  name: string,
  parts: readonly string[],
  kind: Entity['kind'],
): Entity {
  return {
    number,
    kind,
    name,
    parts,
    gender: null,
    forms: new Map(),
    spans: [],
    roles: [],
    roleTexts: new Map(),
    fullNamings: 0,
    named: 0,
    withThe: 0,
    personal: 0,
  };
}

/** Counts one more use of a form. */
export function countForm(forms: Map<string, number>, form: string): void {
  forms.set(form, (forms.get(form) ?? 0) + 1);
}

/** A body that a description or a pronoun stands for, with how certain that is. */
export interface FoundBody {
  readonly entity: Entity;
  readonly certainty: number;
}
