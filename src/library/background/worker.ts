import { parentPort } from 'node:worker_threads';
import { readDocument } from '../../article/documents/read-document.ts';
import { NoText } from '../../article/no-text.ts';
import { readSpeech } from '../../speech/read.ts';
import { summariseArticle } from '../../summary/article/summarise-article.ts';
import { digestThread } from '../../summary/thread/summarise-thread.ts';
import { UserError } from '../../user-error.ts';
import type { ReadResult, ReadTask } from '../reading/reader.ts';
import type { SummaryTask } from './background-work.ts';
import type { ThreadReply } from './worker-thread.ts';

/** The program of a `WorkerThread`: says that it is ready, then one task in, one reply out. */
parentPort?.on('message', async (task: ReadTask | SummaryTask) => {
  parentPort?.postMessage(await reply(task));
});
parentPort?.postMessage('ready');

async function reply(task: ReadTask | SummaryTask): Promise<ThreadReply<unknown>> {
  try {
    return { result: await resultOf(task) };
  } catch (error) {
    return { failure: messageOf(error) };
  }
}

function resultOf(task: ReadTask | SummaryTask): unknown {
  switch (task.kind) {
    case 'read':
      return read(task);
    case 'article':
      return summariseArticle(task.read, task.sentences);
    case 'thread':
      return digestThread(task.thread, task.limits);
  }
}

async function read({ bytes, given }: ReadTask): Promise<ReadResult> {
  try {
    const article = await readDocument(bytes, given);
    return { read: { article, speech: readSpeech(article) } };
  } catch (error) {
    if (error instanceof NoText) return { refused: error.message, reason: 'empty' };
    if (error instanceof UserError) return { refused: error.message, reason: 'given' };
    // Texts that nest or grow beyond what the machine can hold.
    if (error instanceof RangeError) return { refused: error.message, reason: 'limit' };
    throw error;
  }
}

function messageOf(error: unknown): string {
  return String(error instanceof Error ? (error.stack ?? error.message) : error);
}
