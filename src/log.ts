import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino';

/** What discord.js tells with an error: what was to be sent, and an address with the key to answer with. */
const NEVER_LOGGED: ReadonlySet<string> = new Set([
  'requestBody',
  'rawError',
  'url',
  'token',
  'authorization',
]);
/** How deep an error's properties and causes are looked at; what is deeper is left out. */
const DEEPEST = 6;

/**
 * The program's log, on standard error. What people asked, read or were told never comes into it, not even when
 * sending it fails, however deep an error holds it.
 */
export function createLog(level: string, destination: DestinationStream = pino.destination(2)): Logger {
  return pino({ level, serializers: { err: (error: unknown) => described(error, DEEPEST) } }, destination);
}

function described(value: unknown, depth: number): unknown {
  if (value instanceof Error) {
    const { type, message, stack } = stdSerializers.err(value);
    return { type, message, stack, ...propertiesOf(value, depth) };
  }
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? undefined : value;
  if (depth === 0) return undefined;
  return Array.isArray(value) ? value.map((each) => described(each, depth - 1)) : propertiesOf(value, depth);
}

function propertiesOf(value: object, depth: number): Record<string, unknown> {
  if (depth === 0) return {};
  const names = new Set([...Object.keys(value), ...('cause' in value ? ['cause'] : [])]);
  for (const name of ['stack', 'message']) names.delete(name);
  return Object.fromEntries(
    [...names].flatMap((name) =>
      NEVER_LOGGED.has(name) ? [] : [[name, described((value as Record<string, unknown>)[name], depth - 1)]],
    ),
  );
}
