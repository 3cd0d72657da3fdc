import type { MessageComponentInteraction } from 'discord.js';
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { UserError } from '../../user-error.ts';
import { saying, type Words } from '../../words/words.ts';
import { type CommandContext, EVERYWHERE, type SlashCommand } from '../app/command.ts';
import { described, named } from '../app/localised.ts';
import { isOwner, isPrivate, respond, turn } from '../app/respond.ts';
import { decodeArticle } from '../kit/custom-id.ts';
import { ARTICLE_OPTION, articleChoices, chosenArticle, privateOption, typedText } from '../kit/options.ts';
import { visibilityOf } from '../kit/visibility.ts';
import { showChosenPerson } from '../quotes/command.ts';
import { articleOfPlace } from '../summary/thread-article.ts';
import { questionOf, withQuestion } from './asked.ts';
import { AGAIN_ROUTE, answerOf, pressed } from './find.ts';
import { MORE_ROUTE } from './reply.ts';
import { ASK_ROUTE, decodeAsk } from './state.ts';

/** `/ask`: the passages that answer a question, the answering sentence bold, and who is quoted in them. */
export const ask = {
  data: {
    ...named('command.ask'),
    ...described('description.ask'),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        ...named('option.question'),
        ...described('description.askQuestion'),
        required: true,
        max_length: 300,
      },
      ARTICLE_OPTION,
      privateOption('description.private'),
    ],
    ...EVERYWHERE,
  },

  async execute(interaction, context) {
    const { library } = context;
    const visibility = await visibilityOf(interaction, interaction.options.getBoolean('private'), library);
    await respond(interaction, context, visibility, async (words) => {
      const question = typedText(interaction.options.getString('question', true));
      if (!/[\p{L}\p{N}]/u.test(question)) {
        throw new UserError(saying('ask.noWords'));
      }
      const server = interaction.guildId;
      const kept = await chosenArticle(library, server, interaction.options.getString('article'));
      const scope = kept === null ? {} : { article: kept.article.id };
      const near = kept === null ? await articleOfPlace(interaction, library) : null;
      const alone = visibility === 'private';
      const reply = await answerOf(words, library, server, question, scope, alone, near?.article.id ?? null);
      return withQuestion(reply, question);
    });
  },

  autocomplete: (interaction, { library }) => articleChoices(interaction, library),

  components: {
    [ASK_ROUTE]: press,
    [AGAIN_ROUTE]: askAgain,
    [MORE_ROUTE]: (interaction, _fields, context) => showChosenPerson(interaction, context, 'new'),
  },
} satisfies SlashCommand;

/** A button of an answer: shows what it says, to its owner in place, to others privately, or to everybody. */
async function press(
  interaction: MessageComponentInteraction,
  fields: readonly string[],
  context: CommandContext,
): Promise<void> {
  const decoded = decodeAsk(fields);
  if (decoded === null) throw new UserError(saying('ask.buttonGone'));
  const { action, state } = decoded;
  const question = questionOf(interaction.message.embeds);
  const show = (alone: boolean) => async (words: Words) =>
    withQuestion(
      await pressed(words, context.library, interaction.guildId, action, state, alone, question),
      question,
    );
  if (action === 'post' || action === 'postContext')
    return respond(interaction, context, 'public', show(false));
  return turn(interaction, context, show(isPrivate(interaction) || !isOwner(interaction)));
}

/** Asks again with the words that were probably meant. */
async function askAgain(
  interaction: MessageComponentInteraction,
  [article = '', question = '']: readonly string[],
  context: CommandContext,
): Promise<void> {
  const { library } = context;
  const alone = isPrivate(interaction) || !isOwner(interaction);
  await turn(interaction, context, async (words) => {
    const server = interaction.guildId;
    if (article === '')
      return withQuestion(await answerOf(words, library, server, question, {}, alone), question);
    const start = decodeArticle(article);
    const kept = (await library.articles(server)).find(
      (each) => start !== null && each.article.id.startsWith(start),
    );
    if (kept === undefined) throw new UserError(saying('ask.articleGone'));
    const scope = { article: kept.article.id };
    return withQuestion(await answerOf(words, library, server, question, scope, alone), question);
  });
}
