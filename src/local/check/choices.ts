import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import { FormCheck, fieldsOf, type Path } from './form-check.ts';
import { LIMITS } from './limits.ts';

/**
 * The choices of an autocomplete answer.
 *
 * @throws ApiError 50035 for more than 25, or a name or value that is empty or over 100 characters
 */
export function checkChoices(data: Readonly<Record<string, unknown>>): APIApplicationCommandOptionChoice[] {
  const check = new FormCheck();
  const path = ['data', 'choices'];
  if (!Array.isArray(data.choices)) check.required(path);
  checkChoiceList(check, path, data.choices);
  check.done();
  return data.choices as APIApplicationCommandOptionChoice[];
}

/** Choices of a command's option or of an autocomplete answer. */
export function checkChoiceList(check: FormCheck, path: Path, choices: unknown): void {
  if (!check.list(path, choices, { max: LIMITS.choices })) return;
  for (const [number, entry] of choices.entries()) {
    const { name, value } = fieldsOf(entry);
    check.text([...path, number, 'name'], name, { max: LIMITS.choiceName });
    if (typeof value !== 'number') {
      check.text([...path, number, 'value'], value, { max: LIMITS.choiceValue });
    }
  }
}
