import type { DayPicture } from '../../summary/picture/day-picture.ts';
import type { Words } from '../../words/words.ts';
import { LIMITS } from '../kit/limits.ts';
import type { Reply } from '../kit/reply.ts';

/** The reply with the picture that was drawn of it. */
export function pictureReply(words: Words, { description }: DayPicture, png: Uint8Array): Reply {
  const described = description.slice(0, LIMITS.attachmentDescription);
  return {
    content: words.say('summary.pictureFile'),
    files: [{ name: 'thread.png', data: png, description: described }],
  };
}
