import { writeFile } from 'node:fs/promises';
import type { ReadArticle } from '../speech/speech.ts';
import type { Digest, KeySentence } from '../summary/thread/digest.ts';
import { UserError } from '../user-error.ts';
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
  /** Where a picture of when a thread was written goes; one thread alone. */
  readonly picture?: string;
}

/** Sums up articles (.txt, .md, .html) and threads (.json), each file by itself. */
export async function summary(
  paths: readonly string[],
  options: SummaryOptions,
  output: Output,
  report: Report,
): Promise<void> {
  const files = await filesAt(await orSeeds(paths));
  if (options.picture !== undefined && (files.length > 1 || !isThread(files[0])))
    throw new UserError('A picture is of one thread: name its .json file, and no other.');
  for (const file of files) {
    try {
      const lines = isThread(file)
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

function isThread(file: GivenFile | undefined): file is GivenFile {
  return file !== undefined && /\.json$/iu.test(file.name);
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
  if (options.picture !== undefined) await draw(digest, options.picture);
  return options.json === true ? [JSON.stringify(digestObject(file, digest))] : digestLines(digest, output);
}

/** Writes a picture of when a thread was written. @throws UserError when its messages have no times */
async function draw(digest: Digest, path: string): Promise<void> {
  const [{ dayPicture }, { wordsIn }, { renderPicture }] = await Promise.all([
    import('../summary/picture/day-picture.ts'),
    import('../words/words.ts'),
    import('../library/background/render-picture.ts'),
  ]);
  const picture = dayPicture(wordsIn('en'), digest);
  if (picture === null)
    throw new UserError('The messages of this thread have no times, so there is nothing to draw.');
  await writeFile(path, await renderPicture(picture.svg));
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
