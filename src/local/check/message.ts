import type { APIAllowedMentions, APIEmbed, APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { apiError } from '../api-error.ts';
import type { Message } from '../model.ts';
import type { Form } from '../rest/form.ts';
import { checkRows } from './components.ts';
import { checkEmbeds } from './embeds.ts';
import { FormCheck, fieldsOf, type Path } from './form-check.ts';
import { LIMITS } from './limits.ts';

/** The fields of a message that the bot sends or edits. */
export interface MessageBody {
  readonly content?: string | null;
  readonly embeds?: APIEmbed[] | null;
  readonly components?: APIMessageTopLevelComponent[] | null;
  readonly attachments?:
    | readonly { readonly id: string | number; readonly filename?: string; readonly description?: string }[]
    | null;
  readonly flags?: number | null;
  readonly allowed_mentions?: APIAllowedMentions | null;
  readonly message_reference?: { readonly message_id?: string; readonly channel_id?: string } | null;
}

/**
 * A message that the bot sends or edits, checked against Discord's limits.
 *
 * @param current the message as it stands, for an edit: what the body leaves out stays
 * @param under where the message is in its body: `['data']` in an interaction's answer
 * @throws ApiError 50035 with what is wrong; 50006 when there would be nothing to show
 */
export function checkMessage(form: Form, current: Message | null = null, under: Path = []): MessageBody {
  const fields = fieldsOf(form.json);
  const check = new FormCheck();
  check.text([...under, 'content'], fields.content, { min: 0, max: LIMITS.content, optional: true });
  if (check.list([...under, 'embeds'], fields.embeds, { max: LIMITS.embeds })) {
    checkEmbeds(check, [...under, 'embeds'], fields.embeds);
  }
  if (check.list([...under, 'components'], fields.components, { max: LIMITS.rows })) {
    checkRows(check, [...under, 'components'], fields.components);
  }
  checkFiles(check, form, fields.attachments, under);
  check.done();
  const body = fields as MessageBody;
  if (isEmpty(form, body, current)) throw apiError('emptyMessage');
  return body;
}

function checkFiles(check: FormCheck, form: Form, attachments: unknown, under: Path): void {
  check.list([...under, 'files'], form.files, { max: LIMITS.files });
  const path = [...under, 'attachments'];
  if (!check.list(path, attachments, { max: LIMITS.files })) return;
  for (const [number, attachment] of attachments.entries()) {
    const { description } = fieldsOf(attachment);
    const rule = { min: 0, max: LIMITS.fileDescription, optional: true };
    check.text([...path, number, 'description'], description, rule);
  }
}

function isEmpty(form: Form, body: MessageBody, current: Message | null): boolean {
  const content = body.content === undefined ? (current?.content ?? '') : (body.content ?? '');
  const embeds = body.embeds === undefined ? (current?.embeds ?? []) : (body.embeds ?? []);
  const components = body.components === undefined ? (current?.components ?? []) : (body.components ?? []);
  const kept = body.attachments === undefined ? (current?.files ?? []) : (body.attachments ?? []);
  const nothing = embeds.length + components.length + kept.length + form.files.length === 0;
  return nothing && content.trim().length === 0;
}
