import type { Article } from '../../article/article.ts';
import { factsInWords } from '../../article/facts/describe-facts.ts';
import type { KeySentence } from '../../summary/thread/digest.ts';
import type { Words } from '../../words/words.ts';
import { escapeText } from '../kit/escape.ts';
import type { Reply } from '../kit/reply.ts';
import type { MadeDigest } from './make-digest.ts';
import { headOf, IN_FULL, notesOf, sectionsOf } from './sections.ts';

/** The digest as a Markdown file, nothing cut, every message with its link. */
export function markdownReply(words: Words, made: MadeDigest): Reply {
  return {
    content: words.say('summary.digestFile'),
    files: [{ name: fileNameOf(made.digest.title, made.channel), data: markdownOf(words, made) }],
  };
}

/** An article's key sentences as a Markdown file, each with its paragraph. */
export function articleMarkdownReply(
  words: Words,
  article: Article,
  sentences: readonly KeySentence[],
): Reply {
  const facts = factsInWords(words, article);
  const data = [
    `# ${escapeText(article.title)}`,
    ...(facts === '' ? [] : [escapeText(facts)]),
    ...sentences.map(({ paragraph, text }) => `¶ ${paragraph}  ${escapeText(text)}`),
    ...(article.link === undefined ? [] : [`<${article.link}>`]),
    '',
  ].join('\n\n');
  return {
    content: words.say('summary.sentencesFile'),
    files: [{ name: fileNameOf(article.title, article.id), data }],
  };
}

/** The digest as Markdown; times in UTC, as a file has no reader's zone. */
export function markdownOf(words: Words, made: MadeDigest): string {
  const sections = sectionsOf(words, made, IN_FULL, universalTime).map(({ heading, lines }) =>
    [`## ${heading}`, '', ...lines.map((line) => `- ${line}`), ''].join('\n'),
  );
  return [
    `# ${words.say('summary.digestOf', { title: escapeText(made.digest.title) })}`,
    '',
    headOf(words, made, universalTime),
    '',
    ...notesOf(words, made).flatMap((note) => [note, '']),
    ...sections,
  ].join('\n');
}

function fileNameOf(title: string, otherwise: string): string {
  const name = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-|-$/g, '');
  return `digest-${name || otherwise}.md`;
}

function universalTime(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
