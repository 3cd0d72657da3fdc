import { type APIApplicationCommand, type APIUser, Locale } from 'discord-api-types/v10';
import type { Fault } from '../faults.ts';
import type { Platform } from '../platform.ts';
import type { RecordedRequest } from '../recorder.ts';
import { compareSnowflakes } from '../snowflake.ts';
import type { PermissionName, WorldFile } from '../world/world.ts';
import * as administration from './administration.ts';
import {
  type AskForChoices,
  askForChoices,
  type RunCommand,
  runCommand,
  visibleCommands,
} from './commands.ts';
import { type Choose, choose, type Press, press } from './components.ts';
import { type LocalEvent, watchAs } from './events.ts';
import { Finder, Refusal } from './find.ts';
import { type SubmitModal, submitModal } from './modals.ts';
import * as people from './people.ts';
import * as places from './places.ts';
import { type InteractionView, type MessageView, viewInteraction, viewMessage } from './view.ts';
import { waitUntil } from './wait.ts';

/** How long to wait for the bot, in milliseconds, unless told otherwise. */
const PATIENCE = 10_000;

/** What messages to list. */
export interface MessagesAsked {
  /** Whose eyes: ephemeral messages of others are left out. Without it everything is listed. */
  readonly as?: string;
  readonly channel: string;
  /** Only messages older than the one with this id. */
  readonly before?: string;
  /** The newest so many. Default: 100. */
  readonly limit?: number;
}

/**
 * The people in front of a local Discord, for tests and the page: what they see and do.
 *
 * Users, servers and channels are given by id or by (display) name, messages and interactions by id. What
 * Discord's client would not let a person do throws a {@link Refusal} that says why. A deed that the bot
 * answers (`run`, `press`, `choose`, `submit`) returns at once; wait with {@link answer}, or use the
 * `…AndWait` forms. Over HTTP the same is at `/local/…`, see {@link operations}.
 */
export class LocalControl {
  readonly #platform: Platform;
  readonly #find: Finder;

  constructor(platform: Platform) {
    this.#platform = platform;
    this.#find = new Finder(platform.store);
  }

  // What is there

  bot(): APIUser {
    return this.#platform.represent.user(this.#platform.store.bot);
  }

  /** Everybody, the bot included, with the languages of their clients. */
  users(): APIUser[] {
    const { store, represent } = this.#platform;
    return [...store.users.values()].map((user) => ({
      ...represent.user(user),
      locale: user.locale ?? Locale.EnglishGB,
    }));
  }

