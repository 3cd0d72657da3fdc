import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import type { InteractionView } from '../../control/view.ts';
import { api, givenFile } from './api.ts';
import { choosable } from './choosable.ts';
import { openDialog } from './dialog.ts';
import { type Child, element } from './element.ts';
import type { Interactions } from './interactions.ts';

type Top = APIModalInteractionResponseCallbackData['components'][number];
type Value = Parameters<typeof api.submit>[0]['fields'][string];

/** A field of a form: what is shown and how its value is read. */
interface Field {
  readonly shown: HTMLElement;
  readonly id: string | null;
  read(): Promise<Value>;
}

/** Opens the form (modal) that the bot answered with. */
export function openForm(interactions: Interactions, interaction: InteractionView): void {
  const { modal } = interaction;
  if (modal === null) return;
  const fields = modal.components.flatMap((top) => fieldsOf(interactions, top));
  const problem = element('p', { class: 'problem', role: 'alert' });
  const cancel = element('button', { type: 'button', class: 'button secondary' }, 'Cancel');
  const submit = element('button', { type: 'submit', class: 'button primary' }, 'Submit');
  const form = element(
    'form',
    { class: 'form' },
    element('div', { class: 'form-fields' }, ...fields.map(({ shown }) => shown)),
    problem,
    element('div', { class: 'form-buttons' }, cancel, submit),
  );
  const dialog = openDialog(modal.title, 'modal', form);
  cancel.addEventListener('click', () => dialog.close());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void (async () => {
      const filled = fields.flatMap(({ id, read }) => (id === null ? [] : [{ id, read }]));
      const values = await Promise.all(filled.map(async ({ id, read }) => [id, await read()] as const));
      const as = interactions.session.me?.id ?? '';
      const fieldValues = Object.fromEntries(values);
      const { id } = await api.submit({ as, interaction: interaction.id, fields: fieldValues });
      dialog.close();
      await interactions.follow(id, null, null);
    })().catch((error: unknown) => {
      problem.textContent = error instanceof Error ? error.message : String(error);
    });
  });
  form.querySelector<HTMLElement>('input, textarea, select')?.focus();
}

function fieldsOf(interactions: Interactions, top: Top): Field[] {
  if (top.type === ComponentType.TextDisplay) {
    return [{ shown: element('p', {}, top.content), id: null, read: async () => '' }];
  }
  if (top.type === ComponentType.Label) {
    return [field(interactions, top.component, top.label, top.description)];
  }
  return top.components.map((input) => field(interactions, input, input.label ?? '', undefined));
}

type Input = Extract<Top, { type: ComponentType.Label }>['component'];

function field(
  interactions: Interactions,
  input: Input,
  label: string,
  description: string | undefined,
): Field {
  const id = `field-${input.custom_id}`;
  const required = 'required' in input ? input.required !== false : false;
  const { control, read } = controlOf(interactions, input, {
    id,
    required,
    'aria-describedby': description && `${id}-about`,
  });
  const shown = element(
    'div',
    { class: 'form-field' },
    element(
      'label',
      { for: id },
      label,
      required && element('span', { class: 'required', 'aria-hidden': 'true' }, ' *'),
    ),
    description && element('p', { class: 'form-about', id: `${id}-about` }, description),
    control,
  );
  return { shown, id: input.custom_id, read };
}

type ControlAttributes = Readonly<Record<string, string | boolean | undefined>>;

function controlOf(
  { session }: Interactions,
  input: Input,
  attributes: ControlAttributes,
): { control: HTMLElement; read: () => Promise<Value> } {
  if (input.type === ComponentType.TextInput) {
    const limits = {
      minlength: input.min_length,
      maxlength: input.max_length,
      placeholder: input.placeholder,
    };
    const control =
      input.style === TextInputStyle.Paragraph
        ? element('textarea', { ...attributes, ...limits, rows: 4 })
        : element('input', { ...attributes, ...limits, type: 'text', autocomplete: 'off' });
    control.value = input.value ?? '';
    return { control, read: async () => control.value };
  }
  if (input.type === ComponentType.FileUpload) {
    const control = element('input', { ...attributes, type: 'file', multiple: (input.max_values ?? 1) > 1 });
    return { control, read: () => Promise.all([...(control.files ?? [])].map(givenFile)) };
  }
  const most = 'max_values' in input ? (input.max_values ?? 1) : 1;
  const options: Child[] = (
    'options' in input || 'min_values' in input || 'placeholder' in input ? choosable(session, input) : []
  ).map(({ label, value, chosen }) => element('option', { value, selected: chosen }, label));
  const control = element('select', { ...attributes, multiple: most > 1 }, ...options);
  return { control, read: async () => [...control.selectedOptions].map(({ value }) => value) };
}
