import type { Article, Paragraph } from '../../article/article.ts';
import { spanText } from '../../article/paragraph-text.ts';
import { peopleOf } from '../../speech/people/people.ts';
import { readSpeech } from '../../speech/read.ts';
import type { ReadArticle } from '../../speech/speech.ts';
import { plainWordsOf } from '../../text/tokens.ts';
import type { Digest, Message, QuotedInThread } from './digest.ts';
import { isQuoted } from './message-lines.ts';
import { withoutHidden } from './message-text.ts';
import { plainText } from './plain-words.ts';

/** Characters of messages with quotation marks that are read at most, about a second's work. */
const readable = 100_000;

/** Quotations that a digest names at most. */
const mostQuotations = 40;

/**
 * Who is quoted in the messages and how often, most quoted first: people and bodies in the news. Members of
 * the thread are left out, and the same words count once however often they are pasted. Of a thread with more
 * than 100,000 characters in messages with quotation marks, the first so many are read.
 */
export function quotedIn(messages: readonly Message[]): Pick<Digest, 'quoted' | 'quotations'> {
  const members = new Set(messages.map(({ author }) => plainWordsOf(author).join(' ')));
  const said = new Set<string>();
  // Each message is read by itself, so that "he" never reaches back to what somebody else wrote of.
  let left = readable;
  const read = messages.flatMap((message) => {
    if (message.bot === true || message.text.length > left || !/["“”‘’«»„]/u.test(message.text)) return [];
    left -= message.text.length;
    const article = articleOf(message);
    const speech = readSpeech(article);
    const quotations = speech.quotations.filter((quotation) => {
      const text =
        article.paragraphs[quotation.paragraph - 1]?.text.slice(quotation.start, quotation.end) ?? '';
      const words = plainWordsOf(text).join(' ');
      return !said.has(words) && said.add(words);
    });
    return [{ article, speech: { ...speech, quotations } }];
  });
  const quoted = peopleOf(read)
    .filter(({ speaker, quotations }) => {
      const names = [speaker.name, ...speaker.aliases].map((name) => plainWordsOf(name).join(' '));
      return quotations.length > 0 && speaker.kind !== 'unnamed' && !names.some((name) => members.has(name));
    })
    .map(({ speaker, quotations }) => ({ speaker, count: quotations.length }));
  return { quoted, quotations: read.flatMap(quotationsOf).slice(0, mostQuotations) };
}

function quotationsOf({ article, speech }: ReadArticle): readonly QuotedInThread[] {
  return speech.quotations.map((quotation) => {
    const { speaker } = quotation;
    const named = speaker !== null && speaker.kind !== 'unnamed';
    return {
      message: article.id,
      quote: spanText(article, quotation),
      person: named ? speaker.name : null,
    };
  });
}

/** A message as the speech room reads texts: a paragraph a line, Markdown and marks of quoting left out. */
function articleOf(message: Message): Article {
  const paragraphs = plainText(withoutHidden(message.text))
    .split('\n')
    .map((line) => (isQuoted(line.trim()) ? line.trim().replace(/^(?:>|&gt;|\s)+/u, '') : line).trim())
    .filter((line) => line !== '')
    .map((text, index): Paragraph => ({ number: index + 1, kind: 'body', text }));
  return { id: message.id, title: message.id, origin: message.id, paragraphs };
}
