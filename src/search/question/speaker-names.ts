import type { ReadArticle, Speaker } from '../../speech/speech.ts';
import { wordsOf } from '../../text/fold.ts';

/** Speakers that share a name, and the words by which the articles call them. */
interface Named {
  readonly speakers: Set<Speaker>;
}

const longestName = 6;

/** Which speakers a question means, by any name that an article gives them. */
export class SpeakerNames {
  readonly #named = new Map<string, Named>();

  /** Enters an article's speakers. */
  add(read: ReadArticle): void {
    for (const speaker of read.speech.speakers)
      for (const name of namesOf(speaker)) {
        const named = this.#named.get(name);
        if (named === undefined) this.#named.set(name, { speakers: new Set([speaker]) });
        else named.speakers.add(speaker);
      }
  }

  /** Takes an article's speakers out. */
  remove(read: ReadArticle): void {
    for (const speaker of read.speech.speakers)
      for (const name of namesOf(speaker)) {
        const named = this.#named.get(name);
        named?.speakers.delete(speaker);
        if (named?.speakers.size === 0) this.#named.delete(name);
      }
  }

  /** The names in a question, the longest where several begin together, with the speakers they stand for. */
  find(
    question: string,
  ): readonly { readonly start: number; readonly end: number; readonly speakers: ReadonlySet<Speaker> }[] {
    const words = wordsOf(question);
    const found: { start: number; end: number; speakers: ReadonlySet<Speaker> }[] = [];
    for (let at = 0; at < words.length; at += 1) {
      for (let length = Math.min(longestName, words.length - at); length > 0; length -= 1) {
        const name = words
          .slice(at, at + length)
          .map((word) => word.folded)
          .join(' ');
        const named = this.#named.get(name);
        if (named === undefined) continue;
        found.push({
          start: words[at]?.start ?? 0,
          end: words[at + length - 1]?.end ?? 0,
          speakers: named.speakers,
        });
        at += length - 1;
        break;
      }
    }
    return found;
  }
}

/** Every folded name of a speaker, and the family name of a person. */
function namesOf(speaker: Speaker): ReadonlySet<string> {
  const names = new Set<string>();
  for (const name of [speaker.name, ...speaker.aliases]) {
    const words = wordsOf(name).map((word) => word.folded);
    const bare = words[0] === 'the' ? words.slice(1) : words;
    if (bare.length > 0 && bare.length <= longestName) names.add(bare.join(' '));
  }
  const family = wordsOf(speaker.name).at(-1);
  if (speaker.kind === 'person' && family !== undefined) names.add(family.folded);
  return names;
}
