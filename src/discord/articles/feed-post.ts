import type { LibraryArticle } from '../../library/library.ts';
import type { KeySentence } from '../../summary/thread/digest.ts';
import type { Words } from '../../words/words.ts';
import { buttonRow, rows } from '../kit/buttons.ts';
import { titleLine } from '../kit/citation.ts';
import { escapedCut } from '../kit/excerpt.ts';
import { cutBetweenWords } from '../kit/limits.ts';
import { ACCENT, type Reply } from '../kit/reply.ts';
import { mostQuoted } from './quoted.ts';
import { encodeOutline } from './state.ts';

/** How much of a sentence is shown, and how many people. */
const SENTENCE = 500;
const PEOPLE = 4;
/** Discord's limit for the name of a thread. */
const THREAD_NAME = 100;

/** An article that has come: title, outlet and day, its key sentences with their paragraphs, who is quoted. */
export function feedPost(words: Words, kept: LibraryArticle, sentences: readonly KeySentence[]): Reply {
  const quoted = mostQuoted(kept, PEOPLE);
  const lines = [
    `**${titleLine(words, kept.article)}**`,
    ...sentences.map(({ paragraph, text }) => `¶ ${paragraph}  ${escapedCut(text, SENTENCE)}`),
    ...(quoted === '' ? [] : [words.say('feeds.quoted', { people: quoted })]),
  ];
  return {
    embeds: [{ color: ACCENT, description: lines.join('\n\n') }],
    components: rows(
      buttonRow([{ label: words.say('button.outline'), id: encodeOutline(kept.article.id, 0) }]),
    ),
  };
}

/** The name of the thread to discuss an article in. */
export function threadName({ article }: LibraryArticle): string {
  return cutBetweenWords(article.title, THREAD_NAME);
}
