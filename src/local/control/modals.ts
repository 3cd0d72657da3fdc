import { ComponentType } from 'discord-api-types/v10';
import { fieldsOf } from '../check/form-check.ts';
import type { Interaction } from '../interaction.ts';
import type { Channel } from '../model.ts';
import type { Platform } from '../platform.ts';
import type { WorldFile } from '../world/world.ts';
import { beginInteraction } from './begin.ts';
import { chosenValues } from './components.ts';
import { Finder, Refusal } from './find.ts';
import { emptyResolved, uploaded } from './options.ts';

type Fields = Readonly<Record<string, unknown>>;
type Resolved = ReturnType<typeof emptyResolved>;

/** What stands in one field of a form: a text, chosen values, or files. */
export type FieldValue = string | readonly string[] | readonly WorldFile[];

/** A form (modal) that a person fills in and submits. */
export interface SubmitModal {
  readonly as: string;
  /** The id of the interaction that the bot answered with the form. */
  readonly interaction: string;
  /** By the inputs' custom ids. What is left out keeps its pre-filled value. */
  readonly fields: Readonly<Record<string, FieldValue>>;
}

/** Submits a form. @throws Refusal when it is not this person's, or a field is missing or too long */
export function submitModal(platform: Platform, deed: SubmitModal): Interaction {
  const { store, represent } = platform;
  const find = new Finder(store);
  const userId = find.user(deed.as).id;
  const opened = store.interactions.get(deed.interaction);
  if (opened === undefined || opened.modal === null) throw new Refusal('There is no form to submit.');
  if (opened.userId !== userId) throw new Refusal('The form was opened for somebody else.');
  const channel = find.channel(opened.channelId);
  const tops = opened.modal.components.map(fieldsOf);
  const known = tops.flatMap(inputsOf).map(({ custom_id }) => custom_id);
  const unknown = Object.keys(deed.fields).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new Refusal(`The form has no field ${unknown}. It has: ${known.join(', ')}.`);
  const resolved = emptyResolved();
  const components = tops.map((top, number) =>
    filledTop(platform, channel, top, number + 1, deed.fields, resolved),
  );
  const filled = Object.entries(resolved).filter(([, entries]) => Object.keys(entries).length > 0);
  const data = {
    custom_id: opened.modal.custom_id,
    components,
    ...(filled.length === 0 ? {} : { resolved: Object.fromEntries(filled) }),
  };
  const source = opened.sourceMessageId === null ? undefined : store.findMessage(opened.sourceMessageId);
  const message = source === undefined ? {} : { message: represent.message(source) };
  const begun = { kind: 'modal' as const, sourceMessageId: source?.id ?? null };
  return beginInteraction(platform, { userId, channel }, begun, { data, ...message });
}

function inputsOf(top: Fields): Fields[] {
  if (top.component !== undefined) return [fieldsOf(top.component)];
  return Array.isArray(top.components) ? top.components.map(fieldsOf) : [];
}

function filledTop(
  platform: Platform,
  channel: Channel,
  top: Fields,
  id: number,
  fields: SubmitModal['fields'],
  resolved: Resolved,
) {
  const fill = (input: Fields) => ({
    id: id * 10,
    ...filledInput(platform, channel, input, fields, resolved),
  });
  if (top.type === ComponentType.Label)
    return { type: top.type, id, component: fill(fieldsOf(top.component)) };
  if (top.type === ComponentType.ActionRow)
    return { type: top.type, id, components: inputsOf(top).map(fill) };
  return { type: top.type, id };
}

function filledInput(
  platform: Platform,
  channel: Channel,
  input: Fields,
  fields: SubmitModal['fields'],
  resolved: Resolved,
) {
  const customId = String(input.custom_id);
  const given = fields[customId];
  const base = { type: input.type, custom_id: customId };
  if (input.type === ComponentType.TextInput) return { ...base, value: filledText(input, customId, given) };
  const required = input.required !== false;
  if (input.type === ComponentType.FileUpload) {
    const files = Array.isArray(given)
      ? given.filter((one): one is WorldFile => typeof one === 'object')
      : [];
    const { min_values: min = required ? 1 : 0, max_values: max = 1 } = input;
    if (files.length < Number(min) || files.length > Number(max)) {
      throw new Refusal(`The field ${customId} takes ${min} to ${max} files, not ${files.length}.`);
    }
    return { ...base, values: files.map((file) => uploaded(platform, channel, file, resolved)) };
  }
  const chosen = Array.isArray(given) ? given.filter((one): one is string => typeof one === 'string') : [];
  if (!required && chosen.length === 0) return { ...base, values: [] };
  return { ...base, values: chosenValues(platform, channel, input, chosen, resolved) };
}

function filledText(input: Fields, customId: string, given: FieldValue | undefined): string {
  const text = given ?? input.value ?? '';
  if (typeof text !== 'string') throw new Refusal(`The field ${customId} takes a text.`);
  const required = input.required !== false;
  const min = Number(input.min_length ?? (required ? 1 : 0));
  const max = Number(input.max_length ?? 4000);
  if ((required || text.length > 0) && (text.length < min || text.length > max)) {
    throw new Refusal(`The field ${customId} must have ${min} to ${max} characters, not ${text.length}.`);
  }
  return text;
}
