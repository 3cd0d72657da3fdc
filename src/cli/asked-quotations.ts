import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { AskedQuotation } from '../check/checked.ts';

const askedLine = z.object({
  quote: z.string().refine((quote) => quote.trim() !== ''),
  person: z.string().nullish(),
});

/** A quotation to check, or what is wrong with the line that it stands on. */
export type GivenQuotation = AskedQuotation | { readonly problem: string };

/** The quotations of a stream, one JSON object a line; blank lines are passed over. */
export async function* askedQuotationsFrom(input: NodeJS.ReadableStream): AsyncGenerator<GivenQuotation> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    const text = line.replace(/^\ufeff/u, '').trim();
    if (text !== '') yield parsed(text, number);
  }
}

function parsed(line: string, number: number): GivenQuotation {
  const wanted = 'Each line must be {"quote": "…"}, with "person": "Name" if you like.';
  try {
    const found = askedLine.safeParse(JSON.parse(line));
    if (!found.success) return { problem: `Line ${number} has no quotation. ${wanted}` };
    const { quote, person } = found.data;
    return { quote, ...(person ? { person } : {}) };
  } catch {
    return { problem: `Line ${number} is not JSON. ${wanted}` };
  }
}
