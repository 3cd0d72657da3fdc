import { describe, expect, it } from 'vitest';
import { ALL_COMMANDS } from '../../../src/discord/app/commands.ts';
import { sameCommands } from '../../../src/discord/app/register.ts';
import { LIMITS } from '../../../src/discord/kit/limits.ts';

type Json = Record<string, unknown>;

/** The commands as Discord gives them back: with ids, defaults filled in and everything else null. */
function asRegistered(commands: readonly Json[]): Json[] {
  return commands.map((command, index) => ({
    id: `${1000 + index}`,
    application_id: '1',
    version: '2',
    default_member_permissions: null,
    type: 1,
    name_localizations: null,
    description_localizations: null,
    nsfw: false,
    ...command,
    description: command.description ?? '',
    ...(command.options === undefined
      ? {}
      : { options: (command.options as Json[]).map(optionAsRegistered) }),
  }));
}

function optionAsRegistered(option: Json): Json {
  return { name_localizations: null, description_localizations: null, ...option };
}

const commands = ALL_COMMANDS.map(({ data }) => structuredClone(data) as unknown as Json);

describe('sameCommands', () => {
  it('finds no difference in what Discord fills in', () => {
    expect(sameCommands(asRegistered(commands), commands)).toBe(true);
    expect(sameCommands(asRegistered(commands).reverse(), commands)).toBe(true);
  });

  it.each<[string, (command: Json) => Json]>([
    ['a description', (command) => ({ ...command, description: 'Something else' })],
    ['a context', (command) => ({ ...command, contexts: [0] })],
    ['a permission', (command) => ({ ...command, default_member_permissions: '8' })],
    ['an option', (command) => ({ ...command, options: (command.options as Json[]).slice(1) })],
    ['an option’s rule', (command) => withFirstOption(command, { required: false })],
    ['an option’s length', (command) => withFirstOption(command, { max_length: 5 })],
    [
      'the order of options',
      (command) => ({ ...command, options: (command.options as Json[]).toReversed() }),
    ],
  ])('sees that %s differs', (_, change) => {
    const [first, ...rest] = commands;
    expect(sameCommands(asRegistered(commands), [change(first ?? {}), ...rest])).toBe(false);
  });

  it('sees a command that is missing or too many', () => {
    expect(sameCommands(asRegistered(commands), commands.slice(1))).toBe(false);
    expect(sameCommands(asRegistered(commands.slice(1)), commands)).toBe(false);
    expect(sameCommands([], commands)).toBe(false);
  });
});

function withFirstOption(command: Json, change: Json): Json {
  const [first, ...rest] = command.options as Json[];
  return { ...command, options: [{ ...first, ...change }, ...rest] };
}

describe('every command', () => {
  it.each(ALL_COMMANDS.map((command) => [command.data.name, command] as const))(
    '%s keeps within Discord’s limits and says where it may be used',
    (name, { data }) => {
      expect(name.length).toBeLessThanOrEqual(LIMITS.commandName);
      expect(data.contexts?.length).toBeGreaterThan(0);
      expect(data.integration_types?.length).toBeGreaterThan(0);
      expect(totalOf(data)).toBeLessThanOrEqual(LIMITS.commandTotal);
      for (const text of descriptionsOf(data)) {
        expect(text.length).toBeGreaterThan(0);
        expect(text.length).toBeLessThanOrEqual(LIMITS.commandDescription);
      }
    },
  );

  it('has routes of its own for its buttons and menus', () => {
    // A button may have the route of the form that it opens.
    const routes = ALL_COMMANDS.flatMap(({ components, modals }) =>
      Object.keys({ ...components, ...modals }),
    );
    expect(new Set(routes).size).toBe(routes.length);
    for (const route of routes) expect(route).toMatch(/^[a-z]+\d+$/);
  });

  it('has a name of its own', () => {
    const names = ALL_COMMANDS.map(({ data }) => `${data.type ?? 1} ${data.name}`);
    expect(new Set(names).size).toBe(names.length);
  });
});

function descriptionsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(descriptionsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    key === 'description' ? [String(each)] : descriptionsOf(each),
  );
}

/** Names, descriptions and choice values together, as Discord counts them. */
function totalOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + totalOf(each), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, each]) =>
      sum + (['name', 'description', 'value'].includes(key) ? String(each).length : totalOf(each)),
    0,
  );
}
