import { parentPort } from 'node:worker_threads';
import { readDocument } from '../../article/documents/read-document.ts';
import { NoText } from '../../article/no-text.ts';
import { readSpeech } from '../../speech/read.ts';
import { summariseArticle } from '../../summary/article/summarise-article.ts';
import { digestThread } from '../../summary/thread/summarise-thread.ts';
import { UserError } from '../../user-error.ts';
import { readWith, windowsFor } from '../reading/read-along.ts';
import type { AlongTask, ReadResult, ReadTask, WindowsTask } from '../reading/reader.ts';
import type { SummaryTask } from './background-work.ts';
import { renderPicture } from './render-picture.ts';
import type { ThreadReply } from './worker-thread.ts';

/** The program of a `WorkerThread`: says that it is ready, then one task in, one reply out. */
type Task = ReadTask | WindowsTask | AlongTask | SummaryTask;

parentPort?.on('message', async (task: Task) => {
  parentPort?.postMessage(await reply(task));
});
parentPort?.postMessage('ready');

async function reply(task: Task): Promise<ThreadReply<unknown>> {
  try {
    return { result: await resultOf(task) };
  } catch (error) {
    return { failure: messageOf(error) };
  }
}

async function resultOf(task: Task): Promise<unknown> {
  switch (task.kind) {
    case 'read':
      return read(task);
    case 'windows':
      return { windows: await windowsFor(task.article) };
    case 'along':
      return { speech: await readWith(task.article, task.readings) };
    case 'article':
      return summariseArticle(task.read, task.sentences);
    case 'thread':
      return digestThread(task.thread, task.limits);
    case 'picture':
      return renderPicture(task.svg);
  }
}

async function read({ bytes, given }: ReadTask): Promise<ReadResult> {
  try {
    const article = await readDocument(bytes, given);
    return { read: { article, speech: readSpeech(article) } };
  } catch (error) {
    if (error instanceof NoText) return { refused: error.saying ?? error.message, reason: 'empty' };
    if (error instanceof UserError) return { refused: error.saying ?? error.message, reason: 'given' };
    // Texts that nest or grow beyond what the machine can hold.
    if (error instanceof RangeError) return { refused: error.message, reason: 'limit' };
    throw error;
  }
}

function messageOf(error: unknown): string {
  return String(error instanceof Error ? (error.stack ?? error.message) : error);
}
