import { LANGUAGES } from '../../words/languages.ts';
import type { Words } from '../../words/words.ts';
import type { Digest } from '../thread/digest.ts';
import { type Activity, activityOf } from './activity.ts';
import { drawActivity } from './draw-activity.ts';

/** When a thread's messages were written, as a picture with the same in words. */
export interface DayPicture {
  readonly svg: string;
  /** For who does not see it. */
  readonly description: string;
}

/** The picture of when a thread was written; null where nothing has a time. */
export function dayPicture(words: Words, digest: Pick<Digest, 'key' | 'times'>): DayPicture | null {
  const key = digest.key.flatMap(({ message: { time } }) => (time === undefined ? [] : [time]));
  const activity = activityOf(digest.times, key);
  if (activity === null) return null;
  const svg = drawActivity(activity, {
    tag: LANGUAGES[words.language].tag,
    messages: words.say('summary.messagesOverTime'),
    keyMessages: words.say('summary.keyMessages'),
  });
  return { svg, description: inWords(words, activity) };
}

function inWords(words: Words, { bars, key, messages }: Activity): string {
  const busiest = bars.reduce((best, bar) => (bar.messages > best.messages ? bar : best));
  const format = new Intl.DateTimeFormat(LANGUAGES[words.language].tag, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  const written = bars.filter((bar) => bar.messages > 0);
  return [
    words.say('summary.pictureInWords', {
      count: messages,
      from: format.format(written[0]?.start ?? 0),
      to: format.format(written.at(-1)?.end ?? 0),
      busiest: format.format(busiest.start),
      until: format.format(busiest.end),
      most: busiest.messages,
    }),
    ...(key.length === 0
      ? []
      : [
          words.say('summary.keyMessagesInWords', {
            times: words.join(
              key.map((time) => format.format(time)),
              'and',
            ),
          }),
        ]),
  ].join(' ');
}
