import { type APIApplicationCommand, ApplicationCommandOptionType as Option } from 'discord-api-types/v10';
import { checkChoiceList } from './choices.ts';
import { type FormCheck, fieldsOf, type Path } from './form-check.ts';
import { LIMITS } from './limits.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Discord's pattern for names of chat-input commands and options; they must be lower case as well. */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const CHAT_INPUT = 1;
const CONTAINERS: readonly unknown[] = [Option.Subcommand, Option.SubcommandGroup];
const AUTOCOMPLETED: readonly unknown[] = [Option.String, Option.Integer, Option.Number];

/** The definition of a command, as the bot sends it. */
export type CommandBody = Pick<APIApplicationCommand, 'name' | 'type' | 'description'> &
  Partial<APIApplicationCommand>;

/** Checks one command's definition; `path` is its place in a bulk overwrite. */
export function checkCommand(check: FormCheck, path: Path, command: Fields): void {
  const { type = CHAT_INPUT } = command;
  check.choice([...path, 'type'], type, [1, 2, 3]);
  if (type !== CHAT_INPUT) {
    check.text([...path, 'name'], command.name, { max: LIMITS.command.name });
    if (command.description) {
      const message = 'Context menu commands cannot have description';
      check.add([...path, 'description'], 'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION', message);
    }
    if (Array.isArray(command.options) && command.options.length > 0) {
      const message = 'Context menu commands cannot have options';
      check.add([...path, 'options'], 'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS', message);
    }
    return;
  }
  checkName(check, path, command.name);
  check.text([...path, 'description'], command.description, { max: LIMITS.command.description });
  checkOptions(check, path, command.options);
  if (totalLength(command) > LIMITS.command.total) {
    const message = `Command exceeds maximum size (${LIMITS.command.total})`;
    check.add(path, 'APPLICATION_COMMAND_TOO_LARGE', message);
  }
}

/** Checks that no two commands of a list share type and name. */
export function checkDistinct(check: FormCheck, commands: readonly Fields[]): void {
  const seen = new Set<string>();
  for (const [number, { type = CHAT_INPUT, name }] of commands.entries()) {
    const key = `${type} ${name}`;
    if (seen.has(key)) {
      const message = 'Application command names must be unique';
      check.add([number], 'APPLICATION_COMMANDS_DUPLICATE_NAME', message);
    }
    seen.add(key);
  }
}

function checkName(check: FormCheck, path: Path, name: unknown): void {
  if (!check.text([...path, 'name'], name, { max: LIMITS.command.name })) return;
  if (NAME.test(name) && name === name.toLowerCase()) return;
  check.add([...path, 'name'], 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
}

function checkOptions(check: FormCheck, path: Path, options: unknown): void {
  const at = [...path, 'options'];
  if (!check.list(at, options, { max: LIMITS.command.options })) return;
  const names = new Set<unknown>();
  let optionalSeen = false;
  for (const [number, entry] of options.entries()) {
    const option = fieldsOf(entry);
    checkOption(check, [...at, number], option);
    if (names.has(option.name)) {
      const message = 'Option name must be unique';
      check.add([...at, number], 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', message);
    }
    names.add(option.name);
    if (CONTAINERS.includes(option.type)) continue;
    if (option.required === true && optionalSeen) {
      const message = 'Required options must be placed before non-required options';
      check.add([...at, number], 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message);
    }
    optionalSeen ||= option.required !== true;
  }
  const containers = options.filter((option) => CONTAINERS.includes(fieldsOf(option).type)).length;
  if (containers > 0 && containers < options.length) {
    const message =
      'Sub-command and sub-command group option types are mutually exclusive to all other types';
    check.add(at, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message);
  }
}

function checkOption(check: FormCheck, path: Path, option: Fields): void {
  check.choice([...path, 'type'], option.type, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  checkName(check, path, option.name);
  check.text([...path, 'description'], option.description, { max: LIMITS.command.description });
  checkChoiceList(check, [...path, 'choices'], option.choices);
  check.integer([...path, 'min_length'], option.min_length, 0, LIMITS.command.stringLength);
  check.integer([...path, 'max_length'], option.max_length, 1, LIMITS.command.stringLength);
  const hasChoices = Array.isArray(option.choices) && option.choices.length > 0;
  if (option.autocomplete === true && (hasChoices || !AUTOCOMPLETED.includes(option.type))) {
    const message = 'Autocomplete is only for text and number options without choices';
    check.add([...path, 'autocomplete'], 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID', message);
  }
  if (CONTAINERS.includes(option.type)) checkOptions(check, path, option.options);
}

/** Names, descriptions and choice values of a command with everything in it. */
function totalLength(command: Fields): number {
  const length = (text: unknown) => (typeof text === 'string' ? text.length : 0);
  const choices = Array.isArray(command.choices) ? command.choices.map(fieldsOf) : [];
  const inner = Array.isArray(command.options) ? command.options.map(fieldsOf) : [];
  const own = length(command.name) + length(command.description);
  const ofChoices = choices.reduce((sum, { name, value }) => sum + length(name) + length(value), 0);
  return inner.reduce((sum, option) => sum + totalLength(option), own + ofChoices);
}
