import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';

const hashBytes = 32;

/** A hash of what a value was worked out from, and of the code that did it. */
export function hashOf(...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/**
 * A value as bytes, behind the hash of what it was worked out from and a checksum. V8's own format: unlike JSON
 * it keeps that two quotations have the very same speaker.
 */
export function pack(origin: Buffer, value: unknown): Buffer {
  const content = serialize(value);
  return Buffer.concat([origin, hashOf(content), content]);
}

/** A packed value; undefined when it is damaged or was worked out from something else, or by other code. */
export function unpack(origin: Buffer, packed: Buffer): unknown {
  const content = packed.subarray(2 * hashBytes);
  if (!packed.subarray(0, hashBytes).equals(origin)) return undefined;
  if (!packed.subarray(hashBytes, 2 * hashBytes).equals(hashOf(content))) return undefined;
  try {
    return deserialize(content);
  } catch {
    return undefined; // written by a newer V8
  }
}
