import type { ReadArticle } from '../speech/speech.ts';
import type { Digest, KeySentence } from '../summary/thread/digest.ts';
import {
  factsObject,
  filesAt,
  type GivenFile,
  messageOf,
  orSeeds,
  readArticleFile,
} from './article-files.ts';
import type { Output } from './output.ts';
import type { Report } from './report.ts';
import { chosenText, digestLines, sentenceLines } from './summary-lines.ts';

export interface SummaryOptions {
  readonly sentences: number;
  readonly words: number;
  readonly messages?: number;
  readonly json?: boolean;
}

/** Sums up articles (.txt, .md, .html) and threads (.json), each file by itself. */
export async function summary(
  paths: readonly string[],
  options: SummaryOptions,
  output: Output,
  report: Report,
): Promise<void> {
  for (const file of await filesAt(await orSeeds(paths))) {
    try {
      const lines = /\.json$/iu.test(file.name)
        ? await ofThread(file, options, output)
        : await ofArticle(file, options, output);
      report.answered();
      for (const line of lines) await output.line(line);
    } catch (error) {
      const message = messageOf(error);
      report.failed(message);
      if (options.json === true) await output.json({ file: file.path, error: message });
    }
  }
}

async function ofArticle(file: GivenFile, options: SummaryOptions, output: Output) {
  const { summariseArticle } = await import('../summary/article/summarise-article.ts');
  const read = await readArticleFile(file);
  const sentences = summariseArticle(read, options.sentences);
  return options.json === true
    ? [JSON.stringify(articleObject(file, read, sentences))]
    : sentenceLines(read.article, sentences, output);
}

async function ofThread(file: GivenFile, options: SummaryOptions, output: Output) {
  const { digestThread } = await import('../summary/thread/summarise-thread.ts');
  const { readThreadFile } = await import('./thread-file.ts');
  const digest = digestThread(await readThreadFile(file), {
    words: options.words,
    ...(options.messages === undefined ? {} : { messages: options.messages }),
  });
  return options.json === true ? [JSON.stringify(digestObject(file, digest))] : digestLines(digest, output);
}

function articleObject(file: GivenFile, read: ReadArticle, sentences: readonly KeySentence[]) {
  return {
    file: file.path,
    ...factsObject(read.article),
    sentences: sentences.map(({ paragraph, start, end, text }) => ({ paragraph, start, end, text })),
  };
}

function digestObject(file: GivenFile, digest: Digest) {
  return {
    file: file.path,
    title: digest.title,
    given: digest.given,
    usable: digest.usable,
    people: digest.people,
    from: digest.from,
    to: digest.to,
    opening: digest.opening && {
      id: digest.opening.message.id,
      text: chosenText(digest.opening),
    },
    listed: digest.listed,
    messages: digest.key.map((key) => ({ id: key.message.id, text: chosenText(key) })),
    quoted: digest.quoted.map(({ speaker, count }) => ({ name: speaker.name, count })),
    unanswered: digest.unanswered.map((key) => ({ id: key.message.id, text: chosenText(key) })),
    links: digest.links,
    noticed: digest.noticed.map(({ message, reactions, replies }) => ({
      id: message.message.id,
      reactions,
      replies,
    })),
  };
}
