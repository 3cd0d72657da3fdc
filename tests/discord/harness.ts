import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { APIComponentInMessageActionRow } from 'discord.js';
import type { InteractionView, MessageView } from 'local-discord';
import { buildWorld, type LocalDiscord, startLocalDiscord, type WorldDraft } from 'local-discord';
import { pino } from 'pino';
import { type Bot, startBot } from '../../src/discord/app/bot.ts';
import type { Command } from '../../src/discord/app/command.ts';
import { Library } from '../../src/library/library.ts';
import type { LibrarySettings } from '../../src/library/library-settings.ts';
import { expectAnswersSchemaValid, expectSchemaValid } from './schema.ts';

/**
 * The real bot in a local Discord, for end-to-end tests: discord.js talks to it over real HTTP and
 * WebSocket, and people are played through its control.
 *
 * @example
 * const discord = await startHarness();
 * const answer = await discord.run('ask', { question: 'who called it a betrayal?' });
 * expect(textOf(answer)).toContain('Idris Fenwick');
 * await discord.press(answer, 'Next');
 * await discord.close();
 */
export interface Harness {
  readonly local: LocalDiscord;
  readonly library: Library;
  /** What the bot logged, as JSON lines parsed. */
  readonly logged: readonly Record<string, unknown>[];
  /** Runs a command in the channel as Ada unless told otherwise, and waits for the answer. */
  run(command: string, options?: Values, where?: Where): Promise<InteractionView>;
  /** What is offered for the option that is being typed, whose text is in `options`. */
  autocomplete(command: string, focused: string, options: Values, where?: Where): Promise<Choices>;
  /** Presses the button with this label under an answer. */
  press(under: InteractionView | MessageView, label: string, as?: string): Promise<InteractionView>;
  /** Chooses the option whose label begins with this text in the menu under an answer. */
  choose(under: InteractionView | MessageView, label: string, as?: string): Promise<InteractionView>;
  /** Stops the bot and starts another one, as a restart does; the local Discord goes on. */
  restart(): Promise<void>;
  /** Ends everything, and checks all that the bot sent against Discord's published schema. */
  close(): Promise<void>;
}

export type Values = Readonly<Record<string, string | number | boolean>>;
export type Choices = readonly { readonly name: string; readonly value: string | number }[];

/** Who acts and where; by name or id. */
export interface Where {
  readonly as?: string;
  readonly channel?: string;
  readonly target?: string;
}

export interface HarnessSettings {
  /** A folder of articles; the fixtures' unless given. */
  readonly seeds?: string;
  readonly world?: WorldDraft;
  readonly commands?: readonly Command[];
  readonly library?: Partial<LibrarySettings>;
  /** Shorter times than Discord's, in milliseconds. */
  readonly deadlines?: { readonly acknowledge?: number; readonly token?: number };
}

/** The articles that end-to-end tests ask about. */
export const ARTICLES = fileURLToPath(new URL('./fixtures/articles', import.meta.url));
/** An article that does its worst. */
export const HOSTILE = fileURLToPath(new URL('./fixtures/hostile', import.meta.url));

/** Ada moderates, Ben and Cleo do not; the bot is in the first server. */
export const WORLD: WorldDraft = {
  servers: [
    {
      name: 'Newsroom',
      members: ['Ada', 'Ben', 'Cleo'],
      bots: ['Newsflash'],
      moderators: ['Ada'],
      channels: [{ name: 'news' }],
    },
    { name: 'Elsewhere', members: ['Ben', 'Dora'], channels: [{ name: 'general' }] },
  ],
};

/** Starts everything; close it when done. */
export async function startHarness(settings: HarnessSettings = {}): Promise<Harness> {
  const data = await mkdtemp(join(tmpdir(), 'verbatim-discord-'));
  const logged: Record<string, unknown>[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(JSON.parse(line)) });
  const library = await Library.open({
    seeds: settings.seeds ?? ARTICLES,
    data,
    articlesPerServer: 500,
    charactersPerArticle: 2_000_000,
    idleMinutes: 30,
    meaning: null,
    log,
    ...settings.library,
  });
  const local = await startLocalDiscord({
    port: 0,
    world: buildWorld(settings.world ?? WORLD, Date.now()),
    deadlines: settings.deadlines ?? {},
  });
  const connect = () =>
    startBot({
      token: local.token,
      api: local.api,
      guild: null,
      library,
      log,
      ...(settings.commands === undefined ? {} : { commands: settings.commands }),
    });
  let bot: Bot = await connect();
  const { control } = local;
  const at = ({ as = 'Ada', channel = 'news', target }: Where) => ({
    as,
    channel,
    ...(target === undefined ? {} : { target }),
  });
  /** An announcement that was taken back is followed by a private message: the answer. */
  const settled = (view: InteractionView): InteractionView | Promise<InteractionView> => {
    const takenBack = view.callbackType === 5 && view.message === null && view.followUps.length === 0;
    return takenBack ? control.waitFor(view.id, ({ followUps }) => followUps.length > 0) : view;
  };
  return {
    local,
    library,
    logged,
    run: async (command, options = {}, where = {}) =>
      settled(await control.runAndWait({ ...at(where), command, options })),
    autocomplete: (command, focused, options, where = {}) =>
      control.autocomplete({ ...at(where), command, options, focused }),
    press: async (under, label, as = 'Ada') =>
      settled(await control.pressAndWait({ as, message: messageOf(under).id, button: label })),
    choose: async (under, label, as = 'Ada') => {
      const message = messageOf(under);
      for (const component of componentsOf(message)) {
        const options = component.type === 3 ? component.options : [];
        const option = options.find((each) => each.label.startsWith(label));
        if (option === undefined || !('custom_id' in component)) continue;
        const menu = component.custom_id;
        return settled(
          await control.chooseAndWait({ as, message: message.id, menu, values: [option.value] }),
        );
      }
      throw new Error(`no option “${label}”`);
    },
    async restart() {
      await bot.close();
      bot = await connect();
    },
    async close() {
      await bot.close();
      expectSchemaValid(local);
      expectAnswersSchemaValid(local);
      await local.close();
      await library.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** The message an answer is, or the last follow-up when there is one. */
export function messageOf(view: InteractionView | MessageView): MessageView {
  if (!('followUps' in view)) return view;
  const message = view.followUps.at(-1) ?? view.message;
  if (message === null) throw new Error('there is no message');
  return message;
}

/** Everything a person reads in a message: content, descriptions and footers. */
export function textOf(view: InteractionView | MessageView): string {
  const { content, embeds } = messageOf(view);
  const parts = embeds.flatMap(({ title, description, footer }) => [title, description, footer?.text]);
  return [content, ...parts].filter((part) => part !== undefined && part !== '').join('\n');
}

/** All buttons and menus of a message. */
function componentsOf(message: MessageView): readonly APIComponentInMessageActionRow[] {
  return (message.components ?? []).flatMap((row) => (row.type === 1 ? row.components : []));
}

/** The labels of a message's buttons; a disabled one in parentheses. */
export function buttonsOf(view: InteractionView | MessageView): string[] {
  return componentsOf(messageOf(view)).flatMap((each) =>
    'label' in each && each.label ? [each.disabled ? `(${each.label})` : each.label] : [],
  );
}

/** The labels of the options of a message's menus. */
export function optionsOf(view: InteractionView | MessageView): string[] {
  return componentsOf(messageOf(view)).flatMap((each) =>
    each.type === 3 ? each.options.map(({ label }) => label) : [],
  );
}
