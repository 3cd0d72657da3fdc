import { Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';

const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/**
 * A response's body, decompressed. No more than `mostBytes` is ever held, before decompression or after:
 * a small answer that unpacks to gigabytes is left as soon as it passes the limit.
 *
 * @throws UserError when it is larger, or compressed in a way that was not asked for.
 */
export async function readBody(
  response: Pick<Dispatcher.ResponseData, 'body' | 'headers'>,
  mostBytes: number,
  host: string,
): Promise<Buffer> {
  const tooLarge = () => new UserError(saying('fetching.large', { host, megabytes: mostBytes / 1e6 }));
  if (Number(response.headers['content-length']) > mostBytes) {
    response.body.on('error', () => undefined).destroy();
    throw tooLarge();
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of decompressed(response, host)) {
    length += chunk.length;
    if (length > mostBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function decompressed(
  { body, headers }: Pick<Dispatcher.ResponseData, 'body' | 'headers'>,
  host: string,
): AsyncIterable<Buffer> {
  const encodings = String(headers['content-encoding'] ?? 'identity')
    .toLowerCase()
    .split(',')
    .map((encoding) => encoding.trim());
  if (encodings.length === 1 && encodings[0] === 'identity') return body;
  const decoder = encodings.length === 1 ? DECODERS[encodings[0] ?? ''] : undefined;
  if (!decoder) {
    body.on('error', () => undefined).destroy();
    throw new UserError(saying('fetching.packed', { host, encoding: encodings.join(', ') }));
  }
  return Readable.from(body).compose<Readable>(decoder());
}
