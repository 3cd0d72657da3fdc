import type { Range, Span } from '../../article/article.ts';
import type { Speaker } from '../../speech/speech.ts';

/** A sentence taken from an article, letter for letter. */
export interface KeySentence extends Span {
  readonly text: string;
}

/** A message of a thread, as the summary room sees it; nothing of Discord. */
export interface Message {
  readonly id: string;
  /** The name shown for the author; two authors may share it, so `authorId` tells them apart. */
  readonly author: string;
  readonly authorId: string;
  /** When it was sent, in milliseconds since 1970; absent when unknown. */
  readonly time?: number;
  /** The message as written, markup included. */
  readonly text: string;
  /** The id of the message it replies to. */
  readonly replyTo?: string;
  /** All reactions together. */
  readonly reactions?: number;
  readonly bot?: boolean;
}

export interface Thread {
  readonly title: string;
  /** Oldest first. The first is the thread's opening message when `opens` is true. */
  readonly messages: readonly Message[];
}

/** A stretch of a message, letter for letter, chosen for the digest. */
export interface KeyMessage {
  readonly message: Message;
  /** What was chosen, in the message's text; in order, cuts between words. */
  readonly ranges: readonly Range[];
}

/** A quotation that somebody posted. */
export interface QuotedInThread {
  /** The id of the message. */
  readonly message: string;
  /** Without the marks around it. */
  readonly quote: string;
  /** Who is said to have said it; null where the message does not name anybody. */
  readonly person: string | null;
}

export interface Digest {
  readonly title: string;
  /** Messages given, and how many of them were usable after bots, commands and junk were left out. */
  readonly given: number;
  readonly usable: number;
  readonly people: number;
  /** Of all messages that have one, in milliseconds since 1970. */
  readonly times: readonly number[];
  readonly from?: number;
  readonly to?: number;
  readonly opening: KeyMessage | null;
  /** In time order. When there were fewer than five usable messages: all of them. */
  readonly key: readonly KeyMessage[];
  /** True when there were too few messages to choose from, so that all are listed. */
  readonly listed: boolean;
  /** People quoted in the messages (people in the news, not members), with how often. */
  readonly quoted: readonly { readonly speaker: Speaker; readonly count: number }[];
  /** What stands between marks in the messages that quote somebody, each once, in order; at most forty. */
  readonly quotations: readonly QuotedInThread[];
  /** Questions nobody replied to, at most three. */
  readonly unanswered: readonly KeyMessage[];
  /** Addresses shared, most shared first. */
  readonly links: readonly { readonly link: string; readonly count: number }[];
  /** The most reacted and replied messages, at most three. */
  readonly noticed: readonly {
    readonly message: KeyMessage;
    readonly reactions: number;
    readonly replies: number;
  }[];
}
