import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { formatEndings } from '../../article/formats.ts';
import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';
import { IN_SERVERS, type SlashCommand } from '../app/command.ts';
import { ARTICLE_OPTION, articleChoices } from '../kit/options.ts';
import { add, addPasted, FILE_OPTIONS } from './add.ts';
import { askToEdit, edit, pressEdit } from './edit.ts';
import { FOLLOW, feedChoices, follow, UNFOLLOW, unfollow } from './follow.ts';
import { askToForget, FORGET_ROUTE, forget } from './forget.ts';
import { ADD_ROUTE, LONGEST_TITLE } from './form.ts';
import { pressPreview, retitle } from './press-preview.ts';
import { askToRemove, ownChoices, pressRemove } from './remove.ts';
import { pickOutline, showList, showOutline, turnList, turnOutline } from './show.ts';
import { PREVIEW_ROUTE, TITLE_ROUTE } from './slots.ts';
import { EDIT_ROUTE, LIST_ROUTE, OUTLINE_MENU_ROUTE, OUTLINE_ROUTE, REMOVE_ROUTE } from './state.ts';

/**
 * `/articles`: what this server's answers come from. Looking is for everybody, changing for moderators; who
 * is one is checked where it is done (see `moderatedServer`).
 */
export const articles = {
  data: {
    name: 'articles',
    description: 'The news articles that answers in this server come from',
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'add',
        description: 'Add an article: a file, the page of a link, or text that you paste (moderators)',
        options: [
          ...FILE_OPTIONS.map((name, index) => ({
            type: ApplicationCommandOptionType.Attachment as const,
            name,
            description:
              index === 0 ? `A ${formatEndings} file, up to 5 MB` : 'One more file, an article of its own',
          })),
          {
            type: ApplicationCommandOptionType.String,
            name: 'link',
            description:
              'Where it can be read; without a file, the page (or several, with blanks between) is fetched',
            max_length: 2000,
          },
          {
            type: ApplicationCommandOptionType.String,
            name: 'title',
            description: 'Its title, if not the one that it has',
            max_length: LONGEST_TITLE,
          },
        ],
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'list',
        description: 'List the articles of this server',
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'show',
        description: 'Show an article’s paragraphs and who speaks in them',
        options: [{ ...ARTICLE_OPTION, description: 'Its title, or a part of it', required: true }],
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'edit',
        description: 'Change an article’s title, link, author, day or paper (moderators)',
        options: [{ ...ARTICLE_OPTION, description: 'Its title, or a part of it', required: true }],
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'remove',
        description: 'Remove an article that this server added (moderators)',
        options: [{ ...ARTICLE_OPTION, description: 'Its title, or a part of it', required: true }],
      },
      FOLLOW,
      UNFOLLOW,
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'forget',
        description: 'Delete everything that this server added, for good (moderators)',
      },
    ],
    ...IN_SERVERS,
  },

  async execute(interaction, context) {
    switch (interaction.options.getSubcommand()) {
      case 'add':
        return add(interaction, context);
      case 'list':
        return showList(interaction, context);
      case 'show':
        return showOutline(interaction, context);
      case 'edit':
        return askToEdit(interaction, context);
      case 'remove':
        return askToRemove(interaction, context);
      case 'follow':
        return follow(interaction, context);
      case 'unfollow':
        return unfollow(interaction, context);
      case 'forget':
        return askToForget(interaction, context);
      default:
        throw new UserError(saying('app.commandChanged'));
    }
  },

  async autocomplete(interaction, context) {
    if (interaction.options.getSubcommand() === 'unfollow') return feedChoices(interaction, context);
    const own = ['edit', 'remove'].includes(interaction.options.getSubcommand());
    if (own) return ownChoices(interaction, context);
    return articleChoices(interaction, context.library);
  },

  components: {
    [LIST_ROUTE]: turnList,
    [OUTLINE_ROUTE]: turnOutline,
    [OUTLINE_MENU_ROUTE]: pickOutline,
    [REMOVE_ROUTE]: pressRemove,
    [PREVIEW_ROUTE]: pressPreview,
    [EDIT_ROUTE]: pressEdit,
  },

  modals: {
    [ADD_ROUTE]: addPasted,
    [TITLE_ROUTE]: retitle,
    [EDIT_ROUTE]: edit,
    [FORGET_ROUTE]: forget,
  },
} satisfies SlashCommand;
