import { createInterface } from 'node:readline';

/** A question with the file it is limited to, or what is wrong with the line that it stands on. */
export type GivenQuestion =
  | { readonly question: string; readonly article?: string }
  | { readonly problem: string };

/**
 * The questions of a stream, one a line; blank lines are passed over.
 *
 * @param json each line is `{"question": "…", "article": "FILE NAME"?}`; otherwise it is the question.
 */
export async function* questionsFrom(
  input: NodeJS.ReadableStream,
  json: boolean,
): AsyncGenerator<GivenQuestion> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    const text = line.replace(/^\ufeff/u, '').trim();
    if (text === '') continue;
    yield json ? parsed(text, number) : { question: text };
  }
}

function parsed(line: string, number: number): GivenQuestion {
  const wanted = 'Each line must be {"question": "…"}, with "article": "FILE NAME" if you like.';
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { problem: `Line ${number} is not JSON. ${wanted}` };
  }
  if (typeof value !== 'object' || value === null || !('question' in value)) {
    return { problem: `Line ${number} has no question. ${wanted}` };
  }
  const { question } = value;
  const article = 'article' in value ? value.article : undefined;
  if (typeof question !== 'string' || question.trim() === '') {
    return { problem: `Line ${number}: the question must be text. ${wanted}` };
  }
  if (article === undefined || article === null) return { question };
  if (typeof article !== 'string') {
    return { problem: `Line ${number}: the article must be a file name. ${wanted}` };
  }
  return { question, article };
}
