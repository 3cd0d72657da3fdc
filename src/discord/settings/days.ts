import { createHash } from 'node:crypto';
import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import type { Library } from '../../library/library.ts';
import { STAY } from '../../library/settings/server-settings.ts';
import type { ChangedSettings } from '../../library/settings/settings-of-servers.ts';
import type { LibraryArticle } from '../../library/types.ts';
import { UserError } from '../../user-error.ts';
import { saying, type Words } from '../../words/words.ts';
import { encodeCustomId } from '../kit/custom-id.ts';
import { DAYS_ROUTE, type Unstay } from './state.ts';

/** The form for a number of days that the menu does not have. */
export function daysForm({ say }: Words): APIModalInteractionResponseCallbackData {
  return {
    custom_id: encodeCustomId(DAYS_ROUTE),
    title: say('settings.daysForm'),
    components: [
      {
        type: ComponentType.Label,
        label: say('settings.daysTyped'),
        description: say('settings.daysFrom', STAY),
        component: {
          type: ComponentType.TextInput,
          custom_id: 'days',
          style: TextInputStyle.Short,
          max_length: 10,
          required: true,
        },
      },
    ],
  };
}

/** @throws UserError when it is no number of days that articles can stay */
export function daysIn(typed: string): number {
  const days = /^\s*\d+\s*$/.test(typed) ? Number(typed) : Number.NaN;
  if (days >= STAY.least && days <= STAY.most) return days;
  throw new UserError(saying('settings.noDays', STAY));
}

/** What setting the days did, or which articles would leave, so that somebody can say yes to that first. */
export type DaysSet =
  | { readonly leaving: readonly LibraryArticle[] }
  | { readonly changed: ChangedSettings; readonly left: Left | null };

/** Articles that have left, and when (milliseconds since 1970). */
export interface Left {
  readonly count: number;
  readonly at: number;
}

/**
 * Sets how long articles stay. Where some would leave at once, that is done only when somebody was told which.
 *
 * @param agreed - says which articles somebody was told of (see `signOf`); null when nobody was told
 */
export async function setDays(
  library: Library,
  server: string,
  days: number,
  agreed: string | null,
): Promise<DaysSet> {
  const now = Date.now();
  const leaving = await library.expiring(server, days, now);
  if (leaving.length > 0 && signOf(leaving) !== agreed) return { leaving };
  const changed = await library.changeSettings(server, { articlesStay: days });
  const left = await library.expire(server, now);
  return { changed, left: left.length === 0 ? null : { count: left.length, at: now } };
}

/** Stands for some articles in a custom id. */
export function signOf(articles: readonly LibraryArticle[]): string {
  const ids = articles.map(({ article }) => article.id).sort();
  return createHash('sha256').update(ids.join()).digest('base64url').slice(0, 10);
}

/** Takes back that articles were to stay so many days: those that have left are there again. */
export async function unsetDays(library: Library, server: string, { days, at, before }: Unstay) {
  const changed = await library.changeSettings(server, { articlesStay: before });
  return { changed, restored: await library.restoreExpired(server, days, at) };
}
