import { UserError } from '../../user-error.ts';
import type { Joined, Saying, Value, Words } from '../../words/words.ts';
import { escapeText } from './escape.ts';

/** The only mention that the bot puts into what it says of a problem. */
const CHANNEL = /^<#\d+>$/u;

/**
 * What went wrong, as Markdown: what others wrote in it is escaped, whereas options in backticks and channels look as
 * they do everywhere.
 */
export function told(words: Words, problem: string | Saying | UserError): string {
  const said = problem instanceof UserError ? (problem.saying ?? problem.message) : problem;
  return typeof said === 'string' ? escapeText(said) : words.tell(escapedSaying(said));
}

function escapedSaying({ key, values }: Saying): Saying {
  const escaped = Object.entries(values).map(([name, value]) => [name, escapedValue(value)]);
  return { key, values: Object.fromEntries(escaped) };
}

function escapedValue(value: Value | number): Value | number {
  if (typeof value === 'string') return escapedString(value);
  if (typeof value === 'number' || 'languageCode' in value) return value;
  return 'key' in value ? escapedSaying(value) : escapedList(value);
}

function escapedList({ all, by }: Joined): Joined {
  return { all: all.map((one) => (typeof one === 'string' ? escapedString(one) : escapedSaying(one))), by };
}

function escapedString(text: string): string {
  return CHANNEL.test(text) ? text : escapeText(text);
}
