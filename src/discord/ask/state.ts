import type { Range } from '../../article/article.ts';
import type { Degree } from '../../search/answer/answer.ts';
import {
  decodeArticle,
  decodeNumber,
  encodeArticle,
  encodeCustomId,
  encodeNumber,
} from '../kit/custom-id.ts';
import { LIMITS } from '../kit/limits.ts';

/** Where a passage stands: enough to show it again, whatever has happened to the ranking since. */
export interface PassageReference {
  /** The article's id, or its first nine digits. */
  readonly article: string;
  readonly paragraph: number;
  readonly sentence: Range;
}

/** What an `/ask` reply is showing, as its buttons know it. */
export interface AskState {
  readonly passages: readonly PassageReference[];
  /** The passage shown, counted from 0. */
  readonly index: number;
  /** How sure it is that the first passage answers; “nothing”: they are only the closest there are. */
  readonly degree: Degree;
  /** For "who said …": which quotation of the first passage's paragraph says it, counted from 0. */
  readonly said: number | null;
}

/** The route of `/ask`'s buttons. */
export const ASK_ROUTE = 'ask1';

/** What a press does: shows a passage, the paragraphs around it, or the same for everybody. */
export const ASK_ACTIONS = {
  previous: 'p',
  next: 'n',
  show: 's',
  context: 'c',
  post: 'o',
  postContext: 'O',
} as const;
export type AskAction = keyof typeof ASK_ACTIONS;

const DEGREES: Readonly<Record<Degree, string>> = { answers: 'y', mayAnswer: 'm', nothing: 'n' };

/** The custom id of a button that does `action` to what is shown now. */
export function encodeAsk(action: AskAction, state: AskState): string {
  const fields = [
    `${ASK_ACTIONS[action]}${DEGREES[state.degree]}`,
    encodeNumber(state.index),
    state.said === null ? '' : encodeNumber(state.said),
  ];
  return encodeCustomId(ASK_ROUTE, ...fields, encodePassages(state.passages));
}

/** Reads the fields of such a custom id; null when they are not one. */
export function decodeAsk(fields: readonly string[]): { action: AskAction; state: AskState } | null {
  const [mode = '', index = '', said = '', listed = ''] = fields;
  const action = (Object.keys(ASK_ACTIONS) as AskAction[]).find(
    (each) => ASK_ACTIONS[each] === mode.charAt(0),
  );
  const degree = (Object.keys(DEGREES) as Degree[]).find((each) => DEGREES[each] === mode.charAt(1));
  const passages = decodePassages(listed);
  const at = decodeNumber(index);
  if (
    action === undefined ||
    degree === undefined ||
    passages === null ||
    at === null ||
    at >= passages.length
  )
    return null;
  return {
    action,
    state: {
      passages,
      index: at,
      degree,
      said: decodeNumber(said),
    },
  };
}

/** The room left for passages beside route, action, index and separators. */
const PASSAGES = LIMITS.customId - 16;

/** As many passages as fit, which three always do; one that follows another of its article leaves it out. */
function encodePassages(passages: readonly PassageReference[]): string {
  let written = '';
  let article = '';
  for (const passage of passages) {
    const own = encodeArticle(passage.article);
    const { start, end } = passage.sentence;
    const numbers = [passage.paragraph, start, Math.max(0, end - start)].map(encodeNumber).join('.');
    const next = `${written === '' ? '' : ':'}${own === article ? '' : own}.${numbers}`;
    if (written.length + next.length > PASSAGES) break;
    written += next;
    article = own;
  }
  return written;
}

function decodePassages(written: string): PassageReference[] | null {
  const passages: PassageReference[] = [];
  for (const part of written.split(':')) {
    const [own = '', ...digits] = part.split('.');
    const [paragraph, start, length] = digits.map(decodeNumber);
    const article = own === '' ? passages.at(-1)?.article : decodeArticle(own);
    if (article == null || paragraph == null || start == null || length == null) return null;
    passages.push({ article, paragraph, sentence: { start, end: start + length } });
  }
  return passages;
}
