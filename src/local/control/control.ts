import type { APIApplicationCommand } from 'discord-api-types/v10';
import type { Platform } from '../platform.ts';
import type { RecordedRequest } from '../recorder.ts';
import type { AskForChoices, RunCommand } from './commands.ts';
import { askForChoices, runCommand, visibleCommands } from './commands.ts';
import { Finder } from './find.ts';
import { type InteractionView, viewInteraction } from './view.ts';
import { waitUntil } from './wait.ts';

/** How long to wait for the bot, in milliseconds, unless told otherwise. */
const PATIENCE = 10_000;

/**
 * The people in front of a local Discord, for tests and the page: what they see and do.
 * Users, servers and channels are given by id or by name. Whatever Discord's client would not let a person
 * do throws a {@link Refusal} that says why.
 */
export class LocalControl {
  readonly #platform: Platform;
  readonly #find: Finder;

  constructor(platform: Platform) {
    this.#platform = platform;
    this.#find = new Finder(platform.store);
  }

  /** The commands that a person can run in a channel. */
  commands(as: string, channel: string): APIApplicationCommand[] {
    return visibleCommands(this.#platform, this.#find.channel(channel), this.#find.user(as).id);
  }

  /** Runs a command, without waiting; see {@link answer}. */
  run(run: RunCommand): InteractionView {
    return viewInteraction(this.#platform, runCommand(this.#platform, run));
  }

  /** Runs a command and waits for its answer. */
  runAndWait(run: RunCommand, timeout?: number): Promise<InteractionView> {
    return this.answer(this.run(run).id, timeout);
  }

  /** What the bot offers for an option being typed. */
  async autocomplete(ask: AskForChoices, timeout?: number): Promise<NonNullable<InteractionView['choices']>> {
    const interaction = askForChoices(this.#platform, ask);
    const answered = await this.answer(interaction.id, timeout);
    return answered.choices ?? [];
  }

  /** An interaction as it stands. */
  interaction(id: string): InteractionView {
    const interaction = this.#platform.store.interactions.get(id);
    if (interaction === undefined) throw new Error(`There is no interaction ${id}.`);
    return viewInteraction(this.#platform, interaction);
  }

  /**
   * Waits for the answer to an interaction: a message (the edited one, after a deferral), choices, a form,
   * or that it `failed`.
   *
   * @throws Error when there is none after `timeout` milliseconds
   */
  answer(id: string, timeout: number = PATIENCE): Promise<InteractionView> {
    const settled = () => {
      const view = this.interaction(id);
      return view.state === 'answered' || view.state === 'failed' ? view : null;
    };
    return waitUntil(this.#platform, settled, timeout, () => {
      const { commandName, kind, state } = this.interaction(id);
      return `${commandName ?? kind} is still ${state}`;
    });
  }

  /** Everything that the bot sent to the API, oldest first. */
  requests(): readonly RecordedRequest[] {
    return this.#platform.recorder.all();
  }
}
