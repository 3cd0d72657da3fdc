import type { APIEmbed } from 'discord.js';
import { cutBetweenWords, LIMITS } from './limits.ts';
import type { Reply } from './reply.ts';

/**
 * A reply that Discord takes, whatever was given: the last net under replies, which fit by themselves.
 * Texts are cut between words with an ellipsis; embeds, fields and rows over the limits are left out from
 * the end; what the embeds have together over 6000 characters is cut from the last description on.
 */
export function fitReply(reply: Reply): Reply {
  const { content, embeds, components } = reply;
  return {
    ...reply,
    ...(content === undefined ? {} : { content: cutMarkdown(content, LIMITS.content) }),
    ...(embeds === undefined ? {} : { embeds: fitTotal(embeds.slice(0, LIMITS.embeds).map(fitEmbed)) }),
    ...(components === undefined ? {} : { components: components.slice(0, LIMITS.rows) }),
  };
}

function fitEmbed(embed: APIEmbed): APIEmbed {
  const { title, description, fields, footer, author } = embed;
  return {
    ...embed,
    ...(title === undefined ? {} : { title: cutMarkdown(title, LIMITS.embedTitle) }),
    ...(description === undefined ? {} : { description: cutMarkdown(description, LIMITS.embedDescription) }),
    ...(footer === undefined
      ? {}
      : { footer: { ...footer, text: cutBetweenWords(footer.text, LIMITS.embedFooter) } }),
    ...(author === undefined
      ? {}
      : { author: { ...author, name: cutBetweenWords(author.name, LIMITS.embedAuthor) } }),
    ...(fields === undefined
      ? {}
      : {
          fields: fields.slice(0, LIMITS.embedFields).map((field) => ({
            ...field,
            name: cutMarkdown(field.name, LIMITS.embedFieldName),
            value: cutMarkdown(field.value, LIMITS.embedFieldValue),
          })),
        }),
  };
}

function fitTotal(embeds: readonly APIEmbed[]): APIEmbed[] {
  const fitted: APIEmbed[] = [];
  let room: number = LIMITS.embedsTotal;
  for (const embed of embeds) {
    const length = charactersOf(embed);
    if (length <= room) {
      fitted.push(embed);
      room -= length;
      continue;
    }
    const description = embed.description ?? '';
    const forDescription = room - (length - description.length);
    if (forDescription > 0 && description !== '') {
      fitted.push({ ...embed, description: cutMarkdown(description, forDescription) });
    } else if (room > 0 && description !== '') {
      fitted.push({ color: embed.color ?? 0, description: cutMarkdown(description, room) });
    }
    break;
  }
  return fitted;
}

/** What Discord counts of an embed towards the 6000. */
export function charactersOf({ title, description, fields, footer, author }: APIEmbed): number {
  const inFields = (fields ?? []).reduce((sum, { name, value }) => sum + name.length + value.length, 0);
  return [title, description, footer?.text, author?.name].reduce(
    (sum, text) => sum + (text?.length ?? 0),
    inFields,
  );
}

/** As `cutBetweenWords`, and never right after a backslash that escapes what was cut off. */
export function cutMarkdown(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = cutBetweenWords(text, max);
  const kept = cut.slice(0, -1);
  const backslashes = kept.length - kept.replace(/\\+$/, '').length;
  return backslashes % 2 === 1 ? `${kept.slice(0, -1)}…` : cut;
}
