import { decodeNumber, encodeCustomId, encodeNumber } from '../kit/custom-id.ts';

/** Routes of the buttons and menus of `/articles`. */
export const LIST_ROUTE = 'arts1';
export const OUTLINE_ROUTE = 'artout1';
export const OUTLINE_MENU_ROUTE = 'artpick1';
export const REMOVE_ROUTE = 'artrm1';
export const EDIT_ROUTE = 'artedit1';

/** Shows a page of the list, counted from 0. */
export function encodeList(page: number): string {
  return encodeCustomId(LIST_ROUTE, encodeNumber(page));
}

/** The page; null when the fields are not of a list. */
export function decodeList([page = '']: readonly string[]): number | null {
  return decodeNumber(page);
}

/** Shows a page of an article's outline. */
export function encodeOutline(article: string, page: number): string {
  return encodeCustomId(OUTLINE_ROUTE, article, encodeNumber(page));
}

/** The article's id and the page; null when the fields are not of an outline. */
export function decodeOutline([article = '', digits = '']: readonly string[]) {
  const page = decodeNumber(digits);
  return !ARTICLE_ID.test(article) || page === null ? null : { article, page };
}

const ARTICLE_ID = /^[0-9a-f]{16}$/;

/** Opens the form that changes what is said about an article; the id of that form, too. */
export function encodeEdit(article: string): string {
  return encodeCustomId(EDIT_ROUTE, article);
}

/** The article's id; null when the fields are not of editing. */
export function decodeEdit([article = '']: readonly string[]): string | null {
  return ARTICLE_ID.test(article) ? article : null;
}

/** What the buttons around removing do: ask first, remove, leave it, put it back. */
const REMOVE_ACTIONS = { ask: 'a', remove: 'r', keep: 'k', restore: 'u' } as const;
export type RemoveAction = keyof typeof REMOVE_ACTIONS;

export function encodeRemove(action: RemoveAction, article: string): string {
  return encodeCustomId(REMOVE_ROUTE, REMOVE_ACTIONS[action], article);
}

/** The action and the article's id; null when the fields are not of these buttons. */
export function decodeRemove([letter, article = '']: readonly string[]) {
  const actions = Object.keys(REMOVE_ACTIONS) as RemoveAction[];
  const action = actions.find((one) => REMOVE_ACTIONS[one] === letter);
  return action === undefined || !ARTICLE_ID.test(article) ? null : { action, article };
}
