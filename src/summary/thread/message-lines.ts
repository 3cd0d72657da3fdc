import type { Range } from '../../article/article.ts';
import { patterns } from '../../english/patterns.ts';
import { plainWordsOf } from '../../text/tokens.ts';

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
    patterns.repeatsMessage.test(line) ||
    patterns.signedMessage.test(line)
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
  if (!patterns.introducesMessage.test(line)) return false;
  const time = /\d{1,2}:\d{2}|\b(?:19|20)\d\d\b/u.exec(line);
  return time !== null && patterns.introductionEnds.test(line.slice(time.index + time[0].length));
}

/** Addresses and nothing else. */
function isLinks(line: string): boolean {
  return line.split(/[\s,;.]*\s/u).every((word) => /^[[(<]?(?:https?:\/\/|www\.|mailto:)./iu.test(word));
}

/** "Thanks," and the like: what follows is a name and addresses. */
export function isCloser(line: string): boolean {
  return closer.test(line) && plainWordsOf(line).length <= 6;
}

const closer = patterns.closesMessage;

const junk: readonly RegExp[] = [
  patterns.messageHeader,
  patterns.wroteAtEnd,
  patterns.greeting,
  /^-{3,}/u,
  patterns.legalNotice,
  /^(?:text|application|image|audio|video|multipart)\/[\w.+-]+/iu,
  /^\[\d+\]\s*\S*:\/\//u,
];

/** Name, office, telephone, address: a line of a signature. */
function isContact(line: string): boolean {
  const words = plainWordsOf(line).length;
  if (/[.?!]$/u.test(line) && words > 8) return false;
  const address = /(?<![\w.+-])[\w.+-]+@[\w-]+\.\w|\bhttps?:\/\/|\bwww\.\w/iu.test(line);
  const telephone = patterns.telephone.test(line);
  return telephone || (address && words <= 14);
}
