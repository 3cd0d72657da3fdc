import { parentPort } from 'node:worker_threads';
import { NoText } from '../../article/no-text.ts';
import { readArticle } from '../../article/read.ts';
import { readSpeech } from '../../speech/read.ts';
import { UserError } from '../../user-error.ts';
import type { ReadReply, ReadRequest } from './reader.ts';

/** The thread of `WorkerReader`: says that it is ready, then one request in, one reply out. */
parentPort?.on('message', ({ bytes, given }: ReadRequest) => parentPort?.postMessage(reply(bytes, given)));
parentPort?.postMessage('ready');

function reply(bytes: ReadRequest['bytes'], given: ReadRequest['given']): ReadReply {
  try {
    const article = readArticle(bytes, given);
    return { read: { article, speech: readSpeech(article) } };
  } catch (error) {
    return { error: String(error instanceof Error ? error.message : error), reason: reasonOf(error) };
  }
}

/** Texts that nest or grow beyond what the machine can hold end in a RangeError. */
function reasonOf(error: unknown): 'empty' | 'given' | 'limit' | 'failure' {
  if (error instanceof NoText) return 'empty';
  if (error instanceof UserError) return 'given';
  return error instanceof RangeError ? 'limit' : 'failure';
}
