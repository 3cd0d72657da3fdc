import { type APIModalInteractionResponseCallbackData, ComponentType } from 'discord-api-types/v10';
import { checkSelect, checkUnique, SELECTS } from './components.ts';
import { FormCheck, fieldsOf, type Path } from './form-check.ts';
import { LIMITS } from './limits.ts';

type Fields = Readonly<Record<string, unknown>>;

const TOP_LEVEL = [ComponentType.ActionRow, ComponentType.Label, ComponentType.TextDisplay];
const IN_LABEL = [ComponentType.TextInput, ComponentType.FileUpload, ...SELECTS];

/**
 * A form (modal) that the bot opens: rows with a text input each, or labels around an input, a menu or an
 * upload.
 *
 * @throws ApiError 50035 with what is wrong
 */
export function checkModal(data: Fields): APIModalInteractionResponseCallbackData {
  const check = new FormCheck();
  const limits = LIMITS.modal;
  check.text(['data', 'custom_id'], data.custom_id, { max: LIMITS.customId });
  check.text(['data', 'title'], data.title, { max: limits.title });
  const path = ['data', 'components'];
  if (data.components === undefined) check.required(path);
  if (check.list(path, data.components, { min: 1, max: limits.components })) {
    const customIds = new Set<string>();
    for (const [number, component] of data.components.entries()) {
      checkTop(check, [...path, number], fieldsOf(component), customIds);
    }
  }
  check.done();
  return data as unknown as APIModalInteractionResponseCallbackData;
}

function checkTop(check: FormCheck, path: Path, component: Fields, customIds: Set<string>): void {
  if (!check.choice([...path, 'type'], component.type, TOP_LEVEL)) return;
  if (component.type === ComponentType.TextDisplay) {
    check.text([...path, 'content'], component.content, { max: LIMITS.content });
    return;
  }
  if (component.type === ComponentType.Label) {
    const inner = fieldsOf(component.component);
    check.text([...path, 'label'], component.label, { max: LIMITS.modal.label });
    const description = { min: 0, max: LIMITS.modal.description, optional: true };
    check.text([...path, 'description'], component.description, description);
    if (check.choice([...path, 'component', 'type'], inner.type, IN_LABEL)) {
      checkInput(check, [...path, 'component'], inner, customIds);
    }
    return;
  }
  if (!check.list([...path, 'components'], component.components, { min: 1, max: 1 })) return;
  const input = fieldsOf(component.components[0]);
  const at = [...path, 'components', 0];
  check.text([...at, 'label'], input.label, { max: LIMITS.modal.label });
  if (check.choice([...at, 'type'], input.type, [ComponentType.TextInput]))
    checkInput(check, at, input, customIds);
}

function checkInput(check: FormCheck, path: Path, input: Fields, customIds: Set<string>): void {
  const limits = LIMITS.modal;
  checkUnique(check, path, input, customIds);
  if (input.type !== ComponentType.TextInput && input.type !== ComponentType.FileUpload) {
    checkSelect(check, path, input);
    return;
  }
  check.text([...path, 'custom_id'], input.custom_id, { max: LIMITS.customId });
  if (input.type === ComponentType.FileUpload) {
    check.integer([...path, 'min_values'], input.min_values, 0, LIMITS.files);
    check.integer([...path, 'max_values'], input.max_values, 1, LIMITS.files);
    return;
  }
  check.choice([...path, 'style'], input.style, [1, 2]);
  const optional = (max: number) => ({ min: 0, max, optional: true });
  check.text([...path, 'placeholder'], input.placeholder, optional(limits.placeholder));
  check.text([...path, 'value'], input.value, optional(limits.text));
  check.integer([...path, 'min_length'], input.min_length, 0, limits.text);
  check.integer([...path, 'max_length'], input.max_length, 1, limits.text);
}
