import type {} from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { apiError } from '../api-error.ts';

/** A file of a multipart body. */
export interface UploadedFile {
  /** The form field, `files[0]`. */
  readonly field: string;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** What a request carried: its JSON (`payload_json` of a multipart body) and its files. */
export interface Form {
  readonly json: unknown;
  readonly files: readonly UploadedFile[];
}

/** Discord's default limit of an upload. */
export const UPLOAD_LIMIT = 10 * 1024 * 1024;

/**
 * Reads a request's body in either of Discord's two forms.
 *
 * @throws ApiError 50109 for a payload_json that is not JSON, 40005 for a file over 10 MiB
 */
export async function readForm(request: FastifyRequest): Promise<Form> {
  if (!request.isMultipart()) return { json: request.body ?? null, files: [] };
  let json: unknown = null;
  const files: UploadedFile[] = [];
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      const bytes = await part.toBuffer();
      if (bytes.byteLength > UPLOAD_LIMIT) throw apiError('entityTooLarge');
      files.push({ field: part.fieldname, name: part.filename, contentType: part.mimetype, bytes });
    } else if (part.fieldname === 'payload_json') {
      json = parseJson(String(part.value));
    }
  }
  return { json, files };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw apiError('invalidJson');
  }
}
