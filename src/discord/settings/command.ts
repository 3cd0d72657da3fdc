import {
  type ChatInputCommandInteraction,
  type MessageComponentInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import {
  SETTING_NAMES,
  type SettingName,
  type SettingsChange,
} from '../../library/settings/server-settings.ts';
import type { ChangedSettings } from '../../library/settings/settings-of-servers.ts';
import { UserError } from '../../user-error.ts';
import { saying, type Words } from '../../words/words.ts';
import { type CommandContext, IN_SERVERS, type SlashCommand } from '../app/command.ts';
import { respond, turn } from '../app/respond.ts';
import type { Reply } from '../kit/reply.ts';
import { requireModeratorOfServer } from '../kit/rights.ts';
import { changeFor } from './controls.ts';
import { settingsReply } from './reply.ts';
import { decodeSettings, SETTINGS_ROUTE } from './state.ts';

/** `/settings`: how the bot behaves in this server; shown, changed and reset in one reply. */
export const settings = {
  data: {
    name: 'settings',
    description: 'How this bot behaves in this server (moderators)',
    default_member_permissions: String(PermissionFlagsBits.ManageMessages),
    ...IN_SERVERS,
  },

  async execute(interaction, context) {
    const server = moderatedServer(interaction);
    await respond(interaction, context, 'private', (words) =>
      shown(interaction, context, words, server, null, null),
    );
  },

  components: { [SETTINGS_ROUTE]: press },
} satisfies SlashCommand;

async function press(
  interaction: MessageComponentInteraction,
  fields: readonly string[],
  context: CommandContext,
): Promise<void> {
  const server = moderatedServer(interaction);
  const pressed = decodeSettings(fields);
  if (pressed === null) throw new UserError(saying('settings.menuOfOld'));
  const values = interaction.isAnySelectMenu() ? interaction.values : [];
  const change = (open: SettingName | null, wanted: SettingsChange | null) => async (words: Words) => {
    if (wanted === null) throw new UserError(saying('settings.menuOfOld'));
    const changed = await context.library.changeSettings(server, wanted);
    context.log.info({ server, settings: Object.keys(wanted) }, 'changed the settings of a server');
    return shown(interaction, context, words, server, open, changed);
  };
  switch (pressed.action) {
    case 'open':
    case 'all': {
      const open = SETTING_NAMES.find((name) => name === values[0]) ?? null;
      return turn(interaction, context, (words) => shown(interaction, context, words, server, open, null));
    }
    case 'reset':
      return turn(interaction, context, change(pressed.setting, { [pressed.setting]: undefined }));
    case 'resetAll':
      return turn(interaction, context, change(null, NONE_CHOSEN));
    case 'value':
    case 'list':
      return turn(
        interaction,
        context,
        change(pressed.setting, changeFor(pressed.setting, pressed.action, values)),
      );
  }
}

const NONE_CHOSEN: SettingsChange = Object.fromEntries(SETTING_NAMES.map((name) => [name, undefined]));

async function shown(
  interaction: ChatInputCommandInteraction | MessageComponentInteraction,
  { library, answersMentions }: CommandContext,
  words: Words,
  server: string,
  open: SettingName | null,
  changed: ChangedSettings | null,
): Promise<Reply> {
  const { guild, guildLocale } = interaction;
  return settingsReply(words, {
    settings: changed?.after ?? (await library.settings(server)),
    open,
    changed,
    locale: guildLocale ?? 'en-US',
    hostAnswersMentions: answersMentions,
    isThere: (id) => guild?.channels.cache.has(id) === true || guild?.roles.cache.has(id) === true,
  });
}

/** @throws UserError for everybody but moderators of the whole server */
function moderatedServer(interaction: ChatInputCommandInteraction | MessageComponentInteraction): string {
  if (interaction.guildId === null) throw new UserError(saying('settings.ofServers'));
  requireModeratorOfServer(interaction, saying('settings.forModerators'));
  return interaction.guildId;
}