  /** The servers with their channels and threads; with `as` those that this person is in and may see. */
  servers(as?: string): places.ServerView[] {
    const viewer = this.#viewer(as);
    const servers = [...this.#platform.store.servers.values()];
    const own = servers.filter((server) => viewer === null || server.members.has(viewer));
    return own.map((server) => places.viewServer(this.#platform, server, viewer));
  }

  /** A channel or thread; with `as`, `dm` for that person's direct messages with the bot. */
  channel(channel: string, as?: string): places.ChannelView {
    return places.viewChannel(this.#platform, this.#channelFor(channel, as), this.#viewer(as));
  }

  /** The roles of a server, by id and name. */
  roles(server: string): { readonly id: string; readonly name: string }[] {
    return [...this.#find.server(server).roles.values()].map(({ id, name }) => ({ id, name }));
  }

  /** The members of a server. */
  members(server: string): places.MemberView[] {
    return places.viewMembers(this.#platform, this.#find.server(server));
  }

  /** What a user may do in a channel. */
  permissions(as: string, channel: string): PermissionName[] {
    return places.permissionsIn(this.#platform, this.#find.channel(channel), this.#find.user(as).id);
  }

  /** Messages of a channel, oldest first. */
  messages({ as, channel, before, limit = 100 }: MessagesAsked): MessageView[] {
    const viewer = this.#viewer(as);
    const { messages } = this.#channelFor(channel, as);
    const older = messages.filter(({ id }) => before === undefined || compareSnowflakes(id, before) < 0);
    const seen = older.filter((message) => places.isVisible(message, viewer)).slice(-limit);
    return seen.map((message) => viewMessage(this.#platform, message, viewer ?? undefined));
  }

  message(id: string): MessageView {
    return viewMessage(this.#platform, this.#find.message(id));
  }

  /** An attachment's bytes. */
  file(id: string): WorldFile {
    const file = this.#platform.store.files.get(id);
    if (file === undefined) throw new Refusal(`There is no file ${id}.`);
    return file;
  }

  // What people do among themselves

  send(deed: people.Send): MessageView {
    return viewMessage(this.#platform, people.sendAsPerson(this.#platform, deed));
  }

  edit(deed: { readonly as: string; readonly message: string; readonly content: string }): MessageView {
    return viewMessage(this.#platform, people.editAsPerson(this.#platform, deed));
  }

  delete(deed: { readonly as: string; readonly message: string }): void {
    people.deleteAsPerson(this.#platform, deed);
  }

  /** Adds a reaction, or takes it back. */
  react(deed: people.React): MessageView {
    return viewMessage(this.#platform, people.react(this.#platform, deed));
  }

  openThread(deed: people.OpenThread): places.ChannelView {
    return places.viewChannel(this.#platform, people.openThread(this.#platform, deed), null);
  }

  /** Sets the language of somebody's client: how commands are called there, and what the bot is told. */
  setLocale({ as, locale }: { readonly as: string; readonly locale: Locale }): void {
    this.#platform.store.setLocale(this.#find.user(as), locale);
  }

  // What people do with the bot

  /** The commands that a person can run in a channel (id, name, or `dm`). */
  commands(as: string, channel: string): APIApplicationCommand[] {
    return visibleCommands(this.#platform, this.#channelFor(channel, as), this.#find.user(as).id);
  }

  run(deed: RunCommand): InteractionView {
    return viewInteraction(this.#platform, runCommand(this.#platform, deed));
  }

  runAndWait(deed: RunCommand, timeout?: number): Promise<InteractionView> {
    return this.answer(this.run(deed).id, timeout);
  }

  /** What the bot offers for an option being typed; throws when it does not answer in time. */
  async autocomplete(ask: AskForChoices, timeout?: number): Promise<NonNullable<InteractionView['choices']>> {
    const { id } = askForChoices(this.#platform, ask);
    const { state, choices } = await this.answer(id, timeout);
    if (state === 'failed' || choices === null) throw new Refusal('Loading options failed.');
    return choices;
  }

  press(deed: Press): InteractionView {
    return viewInteraction(this.#platform, press(this.#platform, deed));
  }

  pressAndWait(deed: Press, timeout?: number): Promise<InteractionView> {
    return this.answer(this.press(deed).id, timeout);
  }

  choose(deed: Choose): InteractionView {
    return viewInteraction(this.#platform, choose(this.#platform, deed));
  }

  chooseAndWait(deed: Choose, timeout?: number): Promise<InteractionView> {
    return this.answer(this.choose(deed).id, timeout);
  }

  submit(deed: SubmitModal): InteractionView {
    return viewInteraction(this.#platform, submitModal(this.#platform, deed));
  }

  submitAndWait(deed: SubmitModal, timeout?: number): Promise<InteractionView> {
    return this.answer(this.submit(deed).id, timeout);
  }

  /** An interaction as it stands: state, message, follow-ups, choices, form. */
  interaction(id: string): InteractionView {
    const interaction = this.#platform.store.interactions.get(id);
    if (interaction === undefined) throw new Refusal(`There is no interaction ${id}.`);
    return viewInteraction(this.#platform, interaction);
  }

  /**
   * Waits for the answer to an interaction: a message (the edited one, after a deferral), choices, a form,
   * or that it `failed`. A deferred update counts as answered with its first edit or follow-up; use
   * {@link waitFor} for a bot that does no more than defer.
   *
   * @throws NoAnswer when there is none after `timeout` milliseconds
   */
  answer(id: string, timeout: number = PATIENCE): Promise<InteractionView> {
    return this.waitFor(id, ({ state }) => state === 'answered' || state === 'failed', timeout);
  }

  /** Waits until an interaction is as the test wants it: two follow-ups, a message edited, … */
  waitFor(
    id: string,
    wanted: (view: InteractionView) => boolean,
    timeout: number = PATIENCE,
  ): Promise<InteractionView> {
    const found = () => {
      const view = this.interaction(id);
      return wanted(view) ? view : null;
    };
    return waitUntil(this.#platform, found, timeout, () => {
      const { commandName, kind, state } = this.interaction(id);
      return `${commandName ?? kind} is ${state}`;
    });
  }

  // What administrators and the platform do

  setPermissions(change: administration.SetPermissions): void {
    administration.setPermissions(this.#platform, change);
  }

  /** Gives a member a role, or takes it. */
  setRole(change: {
    readonly server: string;
    readonly member: string;
    readonly role: string;
    readonly has: boolean;
  }): void {
    administration.setRole(this.#platform, change);
  }

  archive(thread: string, archived = true): void {
    const channel = this.#find.channel(thread);
    channel.archived = archived;
    this.#platform.store.emit('threadUpdate', channel);
  }

  addBot(server: string): void {
    administration.addBot(this.#platform, server);
  }

  removeBot(server: string): void {
    administration.removeBot(this.#platform, server);
  }

  /** Makes a server unavailable to the bot, as in an outage, or available again. */
  setAvailable(server: string, available: boolean): void {
    administration.setAvailable(this.#platform, server, available);
  }

  /** Turns privileged intents on or off, as in the developer portal. */
  switchIntents(switches: administration.PortalSwitches): void {
    Object.assign(this.#platform.store.portal, switches);
  }

  /** Makes the next requests to a route fail or wait. */
  fault(fault: Fault): void {
    this.#platform.faults.add(fault);
  }

  clearFaults(): void {
    this.#platform.faults.clear();
  }

  /**
   * Trouble with the gateway: `reconnect` asks the bot to reconnect and resume, `invalidSession` makes it
   * identify anew, `drop` cuts the connection (the bot may resume), `forget` cuts it and forgets the session.
   * With all shards, or with one.
   */
  gateway(trouble: 'reconnect' | 'invalidSession' | 'drop' | 'forget', shard?: number): void {
    const { gateway } = this.#platform;
    if (trouble === 'reconnect') gateway.askToReconnect(shard);
    else if (trouble === 'invalidSession') gateway.invalidate(false, shard);
    else gateway.drop(trouble === 'drop', shard);
  }

  /** The shards whose connection is open and identified, each as `[id, count]`. */
  shards(): readonly (readonly [number, number])[] {
    return this.#platform.gateway.connected().map(({ shard }) => shard);
  }

  /** Closes the gateway connection with a code of Discord's (4004: the token is no longer good). */
  closeGateway(code: number): void {
    this.#platform.gateway.closeWith(code);
  }

  /** Sends the bot an event with just this data, whether or not Discord would. */
  sendEvent(event: string, data: unknown): void {
    this.#platform.gateway.dispatch(event, null, () => data);
  }

  /** Whether the bot's gateway connection is open and identified. */
  isConnected(): boolean {
    return this.#platform.gateway.connected().length > 0;
  }

  /** Everything that the bot sent to the API, oldest first (the last 5,000 requests). */
  requests(): readonly RecordedRequest[] {
    return this.#platform.recorder.all();
  }

  /** What the bot sent to make a message what it is, newest first: answers and edits, as recorded. */
  sent(message: string): readonly RecordedRequest[] {
    const { store, recorder } = this.#platform;
    const { id } = this.#find.message(message);
    const answered = [...store.interactions.values()].filter(
      ({ originalId, followUpIds }) => originalId === id || followUpIds.includes(id),
    );
    const parts = [id, ...answered.map(({ token }) => token)];
    const about = ({ method, path }: RecordedRequest) =>
      method !== 'GET' && parts.some((part) => path.includes(part));
    return recorder.all().filter(about).reverse();
  }

  /** Tells what happens as a person sees it (everything, without `as`) until the returned function is called. */
  watch(notice: (event: LocalEvent) => void, as?: string): () => void {
    return watchAs(this.#platform, this.#viewer(as), notice);
  }

  #viewer(as: string | undefined): string | null {
    return as === undefined ? null : this.#find.user(as).id;
  }

  #channelFor(channel: string, as: string | undefined) {
    const { store, clock } = this.#platform;
    if (channel !== 'dm' || as === undefined) return this.#find.channel(channel);
    return store.directMessages(this.#find.user(as).id, clock.now());
  }
}
