import {
  type ChatInputCommandInteraction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import { dayPicture } from '../../summary/picture/day-picture.ts';
import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';
import { type CommandContext, IN_SERVERS, type MessageCommand, type SlashCommand } from '../app/command.ts';
import { described, named } from '../app/localised.ts';
import { isOwner, isPrivate, respond, turn } from '../app/respond.ts';
import { Allowance } from '../kit/allowance.ts';
import { ARTICLE_OPTION, articleChoices, chosenArticle } from '../kit/options.ts';
import { requireModerator } from '../kit/rights.ts';
import { type Asked, makeDigest, SENTENCES } from './make-digest.ts';
import { articleMarkdownReply, markdownReply } from './markdown.ts';
import { pictureReply } from './picture.ts';
import { articleSummaryReply, digestReply } from './reply.ts';
import {
  ARTICLE_SUMMARY_ROUTE,
  decodeArticleSummary,
  decodeSummary,
  type Length,
  SUMMARY_ROUTE,
} from './state.ts';
import { MOST } from './thread-reading.ts';

/** Text, voice, announcements, threads of both, private threads, stage. */
const READABLE_CHANNELS = [0, 2, 5, 10, 11, 12, 13];

const HOUR = 3_600_000;
const MOST_HOURS = 720;
/** From so many messages on, how far the reading has come is shown. */
const LONG_READING = 300;

const NOT_MODERATOR = saying('summary.moderatorsOnly');

const allowance = new Allowance();

const MODERATORS = { default_member_permissions: String(PermissionFlagsBits.ManageMessages) };

/** `/summary`: a digest of the thread it runs in or is given, or an article in its own key sentences. */
export const summary = {
  data: {
    ...named('command.summary'),
    ...described('description.summary'),
    options: [
      {
        type: ApplicationCommandOptionType.Channel,
        ...named('option.thread'),
        ...described('description.summaryThread'),
        channel_types: READABLE_CHANNELS,
      },
      {
        type: ApplicationCommandOptionType.Integer,
        ...named('option.last'),
        ...described('description.summaryLast'),
        min_value: 1,
        max_value: MOST,
      },
      {
        type: ApplicationCommandOptionType.Integer,
        ...named('option.hours'),
        ...described('description.summaryHours'),
        min_value: 1,
        max_value: MOST_HOURS,
      },
      {
        type: ApplicationCommandOptionType.String,
        ...named('option.length'),
        ...described('description.summaryLength'),
        choices: [
          { ...named('choice.short'), value: 'short' },
          { ...named('choice.medium'), value: 'medium' },
          { ...named('choice.long'), value: 'long' },
        ],
      },
      { ...ARTICLE_OPTION, ...described('description.summaryArticle') },
      {
        type: ApplicationCommandOptionType.Boolean,
        ...named('option.public'),
        ...described('description.summaryPublic'),
      },
    ],
    ...MODERATORS,
    ...IN_SERVERS,
  },

  async execute(interaction, context) {
    const { options } = interaction;
    const open = options.getBoolean('public') === true;
    const length = lengthOf(options.getString('length'));
    const article = options.getString('article');
    if (article === null) {
      return answer(
        interaction,
        context,
        { channel: options.getChannel('thread')?.id ?? null, wanted: wantedOf(options), length },
        open,
      );
    }
    await respond(interaction, context, open ? 'public' : 'private', async (words) => {
      const kept = await chosenArticle(
        context.library,
        interaction.guildId,
        article,
        saying('summary.insteadThread'),
      );
      if (kept === null) throw new UserError(saying('summary.typeTitle'));
      const sentences = options.getString('length') === null ? SENTENCES.short : SENTENCES[length];
      const owner = interaction.guildId ?? '';
      return articleSummaryReply(
        words,
        kept.article,
        await context.background.summariseArticle(owner, kept, sentences),
        sentences,
        !open,
      );
    });
  },

  autocomplete: (interaction, { library }) => articleChoices(interaction, library),

  components: { [SUMMARY_ROUTE]: press, [ARTICLE_SUMMARY_ROUTE]: pressArticle },
} satisfies SlashCommand;

/** Message menu "Summarise from here": a private digest of that message and all after it. */
export const summariseFromHere = {
  data: {
    ...named('command.summariseFromHere'),
    type: ApplicationCommandType.Message,
    ...MODERATORS,
    ...IN_SERVERS,
  },
  async execute(interaction, context) {
    const wanted = { kind: 'from', first: interaction.targetId, count: MOST } as const;
    await answer(interaction, context, { channel: null, wanted, length: 'medium' }, false);
  },
} satisfies MessageCommand;

async function answer(
  interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction,
  context: CommandContext,
  asked: Asked,
  open: boolean,
): Promise<void> {
  await respond(interaction, context, open ? 'public' : 'private', async (words) => {
    const make = () =>
      makeDigest(interaction, context, asked, async (read, most) => {
        if (!interaction.deferred || most <= LONG_READING) return;
        // A progress line that cannot be shown is no reason to stop reading.
        await interaction.editReply(words.say('summary.reading', { read, most })).catch(() => undefined);
      });
    const place = asked.channel ?? interaction.channelId;
    const made = await allowance.oneAtATime(interaction.user.id, place, make);
    context.log.info({ read: made.read, usable: made.digest.usable, broken: made.broken }, 'made a digest');
    return digestReply(words, made, 0, !open);
  });
}

/** A button under a digest: turns the page, saves the whole as a file, or shows the page to everybody. */
async function press(
  interaction: MessageComponentInteraction,
  fields: readonly string[],
  context: CommandContext,
): Promise<void> {
  const decoded = decodeSummary(fields);
  if (decoded === null) throw new UserError(saying('summary.buttonGone'));
  const { action, state } = decoded;
  const { channel, first, last, length, page } = state;
  requireModerator(interaction, NOT_MODERATOR);
  allowance.press(interaction.user.id, interaction.message.id);
  const make = () =>
    allowance.oneAtATime(interaction.user.id, channel, () =>
      makeDigest(interaction, context, { channel, wanted: { kind: 'between', first, last }, length }),
    );
  if (action === 'markdown')
    return respond(interaction, context, 'private', async (words) => markdownReply(words, await make()));
  if (action === 'picture')
    return respond(interaction, context, 'private', async (words) => {
      const picture = dayPicture(words, (await make()).digest);
      if (picture === null) throw new UserError(saying('summary.buttonGone'));
      const png = await context.background.picture(interaction.guildId ?? '', picture.svg);
      return pictureReply(words, picture, png);
    });
  if (action === 'post')
    return respond(interaction, context, 'public', async (words) =>
      digestReply(words, await make(), page, false),
    );
  const alone = isPrivate(interaction) || !isOwner(interaction);
  return turn(interaction, context, async (words) => digestReply(words, await make(), page, alone));
}

/** A button under an article's key sentences: saves them as a file, or shows them to everybody. */
async function pressArticle(
  interaction: MessageComponentInteraction,
  fields: readonly string[],
  context: CommandContext,
): Promise<void> {
  const { library, background } = context;
  const decoded = decodeArticleSummary(fields);
  if (decoded === null) throw new UserError(saying('summary.buttonGone'));
  requireModerator(interaction, NOT_MODERATOR);
  const { action, state } = decoded;
  const server = interaction.guildId;
  await respond(interaction, context, action === 'post' ? 'public' : 'private', async (words) => {
    const kept = (await library.articles(server)).find(({ article }) => article.id.startsWith(state.article));
    if (kept === undefined) throw new UserError(saying('summary.articleGone'));
    const count = Math.min(state.sentences, SENTENCES.long);
    const sentences = await background.summariseArticle(server ?? '', kept, count);
    return action === 'post'
      ? articleSummaryReply(words, kept.article, sentences, count, false)
      : articleMarkdownReply(words, kept.article, sentences);
  });
}

function wantedOf(options: ChatInputCommandInteraction['options']): Asked['wanted'] {
  const last = options.getInteger('last');
  const hours = options.getInteger('hours');
  if (hours !== null) return { kind: 'newest', count: last ?? MOST, since: Date.now() - hours * HOUR };
  return last === null ? { kind: 'usual' } : { kind: 'newest', count: last };
}

function lengthOf(typed: string | null): Length {
  return typed === 'short' || typed === 'long' ? typed : 'medium';
}
