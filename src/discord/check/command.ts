import { type APIEmbed, ComponentType, type MessageComponentInteraction } from 'discord.js';
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';
import { type CommandContext, EVERYWHERE, type SlashCommand } from '../app/command.ts';
import { wordsOfPerson } from '../app/language.ts';
import { described, named } from '../app/localised.ts';
import { respond } from '../app/respond.ts';
import { ARTICLE_OPTION, articleChoices, chosenArticle, privateOption, typedText } from '../kit/options.ts';
import type { Reply, ReplyRow } from '../kit/reply.ts';
import { personChoices } from '../quotes/command.ts';
import { answerCheck } from './answer.ts';
import { askedAt } from './asked.ts';
import { checkContextReply } from './reply.ts';
import { CHECK_ROUTE, decodeCheck, encodeCheck } from './state.ts';

/** `/check`: whether a quotation stands so in the articles, and who says it. */
export const check = {
  data: {
    ...named('command.check'),
    ...described('description.check'),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        ...named('option.quote'),
        ...described('description.checkQuote'),
        required: true,
        max_length: 3000,
      },
      {
        type: ApplicationCommandOptionType.String,
        ...named('option.person'),
        ...described('description.checkPerson'),
        autocomplete: true,
        max_length: 100,
      },
      ARTICLE_OPTION,
      privateOption('description.privateCheck'),
    ],
    ...EVERYWHERE,
  },

  async execute(interaction, context) {
    const { library } = context;
    const visibility = (interaction.options.getBoolean('private') ?? true) ? 'private' : 'public';
    await respond(interaction, context, visibility, async (words) => {
      const text = typedText(interaction.options.getString('quote', true));
      if (!/[\p{L}\p{N}]/u.test(text)) {
        throw new UserError(saying('check.noWords'));
      }
      const typed = interaction.options.getString('article');
      const asked = {
        text,
        person: typedText(interaction.options.getString('person')) || null,
        article: (await chosenArticle(library, interaction.guildId, typed))?.article.id ?? null,
        message: null,
      };
      return answerCheck(words, interaction, library, asked, visibility);
    });
  },

  async autocomplete(interaction, { library }) {
    const focused = interaction.options.getFocused(true);
    if (focused.name === 'article') return articleChoices(interaction, library);
    return personChoices(wordsOfPerson(interaction), library, interaction.guildId, focused.value);
  },

  components: { [CHECK_ROUTE]: press },
} satisfies SlashCommand;

async function press(
  interaction: MessageComponentInteraction,
  fields: readonly string[],
  context: CommandContext,
): Promise<void> {
  const { library } = context;
  const decoded = decodeCheck(fields);
  if (decoded === null) throw new UserError(saying('check.buttonGone'));
  if (decoded.action === 'post') {
    const asked = askedAt(interaction.message.embeds[0]?.url);
    return respond(interaction, context, 'public', async (words) =>
      asked === null ? asShown(interaction) : answerCheck(words, interaction, library, asked, 'public'),
    );
  }
  await respond(interaction, context, 'private', async (words) => {
    const articles = await library.articles(interaction.guildId);
    const read = articles.find(({ article }) => article.id.startsWith(decoded.article));
    const { paragraph, range } = decoded;
    const place = { paragraph, range, asked: { start: 0, end: 0 }, quotation: null };
    const reply = read === undefined ? null : checkContextReply(words, { read, ...place });
    if (reply === null) throw new UserError(saying('check.articleGone'));
    return reply;
  });
}

/** What the message shows already, without the button that posts it: where a text is too long to be checked again. */
function asShown({ message }: MessageComponentInteraction): Reply {
  const posting = encodeCheck({ action: 'post' });
  const embeds = message.embeds.map(({ data: { color, description } }): APIEmbed => {
    return {
      ...(color === undefined ? {} : { color }),
      ...(description === undefined ? {} : { description }),
    };
  });
  const components = message.components.flatMap((row): ReplyRow[] => {
    if (row.type !== ComponentType.ActionRow) return [];
    const { components: shown, ...rest } = row.toJSON();
    const kept = shown.filter((one) => !('custom_id' in one && one.custom_id === posting));
    return kept.length === 0 ? [] : [{ ...rest, components: kept }];
  });
  return { embeds, components };
}
