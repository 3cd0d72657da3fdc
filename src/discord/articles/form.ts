import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import type { Words } from '../../words/words.ts';
import { encodeCustomId } from '../kit/custom-id.ts';
import { cutBetweenWords, LIMITS } from '../kit/limits.ts';

export const ADD_ROUTE = 'artadd1';

/** Characters of a title that somebody types. */
export const LONGEST_TITLE = 200;

/** The fields of the form for pasting an article, in order. */
export const TEXT_FIELDS = ['text', 'text2', 'text3'] as const;

/**
 * The form for pasting an article: title and link if wanted, and the text. Discord lets a field hold 4,000
 * characters, so longer texts go on in a second and third.
 */
export function pasteForm({ say }: Words, title: string): APIModalInteractionResponseCallbackData {
  const field = (customId: string, style: 1 | 2, maxLength: number, required: boolean) =>
    ({ type: ComponentType.TextInput, custom_id: customId, style, max_length: maxLength, required }) as const;
  return {
    custom_id: encodeCustomId(ADD_ROUTE),
    title: say('form.addArticle'),
    components: [
      {
        type: ComponentType.Label,
        label: say('form.title'),
        description: say('hint.title'),
        component: {
          ...field('title', TextInputStyle.Short, LONGEST_TITLE, false),
          ...(title === '' ? {} : { value: title }),
        },
      },
      {
        type: ComponentType.Label,
        label: say('form.link'),
        description: say('hint.link'),
        component: field('link', TextInputStyle.Short, 2000, false),
      },
      ...TEXT_FIELDS.map((name, index) => ({
        type: ComponentType.Label as typeof ComponentType.Label,
        label: say(index === 0 ? 'form.text' : 'form.textContinued'),
        description: say(index === 0 ? 'hint.text' : 'hint.textContinued'),
        component: field(name, TextInputStyle.Paragraph, LIMITS.modalInputValue, index === 0),
      })),
    ],
  };
}

/** The form that changes a title before its article is added. */
export function titleForm(
  { say }: Words,
  id: string,
  title: string,
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: id,
    title: say('form.editTitle'),
    components: [
      {
        type: ComponentType.Label,
        label: say('form.title'),
        component: {
          type: ComponentType.TextInput,
          custom_id: 'title',
          style: TextInputStyle.Short,
          max_length: LONGEST_TITLE,
          required: true,
          value: cutBetweenWords(title, LONGEST_TITLE),
        },
      },
    ],
  };
}
