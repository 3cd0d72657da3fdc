import type { MessageComponentInteraction } from 'discord.js';
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Library, LibraryArticle, ServerId } from '../../library/library.ts';
import { inTurns } from '../../library/server/turns.ts';
import {
  type FoundQuotations,
  quotationsFound,
  type SaidHow,
} from '../../search/quotations/find-quotations.ts';
import { matchPeople } from '../../speech/people/match-people.ts';
import { UserError } from '../../user-error.ts';
import { saying, type Words } from '../../words/words.ts';
import { type Choice, type CommandContext, EVERYWHERE, type SlashCommand } from '../app/command.ts';
import { wordsOfPerson } from '../app/language.ts';
import { described, named } from '../app/localised.ts';
import { isOwner, isPrivate, respond, turn } from '../app/respond.ts';
import { decodeCustomId } from '../kit/custom-id.ts';
import { LIMITS } from '../kit/limits.ts';
import { ARTICLE_OPTION, articleChoices, chosenArticle, privateOption, typedText } from '../kit/options.ts';
import type { Reply } from '../kit/reply.ts';
import { visibilityOf } from '../kit/visibility.ts';
import { PICK_ROUTE, quotesReply } from './reply.ts';
import {
  decodeQuotes,
  fitsQuotes,
  meantBy,
  QUOTES_ROUTE,
  type QuotesAction,
  type QuotesState,
  referToPerson,
} from './state.ts';

const GONE = saying('quotes.listGone');

/** `/quotes`: what somebody is quoted or reported as saying, in order, and how the article introduces it. */
export const quotes = {
  data: {
    ...named('command.quotes'),
    ...described('description.quotes'),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        ...named('option.person'),
        ...described('description.quotesPerson'),
        autocomplete: true,
        max_length: 100,
      },
      {
        type: ApplicationCommandOptionType.String,
        ...named('option.about'),
        ...described('description.quotesAbout'),
        max_length: 40,
      },
      {
        type: ApplicationCommandOptionType.String,
        ...named('option.said'),
        ...described('description.quotesSaid'),
        choices: [
          { ...named('choice.quoted'), value: 'quoted' },
          { ...named('choice.reported'), value: 'reported' },
          { ...named('choice.all'), value: 'all' },
        ],
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
      const server = interaction.guildId;
      const kept = await chosenArticle(library, server, interaction.options.getString('article'));
      const person = typedText(interaction.options.getString('person'));
      const about = typedText(interaction.options.getString('about'));
      if (about !== '' && !/[\p{L}\p{N}]/u.test(about)) {
        throw new UserError(saying('quotes.aboutWithoutWords'));
      }
      const state: QuotesState = {
        person: person || null,
        about: about || null,
        article: kept?.article.id ?? null,
        said: saidHow(interaction.options.getString('said')),
        page: 0,
      };
      return quotesOf(words, library, server, state, visibility === 'private');
    });
  },

  async autocomplete(interaction, { library }) {
    const focused = interaction.options.getFocused(true);
    if (focused.name === 'article') return articleChoices(interaction, library);
    return personChoices(wordsOfPerson(interaction), library, interaction.guildId, focused.value);
  },

  components: {
    [QUOTES_ROUTE]: press,
    [PICK_ROUTE]: (interaction, _fields, context) => showChosenPerson(interaction, context, 'inPlace'),
  },
} satisfies SlashCommand;

/** People whose names or aliases fit what is typed, most quoted first when nothing is. */
export async function personChoices(
  { say }: Words,
  library: Library,
  server: ServerId,
  typed: string,
): Promise<Choice[]> {
  const people = matchPeople(await library.people(server), typedText(typed));
  return people.map(({ speaker, quotations, statements }) => ({
    name: `${speaker.name} (${quotations.length > 0 ? quotations.length : say(statements.length > 0 ? 'quotes.reportedShort' : 'quotes.mentionedShort')})`,
    value: speaker.name.length <= LIMITS.choiceValue ? speaker.name : referToPerson(speaker.name),
  }));
}

/** How it is said, as chosen; both where nothing was. */
function saidHow(chosen: string | null): SaidHow {
  return chosen === 'quoted' || chosen === 'reported' ? chosen : 'all';
}

/**
 * A choice in a menu of people: their quotations, in place of the list or as a new private reply that
 * leaves the message with the menu alone.
 */
export async function showChosenPerson(
  interaction: MessageComponentInteraction,
  context: CommandContext,
  where: 'inPlace' | 'new',
): Promise<void> {
  const { library } = context;
  const [value = ''] = interaction.isStringSelectMenu() ? interaction.values : [];
  const decoded = decodeQuotes(decodeCustomId(value).fields);
  if (decoded === null) throw new UserError(GONE);
  const show = (alone: boolean) => (words: Words) =>
    quotesOf(words, library, interaction.guildId, decoded.state, alone);
  if (where === 'new') return respond(interaction, context, 'private', show(true));
  return turn(interaction, context, show(isPrivate(interaction) || !isOwner(interaction)));
}

async function press(
  interaction: MessageComponentInteraction,
  fields: readonly string[],
  context: CommandContext,
): Promise<void> {
  const { library } = context;
  const decoded = decodeQuotes(fields);
  if (decoded === null) throw new UserError(GONE);
  const state = after(decoded.action, decoded.state);
  const show = (alone: boolean) => (words: Words) =>
    quotesOf(words, library, interaction.guildId, state, alone);
  if (decoded.action === 'post') return respond(interaction, context, 'public', show(false));
  return turn(interaction, context, show(isPrivate(interaction) || !isOwner(interaction)));
}

/** What is shown once a button has been pressed. */
function after(action: QuotesAction, state: QuotesState): QuotesState {
  if (action === 'next') return { ...state, page: state.page + 1 };
  if (action === 'previous') return { ...state, page: Math.max(0, state.page - 1) };
  if (action === 'everybody') return { ...state, person: null, about: null, page: 0 };
  return state;
}

async function quotesOf(
  words: Words,
  library: Library,
  server: ServerId,
  asked: QuotesState,
  isPrivate: boolean,
): Promise<Reply> {
  const kept = scopeOf(await library.articles(server), asked.article);
  const only = asked.article === null ? undefined : kept[0];
  const people = await library.people(server, only === undefined ? {} : { article: only.article.id });
  const person = asked.person === null ? null : meantBy(asked.person, people);
  const found = await inTurns(
    quotationsFound(people, kept, { person, about: asked.about, said: asked.said }),
  );
  const state = { ...asked, person: resolvedPerson(found, asked.person) };
  if (!fitsQuotes(state)) {
    throw new UserError(saying('quotes.aboutTooLong'));
  }
  return quotesReply(words, { found, state, articles: kept.map(({ article }) => article), isPrivate });
}

function scopeOf(articles: readonly LibraryArticle[], article: string | null): readonly LibraryArticle[] {
  if (article === null) return articles;
  const kept = articles.find((each) => each.article.id.startsWith(article));
  if (kept === undefined) {
    throw new UserError(saying('quotes.articleGone'));
  }
  return [kept];
}

/** The person by their own name, so that the buttons mean them however they were first typed. */
function resolvedPerson(found: FoundQuotations, asked: string | null): string | null {
  if (found.kind === 'person' || found.kind === 'mentioned') return referToPerson(found.speaker.name);
  return found.kind === 'nobody' ? null : asked;
}
