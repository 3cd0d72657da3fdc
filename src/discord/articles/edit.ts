import { setTimeout } from 'node:timers/promises';
import type {
  APIModalInteractionResponseCallbackData,
  ChatInputCommandInteraction,
  MessageComponentInteraction,
  ModalSubmitInteraction,
} from 'discord.js';
import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import type { Article } from '../../article/article.ts';
import { dayIn } from '../../article/facts/days.ts';
import type { ArticleEdit, LibraryArticle } from '../../library/library.ts';
import { UserError } from '../../user-error.ts';
import type { CommandContext } from '../app/command.ts';
import { respond } from '../app/respond.ts';
import { chosenArticle, typedText } from '../kit/options.ts';
import { LONGEST_TITLE } from './form.ts';
import { moderatedServer } from './moderator.ts';
import { editedReply, unchangedReply } from './reply.ts';
import { SEE_ALL } from './show.ts';
import { decodeEdit, encodeEdit } from './state.ts';

/** Discord waits three seconds for a form; articles that take longer to load cannot be in it. */
const LOADED_WITHIN = 2000;

const GONE = 'This article is no longer here; somebody has removed it.';

/** `/articles edit`: a form with what is said about an article. */
export async function askToEdit(
  interaction: ChatInputCommandInteraction,
  { library }: CommandContext,
): Promise<void> {
  const server = moderatedServer(interaction);
  const typed = interaction.options.getString('article', true);
  await showForm(interaction, chosenArticle(library, server, typed, SEE_ALL));
}

/** The button below what was added. */
export async function pressEdit(
  interaction: MessageComponentInteraction,
  fields: readonly string[],
  { library }: CommandContext,
): Promise<void> {
  const server = moderatedServer(interaction);
  const id = decodeEdit(fields);
  if (id === null) throw new UserError('This button can no longer be read. Please run /articles edit.');
  await showForm(
    interaction,
    library.article(server, id).then((kept) => {
      if (kept === undefined) throw new UserError(GONE);
      return kept;
    }),
  );
}

async function showForm(
  interaction: ChatInputCommandInteraction | MessageComponentInteraction,
  loading: Promise<LibraryArticle | null>,
): Promise<void> {
  loading.catch(() => undefined); // nobody waits for it once it is late
  const kept = await Promise.race([loading, setTimeout(LOADED_WITHIN, 'late' as const)]);
  if (kept === 'late')
    throw new UserError('The articles of this server are being loaded. Please try again in a moment.');
  if (kept === null) throw new UserError('Say which article: start typing a word of its title.');
  if (kept.seed)
    throw new UserError(
      `“${kept.article.title}” is one of the articles that every server has. Only whoever runs the bot can change it.`,
    );
  await interaction.showModal(editForm(kept.article));
}

/** The fields of the form, and what an article has in them. */
const FIELDS = {
  title: { label: 'Title', max: LONGEST_TITLE, description: 'If left empty: the one that the text has' },
  link: { label: 'Link', max: 2000, description: 'Where people can read it, if anywhere' },
  byline: { label: 'Who wrote it', max: 200, description: 'Several joined by commas' },
  published: {
    label: 'The day it appeared',
    max: 40,
    description: 'For example 3 March 2026, or 2026-03-03',
  },
  outlet: { label: 'The paper or site', max: 100, description: 'Shown with every passage, like the day' },
} as const;
type Field = keyof typeof FIELDS;
const NAMES = Object.keys(FIELDS) as Field[];

function editForm(article: Article): APIModalInteractionResponseCallbackData {
  return {
    custom_id: encodeEdit(article.id),
    title: 'Edit an article',
    components: NAMES.map((name) => {
      const { label, max, description } = FIELDS[name];
      return {
        type: ComponentType.Label,
        label,
        description,
        component: {
          type: ComponentType.TextInput,
          custom_id: name,
          style: TextInputStyle.Short,
          max_length: max,
          required: false,
          ...(shown(article, name, max) === '' ? {} : { value: shown(article, name, max) }),
        },
      };
    }),
  };
}

/** What an article has in a field, as far as the field takes it. */
function shown(article: Article, name: Field, max: number): string {
  return typedText((article[name] ?? '').slice(0, max));
}

/** The form: whatever differs from what the article has is changed. */
export async function edit(
  interaction: ModalSubmitInteraction,
  fields: readonly string[],
  context: CommandContext,
): Promise<void> {
  const { library } = context;
  const server = moderatedServer(interaction);
  const id = decodeEdit(fields);
  if (id === null) throw new UserError('This form can no longer be read. Please run /articles edit.');
  const typed = (name: Field) => typedText(interaction.fields.getTextInputValue(name));
  const filled = Object.fromEntries(NAMES.map((name) => [name, typed(name)])) as Record<Field, string>;
  await respond(interaction, context, 'private', async () => {
    const kept = await library.article(server, id);
    if (kept === undefined || kept.seed) throw new UserError(GONE);
    const changes = changesOf(kept.article, filled);
    if (Object.keys(changes).length === 0) return unchangedReply(kept);
    const edited = await library.edit(server, id, changes);
    if (edited === undefined) throw new UserError(GONE);
    return editedReply(edited);
  });
}

/** @throws UserError when the day is none */
function changesOf(article: Article, filled: Readonly<Record<Field, string>>): ArticleEdit {
  const changed = NAMES.filter((name) => filled[name] !== shown(article, name, FIELDS[name].max));
  return Object.fromEntries(
    changed.map((name) => [name, name === 'published' ? dayTyped(filled[name]) : filled[name]]),
  );
}

function dayTyped(typed: string): string {
  const day = typed === '' ? '' : dayIn(typed);
  if (day !== undefined) return day;
  throw new UserError(
    `“${typed}” is not a day. Nothing was changed; give it like 3 March 2026 or 2026-03-03, or leave it empty.`,
  );
}
