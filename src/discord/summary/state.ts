import {
  decodeArticle,
  decodeNumber,
  encodeArticle,
  encodeCustomId,
  encodeNumber,
} from '../kit/custom-id.ts';

/** How long a digest or a summary is. */
export type Length = 'short' | 'medium' | 'long';

/** What a digest reply shows, as its buttons know it; the messages are read again each time. */
export interface SummaryState {
  readonly channel: string;
  /** The oldest and the newest message that were read. */
  readonly first: string;
  readonly last: string;
  readonly length: Length;
  /** Counted from 0. */
  readonly page: number;
}

/** The route of the buttons under a digest. */
export const SUMMARY_ROUTE = 'summary1';

const SUMMARY_ACTIONS = { previous: 'p', next: 'n', markdown: 'm', picture: 'i', post: 'o' } as const;
export type SummaryAction = keyof typeof SUMMARY_ACTIONS;

const LENGTHS: Readonly<Record<Length, string>> = { short: 's', medium: 'm', long: 'l' };

/** The custom id of a button that does `action` to what is shown now. */
export function encodeSummary(action: SummaryAction, state: SummaryState): string {
  return encodeCustomId(
    SUMMARY_ROUTE,
    SUMMARY_ACTIONS[action] + LENGTHS[state.length],
    encodeNumber(state.page),
    encodeSnowflake(state.channel),
    encodeSnowflake(state.first),
    encodeSnowflake(state.last),
  );
}

/** Reads the fields of such a custom id; null when they are not one. */
export function decodeSummary(
  fields: readonly string[],
): { readonly action: SummaryAction; readonly state: SummaryState } | null {
  const [mode = '', written = '', ...ids] = fields;
  const actions = Object.keys(SUMMARY_ACTIONS) as SummaryAction[];
  const lengths = Object.keys(LENGTHS) as Length[];
  const action = actions.find((each) => SUMMARY_ACTIONS[each] === mode.charAt(0));
  const length = lengths.find((each) => LENGTHS[each] === mode.charAt(1));
  const page = decodeNumber(written);
  const [channel, first, last] = ids.map(decodeSnowflake);
  if (action === undefined || length === undefined || page === null || !channel || !first || !last)
    return null;
  return { action, state: { channel, first, last, length, page } };
}

/** The route of the buttons under an article's key sentences. */
export const ARTICLE_SUMMARY_ROUTE = 'sumart1';

/** Which article is shown in how many of its sentences. */
export interface ArticleSummaryState {
  /** The article's id, or its first nine digits. */
  readonly article: string;
  readonly sentences: number;
}

const ARTICLE_ACTIONS = { markdown: 'm', post: 'o' } as const;
type ArticleAction = keyof typeof ARTICLE_ACTIONS;

/** The custom id of a button that saves an article's key sentences or shows them to everybody. */
export function encodeArticleSummary(
  action: ArticleAction,
  { article, sentences }: ArticleSummaryState,
): string {
  return encodeCustomId(
    ARTICLE_SUMMARY_ROUTE,
    ARTICLE_ACTIONS[action],
    encodeNumber(sentences),
    encodeArticle(article),
  );
}

/** Reads the fields of such a custom id; null when they are not one. */
export function decodeArticleSummary([letter = '', count = '', id = '']: readonly string[]) {
  const action = (Object.keys(ARTICLE_ACTIONS) as ArticleAction[]).find(
    (one) => ARTICLE_ACTIONS[one] === letter,
  );
  const sentences = decodeNumber(count);
  const article = decodeArticle(id);
  if (action === undefined || sentences === null || article === null) return null;
  return { action, state: { article, sentences } };
}

/** A snowflake in base 36: 13 characters at most. */
function encodeSnowflake(id: string): string {
  return BigInt(id).toString(36);
}

function decodeSnowflake(text: string): string | null {
  if (!/^[0-9a-z]{1,13}$/.test(text)) return null;
  let value = 0n;
  for (const digit of text) value = value * 36n + BigInt(Number.parseInt(digit, 36));
  return String(value);
}
