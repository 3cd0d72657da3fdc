import type { APIActionRowComponent, APIComponentInMessageActionRow, APIEmbed } from 'discord.js';

/**
 * A message as the replies write it: plain API shapes, no discord.js objects. Whether it is private is
 * not its business: the command decides that when it sends it.
 */
export interface Reply {
  readonly content?: string;
  readonly embeds?: readonly APIEmbed[];
  readonly components?: readonly ReplyRow[];
  readonly files?: readonly ReplyFile[];
  /** An edited message keeps the files that it has; there are none in `files` then. */
  readonly keepsFiles?: true;
}

/** A file of a message; texts are sent in UTF-8. */
export interface ReplyFile {
  readonly name: string;
  readonly data: string | Uint8Array;
  /** What a picture shows, for who does not see it; 1,024 characters at most. */
  readonly description?: string;
}

/** A row of up to five buttons, or of one select menu. */
export type ReplyRow = APIActionRowComponent<APIComponentInMessageActionRow>;

/** The one accent colour of every reply: a quiet ink blue that stands out on dark and light alike. */
export const ACCENT = 0x5b7fb5;

/**
 * A reply of one embed without more to press: a notice, or an error for the person who asked.
 *
 * @param text - Markdown of our own; what others wrote must be escaped before
 */
export function notice(text: string): Reply {
  return { embeds: [{ description: text, color: ACCENT }], components: [] };
}
