import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { usualEndings } from '../../article/formats.ts';
import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';
import { IN_SERVERS, type SlashCommand } from '../app/command.ts';
import { described, named } from '../app/localised.ts';
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
    ...named('command.articles'),
    ...described('description.articles'),
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        ...named('command.add'),
        ...described('description.add'),
        options: [
          ...FILE_OPTIONS.map((_, index) => ({
            type: ApplicationCommandOptionType.Attachment as const,
            ...named('option.file', index === 0 ? '' : String(index + 1)),
            ...(index === 0
              ? described('description.addFile', { endings: { all: usualEndings, by: 'or' } })
              : described('description.addMoreFile')),
          })),
          {
            type: ApplicationCommandOptionType.String,
            ...named('option.link'),
            ...described('description.addLink'),
            max_length: 2000,
          },
          {
            type: ApplicationCommandOptionType.String,
            ...named('option.title'),
            ...described('description.addTitle'),
            max_length: LONGEST_TITLE,
          },
        ],
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        ...named('command.list'),
        ...described('description.list'),
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        ...named('command.show'),
        ...described('description.show'),
        options: [{ ...ARTICLE_OPTION, ...described('description.whichArticle'), required: true }],
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        ...named('command.edit'),
        ...described('description.edit'),
        options: [{ ...ARTICLE_OPTION, ...described('description.whichArticle'), required: true }],
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        ...named('command.remove'),
        ...described('description.remove'),
        options: [{ ...ARTICLE_OPTION, ...described('description.whichArticle'), required: true }],
      },
      FOLLOW,
      UNFOLLOW,
      {
        type: ApplicationCommandOptionType.Subcommand,
        ...named('command.forget'),
        ...described('description.forget'),
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
