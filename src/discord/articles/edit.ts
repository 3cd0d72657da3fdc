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
import { saying, type Words } from '../../words/words.ts';
import type { CommandContext } from '../app/command.ts';
import { wordsOfPerson } from '../app/language.ts';
import { respond } from '../app/respond.ts';
import { chosenArticle, typedText } from '../kit/options.ts';
import { LONGEST_TITLE } from './form.ts';
import { moderatedServer } from './moderator.ts';
import { editedReply, unchangedReply } from './reply.ts';
import { SEE_ALL } from './show.ts';
import { decodeEdit, encodeEdit } from './state.ts';

/** Discord waits three seconds for a form; articles that take longer to load cannot be in it. */
const LOADED_WITHIN = 2000;

const GONE = saying('articles.removedMeanwhile');

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
  if (id === null) throw new UserError(saying('preview.editButtonGone'));
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
  if (kept === 'late') throw new UserError(saying('preview.beingLoaded'));
  if (kept === null) throw new UserError(saying('articles.sayWhich'));
  if (kept.seed) throw new UserError(saying('preview.seedUnchanged', { title: kept.article.title }));
  await interaction.showModal(editForm(wordsOfPerson(interaction), kept.article));
}

/** The fields of the form, and what an article has in them. */
const FIELDS = {
  title: { label: 'form.title', max: LONGEST_TITLE, description: 'hint.titleOfText' },
  link: { label: 'form.link', max: 2000, description: 'hint.link' },
  byline: { label: 'form.byline', max: 200, description: 'hint.byline' },
  published: { label: 'form.published', max: 40, description: 'hint.published' },
  outlet: { label: 'form.outlet', max: 100, description: 'hint.outlet' },
} as const;
type Field = keyof typeof FIELDS;
const NAMES = Object.keys(FIELDS) as Field[];

function editForm({ say }: Words, article: Article): APIModalInteractionResponseCallbackData {
  return {
    custom_id: encodeEdit(article.id),
    title: say('form.editArticle'),
    components: NAMES.map((name) => {
      const { label, max, description } = FIELDS[name];
      return {
        type: ComponentType.Label,
        label: say(label),
        description: say(description),
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
  if (id === null) throw new UserError(saying('preview.editFormGone'));
  const typed = (name: Field) => typedText(interaction.fields.getTextInputValue(name));
  const filled = Object.fromEntries(NAMES.map((name) => [name, typed(name)])) as Record<Field, string>;
  await respond(interaction, context, 'private', async (words) => {
    const kept = await library.article(server, id);
    if (kept === undefined || kept.seed) throw new UserError(GONE);
    const changes = changesOf(kept.article, filled);
    if (Object.keys(changes).length === 0) return unchangedReply(words, kept);
    const edited = await library.edit(server, id, changes);
    if (edited === undefined) throw new UserError(GONE);
    return editedReply(words, edited);
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
  throw new UserError(saying('preview.notADay', { typed }));
}
