import type { APIApplicationCommand } from 'discord-api-types/v10';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { apiError } from '../api-error.ts';
import { type CommandBody, checkCommand, checkDistinct } from '../check/command.ts';
import { FormCheck, fieldsOf } from '../check/form-check.ts';
import { LIMITS } from '../check/limits.ts';
import type { Platform } from '../platform.ts';

interface Place {
  application: string;
  guild?: string;
  command?: string;
}

/** The bot's commands: those of every server (`global`) and those of one server. */
export function commandRoutes(app: FastifyInstance, platform: Platform): void {
  for (const scope of ['/applications/:application', '/applications/:application/guilds/:guild']) {
    const commands = new CommandRegister(platform);
    app.get(`${scope}/commands`, (request) => commands.list(place(request)));
    app.put(`${scope}/commands`, (request) => commands.overwrite(place(request), request.form.json));
    app.post(`${scope}/commands`, (request, reply) => {
      const { command, created } = commands.create(place(request), request.form.json);
      return reply.status(created ? 201 : 200).send(command);
    });
    app.get(`${scope}/commands/:command`, (request) => commands.find(place(request)));
    app.patch(`${scope}/commands/:command`, (request) => commands.change(place(request), request.form.json));
    app.delete(`${scope}/commands/:command`, (request, reply) => {
      commands.remove(place(request));
      return reply.status(204).send();
    });
  }
}

function place(request: FastifyRequest): Place {
  return request.params as Place;
}

class CommandRegister {
  readonly #platform: Platform;

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  list(place: Place): readonly APIApplicationCommand[] {
    const { store } = this.#platform;
    if (place.application !== store.bot.id) throw apiError('missingAccess');
    if (place.guild !== undefined) {
      const server = store.server(place.guild);
      if (server === undefined || !server.members.has(store.bot.id)) throw apiError('missingAccess');
    }
    return store.commands.get(scopeOf(place)) ?? [];
  }

  find(place: Place): APIApplicationCommand {
    const found = this.list(place).find(({ id }) => id === place.command);
    if (found === undefined) throw apiError('unknownCommand');
    return found;
  }

  /** Replaces all commands of a scope: what is not in the list is gone. */
  overwrite(place: Place, body: unknown): readonly APIApplicationCommand[] {
    const known = this.list(place);
    const check = new FormCheck();
    if (!Array.isArray(body)) {
      check.add([], 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType.');
    }
    const given = (Array.isArray(body) ? body : []).map(fieldsOf);
    for (const [number, command] of given.entries()) checkCommand(check, [number], command);
    checkDistinct(check, given);
    check.done();
    return this.#keep(
      place,
      given.map((command) => this.#made(place, command as CommandBody, same(known, command as CommandBody))),
    );
  }

  /** Adds a command, or replaces the one with its name. */
  create(place: Place, body: unknown): { command: APIApplicationCommand; created: boolean } {
    const known = this.list(place);
    const check = new FormCheck();
    checkCommand(check, [], fieldsOf(body));
    check.done();
    const given = body as CommandBody;
    const before = same(known, given);
    const command = this.#made(place, given, before);
    this.#keep(place, [...known.filter((other) => other !== before), command]);
    return { command, created: before === undefined };
  }

  change(place: Place, body: unknown): APIApplicationCommand {
    const before = this.find(place);
    const merged = { ...before, ...fieldsOf(body) };
    const check = new FormCheck();
    checkCommand(check, [], merged);
    check.done();
    const command = this.#made(place, merged, before);
    this.#keep(
      place,
      this.list(place).map((other) => (other === before ? command : other)),
    );
    return command;
  }

  remove(place: Place): void {
    const gone = this.find(place);
    this.#keep(
      place,
      this.list(place).filter((command) => command !== gone),
    );
  }

  #keep(place: Place, commands: readonly APIApplicationCommand[]): readonly APIApplicationCommand[] {
    const { chatInput, context } = LIMITS.commands;
    for (const type of [1, 2, 3]) {
      const count = commands.filter((command) => command.type === type).length;
      if (count > (type === 1 ? chatInput : context)) throw apiError('tooManyCommands');
    }
    this.#platform.store.commands.set(scopeOf(place), [...commands]);
    this.#platform.store.emit('commandsUpdate');
    return commands;
  }

  /** A command as Discord keeps it: with the defaults of everything the bot left out. */
  #made(place: Place, body: CommandBody, before: APIApplicationCommand | undefined): APIApplicationCommand {
    const { store, clock } = this.#platform;
    return {
      id: before?.id ?? store.ids.next(clock.now()),
      application_id: store.bot.id,
      version: store.ids.next(clock.now()),
      default_member_permissions: body.default_member_permissions ?? null,
      type: body.type ?? 1,
      name: body.name,
      name_localizations: body.name_localizations ?? null,
      description: body.description ?? '',
      description_localizations: body.description_localizations ?? null,
      ...(place.guild === undefined
        ? {
            dm_permission: body.contexts == null || body.contexts.includes(1),
            contexts: body.contexts ?? null,
            integration_types: body.integration_types ?? [0],
          }
        : { guild_id: place.guild }),
      ...(body.options === undefined || body.options.length === 0 ? {} : { options: body.options }),
      nsfw: body.nsfw ?? false,
    } as APIApplicationCommand;
  }
}

function scopeOf({ guild }: Place): string {
  return guild ?? 'global';
}

function same(known: readonly APIApplicationCommand[], given: CommandBody) {
  return known.find(({ type, name }) => type === (given.type ?? 1) && name === given.name);
}
