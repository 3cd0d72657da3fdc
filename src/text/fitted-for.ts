import { createHash } from 'node:crypto';

/** What weights were fitted for; kept beside them in their file. */
export interface FittedFor {
  /** The features that they weigh, in order. */
  readonly features: readonly string[];
  /** A fingerprint of each list of words that those features are made with, by the list's name. */
  readonly words: Readonly<Record<string, string>>;
}

/** What weights of these features, made with these lists of words, are fitted for. */
export function fittedFor(
  features: readonly string[],
  words: Readonly<Record<string, Iterable<string>>> = {},
): FittedFor {
  const fingerprints = Object.entries(words).map(([name, list]) => [name, fingerprintOf(list)]);
  return { features, words: Object.fromEntries(fingerprints) };
}

/** Twelve hexadecimal digits that change with any word of a list and with their order. */
function fingerprintOf(words: Iterable<string>): string {
  return createHash('sha256')
    .update([...words].join('\n'))
    .digest('hex')
    .slice(0, 12);
}

const outdatedAllowed = new Set<string>();

/** Lets these files of weights be loaded though they do not fit any more: for the script that writes them anew. */
export function allowOutdated(...files: readonly string[]): void {
  for (const file of files) outdatedAllowed.add(file);
}

/**
 * Makes sure that weights are used with the features and words that they were fitted for.
 *
 * @param file where the weights are kept, for the message
 * @param was what they were fitted for, as the file says
 * @param is what they are used for
 * @param refit the command that fits them anew
 * @throws Error that says what differs and which command to run
 */
export function requireFit(file: string, was: FittedFor | undefined, is: FittedFor, refit: string): void {
  if (outdatedAllowed.has(file)) return;
  const difference = was === undefined ? 'it does not say for what' : differenceBetween(was, is);
  if (difference === null) return;
  throw new Error(`${file} was fitted for something else (${difference}): refit with “${refit}”`);
}

function differenceBetween(was: FittedFor, is: FittedFor): string | null {
  const count = Math.max(was.features.length, is.features.length);
  for (let at = 0; at < count; at += 1) {
    const [before = 'nothing', now = 'nothing'] = [was.features[at], is.features[at]];
    if (before !== now) return `feature ${at + 1} was “${before}” and is “${now}”`;
  }
  const names = new Set([...Object.keys(was.words), ...Object.keys(is.words)]);
  const changed = [...names].find((name) => was.words[name] !== is.words[name]);
  return changed === undefined ? null : `the list of ${changed} has changed`;
}
