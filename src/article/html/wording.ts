import wording from './wording.json' with { type: 'json' };

type TextKind = keyof typeof wording.texts;
type NameKind = keyof typeof wording.names;

function patternsOf<Kind extends string>(
  lists: Readonly<Record<Kind, readonly string[]>>,
): ReadonlyMap<Kind, RegExp> {
  const entries = Object.entries(lists) as [Kind, readonly string[]][];
  return new Map(entries.map(([kind, pieces]) => [kind, either(pieces)]));
}

/** What a line of a page may say: “subscribe”, a day, a photographer's credit … */
export const textPatterns: ReadonlyMap<TextKind, RegExp> = patternsOf(wording.texts);
/** What the classes, ids and roles of an element may say: “related”, “caption” … */
export const namePatterns: ReadonlyMap<NameKind, RegExp> = patternsOf(wording.names);

const furniture = new RegExp(`^(?:${wording.furniture.join('|')})$`, 'iu');
const furnitureElements = either(wording.furnitureElements);
/** The longest line that is looked at as furniture, in UTF-16 units. */
const LONGEST_FURNITURE = 160;

/** Whether a whole line is never an article's: “Advertisement”, “Read more: …”, “Share this article”. */
export function isFurniture(text: string): boolean {
  return text.length <= LONGEST_FURNITURE && furniture.test(text);
}

/** Whether an element's names say that it holds nothing of an article: “newsletter-signup”, “related-stories”. */
export function namesFurniture(names: string): boolean {
  return furnitureElements.test(names);
}

/** What pages say that are shown in the place of an article: errors, log-ins, paywalls, questions about cookies. */
export const walls: Readonly<Record<keyof typeof wording.walls, RegExp>> = {
  error: either(wording.walls.error),
  login: either(wording.walls.login),
  loginTitle: either(wording.walls.loginTitle),
  paywall: either(wording.walls.paywall),
  consent: either(wording.walls.consent),
  consentChoice: either(wording.walls.consentChoice),
};

function either(pieces: readonly string[]): RegExp {
  return new RegExp(pieces.join('|'), 'iu');
}
