import {
  type ChatInputCommandInteraction,
  type MessageComponentInteraction,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import {
  SETTING_NAMES,
  type SettingName,
  type SettingsChange,
} from '../../library/settings/server-settings.ts';
import { UserError } from '../../user-error.ts';
import { saying, type Words } from '../../words/words.ts';
import { type CommandContext, IN_SERVERS, type SlashCommand } from '../app/command.ts';
import { wordsOfPerson } from '../app/language.ts';
import { described, named } from '../app/localised.ts';
import { respond, turn } from '../app/respond.ts';
import type { Reply } from '../kit/reply.ts';
import { requireModeratorOfServer } from '../kit/rights.ts';
import { changeFor, OTHER_DAYS, type Place } from './controls.ts';
import { daysForm, daysIn, setDays, unsetDays } from './days.ts';
import { leavingReply, type SettingsView, settingsReply } from './reply.ts';
import { DAYS_ROUTE, decodeSettings, SETTINGS_ROUTE, type SettingsPress } from './state.ts';

/** `/settings`: how the bot behaves in this server; shown, changed and reset in one reply. */
export const settings = {
  data: {
    ...named('command.settings'),
    ...described('description.settings'),
    default_member_permissions: String(PermissionFlagsBits.ManageMessages),
    ...IN_SERVERS,
  },

  async execute(interaction, context) {
    const server = moderatedServer(interaction);
    const { show } = workIn(interaction, context, server);
    await respond(interaction, context, 'private', (words) => show(words, null));
  },

  components: { [SETTINGS_ROUTE]: press },
  modals: { [DAYS_ROUTE]: takeDays },
} satisfies SlashCommand;

/** A menu or button of the reply. */
async function press(
  interaction: MessageComponentInteraction,
  fields: readonly string[],
  context: CommandContext,
): Promise<void> {
  const server = moderatedServer(interaction);
  const pressed = decodeSettings(fields);
  if (pressed === null) throw new UserError(saying('settings.menuOfOld'));
  const values = interaction.isAnySelectMenu() ? interaction.values : [];
  if (pressed.action === 'value' && pressed.setting === 'articlesStay' && values[0] === OTHER_DAYS)
    return interaction.showModal(daysForm(wordsOfPerson(interaction))).then(() => undefined);
  const work = workIn(interaction, context, server);
  await turn(interaction, context, (words) => perform(pressed, values, { ...work, words }));
}

/** The form with a number of days. */
async function takeDays(
  interaction: ModalSubmitInteraction,
  _fields: readonly string[],
  context: CommandContext,
): Promise<void> {
  const server = moderatedServer(interaction);
  if (!interaction.isFromMessage()) throw new UserError(saying('settings.menuOfOld'));
  const days = daysIn(interaction.fields.getTextInputValue('days'));
  const work = workIn(interaction, context, server);
  await turn(interaction, context, (words) => stay(days, null, { ...work, words }));
}

/** What a press works with. */
interface Work extends Pick<CommandContext, 'library' | 'log'> {
  readonly server: string;
  readonly words: Words;
  readonly show: Show;
}

async function perform(pressed: SettingsPress, values: readonly string[], work: Work): Promise<Reply> {
  const { library, server, show, words } = work;
  switch (pressed.action) {
    case 'all':
      return show(words, null);
    case 'open':
      return show(words, SETTING_NAMES.find((name) => name === values[0]) ?? null);
    case 'show':
      return show(words, pressed.setting);
    case 'reset':
      return change({ [pressed.setting]: undefined }, pressed.setting, work);
    case 'resetAll':
      return change(NONE_CHOSEN, null, work);
    case 'stay':
      return stay(pressed.days, pressed.leaving, work);
    case 'unstay':
      return show(words, 'articlesStay', await unsetDays(library, server, pressed));
    default: {
      const changes = changeFor(pressed.setting, pressed.action, values, server);
      if (changes === null) throw new UserError(saying('settings.menuOfOld'));
      const days = changes.articlesStay;
      return days == null ? change(changes, pressed.setting, work) : stay(days, null, work);
    }
  }
}

async function change(changes: SettingsChange, open: SettingName | null, work: Work): Promise<Reply> {
  const { library, log, server, show, words } = work;
  const changed = await library.changeSettings(server, changes);
  log.info({ server, settings: Object.keys(changes) }, 'changed the settings of a server');
  return show(words, open, { changed });
}

/** Sets how long articles stay, or asks first. */
async function stay(days: number, agreed: string | null, work: Work): Promise<Reply> {
  const { library, log, server, show, words } = work;
  const done = await setDays(library, server, days, agreed);
  if ('leaving' in done) return leavingReply(words, days, done.leaving);
  log.info({ server, settings: ['articlesStay'] }, 'changed the settings of a server');
  return show(words, 'articlesStay', done);
}

const NONE_CHOSEN: SettingsChange = Object.fromEntries(SETTING_NAMES.map((name) => [name, undefined]));

type Interaction = ChatInputCommandInteraction | MessageComponentInteraction | ModalSubmitInteraction;

/** Shows the settings, with what was done. */
type Show = (
  words: Words,
  open: SettingName | null,
  done?: Partial<Pick<SettingsView, 'changed' | 'left' | 'restored'>>,
) => Promise<Reply>;

function workIn(
  { guild, guildLocale }: Interaction,
  { library, log, answersMentions }: CommandContext,
  server: string,
): Omit<Work, 'words'> {
  const place: Place = {
    locale: guildLocale ?? 'en-US',
    isThere: (id) => guild?.channels.cache.has(id) === true || guild?.roles.cache.has(id) === true,
  };
  const show: Show = async (words, open, done = {}) => {
    const present = done.changed?.after ?? (await library.settings(server));
    const view = { settings: present, open, changed: null, ...done, place };
    return settingsReply(words, { ...view, hostAnswersMentions: answersMentions });
  };
  return { library, log, server, show };
}

/** @throws UserError for everybody but moderators of the whole server */
function moderatedServer(interaction: Interaction): string {
  if (interaction.guildId === null) throw new UserError(saying('settings.ofServers'));
  requireModeratorOfServer(interaction, saying('settings.forModerators'));
  return interaction.guildId;
}
