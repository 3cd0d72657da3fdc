import type { Range } from '../../article/article.ts';
import { wordsOf } from '../terms.ts';

/** A line of a message, blanks at both ends left out. Offsets are UTF-16 units in the message's text. */
export interface Line extends Range {
  readonly text: string;
}

/** The lines of a text; a run of three blanks counts as a break, as mail archives put it in a break's place. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (const match of text.matchAll(/\S(?:(?!\n| {3})[\s\S])*/gu)) {
    const line = match[0].trimEnd();
    lines.push({ start: match.index, end: match.index + line.length, text: line });
  }
  return lines;
}

/** Below such a line stands a signature, or another message in full. */
export function endsMessage(line: string): boolean {
  return (
    /^(?:--|__+|==+|-{5,}|\*{5,})$/u.test(line) ||
    /^[-_=\s]*(?:original message|forwarded (?:message|by)|begin forwarded message)\b/iu.test(line) ||
    /^-{3,}\s*begin pgp signature/iu.test(line)
  );
}

/** Words that somebody else wrote, repeated to be answered. */
export function isQuoted(line: string): boolean {
  return /^(?:>|&gt;|\|(?!\|))/u.test(line);
}

/** A message to a bot: "!play", "/ask", "?help", "t!rank". */
export function isCommand(text: string): boolean {
  return /^\s*(?:[!/$;.?+-]|\p{L}{1,2}[!?.])[a-z]{2,}\b/iu.test(text);
}

/** A line that says nothing of the matter: an address, a header, a greeting, a note of a program. */
export function isJunk(line: string): boolean {
  return (
    junk.some((pattern) => pattern.test(line)) ||
    isIntroduction(line) ||
    isLinks(line) ||
    isContact(line) ||
    isCloser(line)
  );
}

/** "On 3 March 2025 at 10:15 Vera wrote:": what stands above a message that is repeated. */
function isIntroduction(line: string): boolean {
  if (!/^(?:on|at|in a message dated)\b/iu.test(line)) return false;
  const time = /\d{1,2}:\d{2}|\b(?:19|20)\d\d\b/u.exec(line);
  return time !== null && /wrote|writes|:/iu.test(line.slice(time.index + time[0].length));
}

/** Addresses and nothing else. */
function isLinks(line: string): boolean {
  return line.split(/[\s,;.]*\s/u).every((word) => /^[[(<]?(?:https?:\/\/|www\.|mailto:)./iu.test(word));
}

/** "Thanks," and the like: what follows is a name and addresses. */
export function isCloser(line: string): boolean {
  return closer.test(line) && wordsOf(line).length <= 6;
}

const closer =
  /^(?:(?:many |much )?(?:thanks|thank you|thx|cheers|ciao|regards|sincerely|yours|peace|love|best|all the best|hope this helps|hth|(?:best|kind|warm|kindest) (?:regards|wishes)|take care|see you|-+ ?\p{Lu}\p{Ll}+$))\b/iu;

const junk: readonly RegExp[] = [
  /^(?:cc|bcc|to|from|fwd?|date|sent|sender|subject|reply-to|in-reply-to|message-id|importance|attachments?)\s?:/iu,
  /\b(?:wrote|writes|said|says|asked|schrieb|a écrit|escribió)\s?:?$/iu,
  /^(?:hi|hello|hey|dear|greetings|good (?:morning|afternoon|evening))\b[^.?!]{0,40}[,.!:]?$/iu,
  /^-{3,}/u,
  /\b(?:confidential|legally privileged|intended (?:only|solely) for|virus[- ](?:scan|free|check)|disclaimer|unsubscribe|do you yahoo)/iu,
  /^(?:text|application|image|audio|video|multipart)\/[\w.+-]+/iu,
  /^\[\d+\]\s*\S*:\/\//u,
];

/** Name, office, telephone, address: a line of a signature. */
function isContact(line: string): boolean {
  const words = wordsOf(line).length;
  if (/[.?!]$/u.test(line) && words > 8) return false;
  const address = /(?<![\w.+-])[\w.+-]+@[\w-]+\.\w|\bhttps?:\/\/|\bwww\.\w/iu.test(line);
  const telephone =
    /\b(?:tel|phone|fax|mobile|voice|tty)\b\W*[+(\d]|\+\d[\d ().-]{7,}|\(\d{3}\)\s?\d{3}/iu.test(line);
  return telephone || (address && words <= 14);
}
