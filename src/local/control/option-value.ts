import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType as Option,
} from 'discord-api-types/v10';
import type { WorldFile } from '../world/world.ts';
import { Refusal } from './find.ts';

/** An option's value: users, channels and roles by id or name, files for attachments. */
export type OptionValue = string | number | boolean | WorldFile;

/** A text as Discord's client lets it be sent: long enough, short enough, one of the choices. */
export function textValue(
  option: APIApplicationCommandOption & { type: Option.String },
  value: OptionValue,
): string {
  if (typeof value !== 'string') throw new Refusal(`Option ${option.name} must be a text.`);
  const { min_length: min = 0, max_length: max = 6000 } = option;
  if (value.length < min || value.length > max) {
    throw new Refusal(`Option ${option.name} must have ${min} to ${max} characters, not ${value.length}.`);
  }
  checkChoice(option, value);
  return value;
}

/** A number within the option's range, or one of its choices; digits count as one. */
export function numberValue(
  option: APIApplicationCommandOption & { type: Option.Integer | Option.Number },
  given: OptionValue,
): number {
  const value = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new Refusal(`Option ${option.name} must be a number.`);
  }
  if (option.type === Option.Integer && !Number.isInteger(value)) {
    throw new Refusal(`Option ${option.name} must be a whole number.`);
  }
  const { min_value: min = -(2 ** 53), max_value: max = 2 ** 53 } = option;
  if (value < min || value > max) throw new Refusal(`Option ${option.name} must be from ${min} to ${max}.`);
  checkChoice(option, value);
  return value;
}

/** True or false, also as a word. */
export function booleanValue({ name }: APIApplicationCommandOption, value: OptionValue): boolean {
  if (value !== true && value !== false && value !== 'true' && value !== 'false') {
    throw new Refusal(`Option ${name} must be true or false.`);
  }
  return value === true || value === 'true';
}

function checkChoice(
  { name, choices }: APIApplicationCommandOption & { type: Option.String | Option.Integer | Option.Number },
  value: string | number,
): void {
  if (choices && choices.length > 0 && !choices.some((choice) => choice.value === value)) {
    throw new Refusal(`Option ${name} must be one of its choices.`);
  }
}
