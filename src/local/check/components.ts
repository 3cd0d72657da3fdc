import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { type FormCheck, fieldsOf, type Path } from './form-check.ts';
import { LIMITS } from './limits.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The menus of a message: strings, users, roles, both, channels. */
export const SELECTS: readonly number[] = [
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
];

/** Checks a message's rows of buttons and menus. Layouts of Components V2 are not spoken here. */
export function checkRows(check: FormCheck, path: Path, rows: readonly unknown[]): void {
  const customIds = new Set<string>();
  for (const [number, entry] of rows.entries()) {
    const row = fieldsOf(entry);
    const at = [...path, number];
    if (!check.choice([...at, 'type'], row.type, [ComponentType.ActionRow])) continue;
    if (row.components === undefined) check.required([...at, 'components']);
    const rule = { min: 1, max: LIMITS.buttonsInRow };
    if (!check.list([...at, 'components'], row.components, rule)) continue;
    checkRow(check, [...at, 'components'], row.components.map(fieldsOf), customIds);
  }
}

function checkRow(check: FormCheck, path: Path, components: readonly Fields[], customIds: Set<string>): void {
  for (const [number, component] of components.entries()) {
    const at = [...path, number];
    if (component.type === ComponentType.Button) checkButton(check, at, component);
    else if (check.choice([...at, 'type'], component.type, [ComponentType.Button, ...SELECTS])) {
      checkSelect(check, at, component);
      if (components.length > 1) {
        const message = 'The specified component exceeds the maximum width';
        check.add(at, 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', message);
      }
    }
    checkUnique(check, at, component, customIds);
  }
}

/** A custom id may stand only once in a message or form. */
export function checkUnique(check: FormCheck, path: Path, component: Fields, customIds: Set<string>): void {
  if (typeof component.custom_id !== 'string') return;
  if (customIds.has(component.custom_id)) {
    const message = 'Component custom id cannot be duplicated';
    check.add([...path, 'custom_id'], 'COMPONENT_CUSTOM_ID_DUPLICATED', message);
  }
  customIds.add(component.custom_id);
}

function checkButton(check: FormCheck, path: Path, button: Fields): void {
  check.text([...path, 'label'], button.label, { min: 0, max: LIMITS.buttonLabel, optional: true });
  if (!check.choice([...path, 'style'], button.style, [1, 2, 3, 4, 5, 6])) return;
  const hasFace = Boolean(button.label) || typeof button.emoji === 'object';
  if (button.style === ButtonStyle.Premium) return;
  if (!hasFace) check.required([...path, 'label']);
  if (button.style === ButtonStyle.Link) {
    if (check.text([...path, 'url'], button.url, { max: LIMITS.link })) {
      check.link([...path, 'url'], button.url, ['http', 'https', 'discord']);
    }
    if (button.custom_id !== undefined) {
      check.add(
        path,
        'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
        'A custom id and url cannot both be specified',
      );
    }
  } else check.text([...path, 'custom_id'], button.custom_id, { max: LIMITS.customId });
}

/** A menu, in a message or in a form. */
export function checkSelect(check: FormCheck, path: Path, select: Fields): void {
  const limits = LIMITS.select;
  check.text([...path, 'custom_id'], select.custom_id, { max: LIMITS.customId });
  check.text([...path, 'placeholder'], select.placeholder, {
    min: 0,
    max: limits.placeholder,
    optional: true,
  });
  check.integer([...path, 'min_values'], select.min_values, 0, limits.options);
  check.integer([...path, 'max_values'], select.max_values, 1, limits.options);
  checkDefaults(check, path, select);
  if (select.type !== ComponentType.StringSelect) return;
  if (select.options === undefined) check.required([...path, 'options']);
  if (!check.list([...path, 'options'], select.options, { min: 1, max: limits.options })) return;
  const values = new Set<unknown>();
  for (const [number, entry] of select.options.entries()) {
    const option = fieldsOf(entry);
    const at = [...path, 'options', number];
    check.text([...at, 'label'], option.label, { max: limits.label });
    check.text([...at, 'value'], option.value, { max: limits.value });
    check.text([...at, 'description'], option.description, {
      min: 0,
      max: limits.description,
      optional: true,
    });
    if (values.has(option.value)) {
      const message = 'The specified option value is already used';
      check.add([...at, 'value'], 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', message);
    }
    values.add(option.value);
  }
  if (typeof select.max_values === 'number' && select.max_values > select.options.length) {
    const message = `int value should be less than or equal to ${select.options.length}.`;
    check.add([...path, 'max_values'], 'NUMBER_TYPE_MAX', message);
  }
  const chosen = select.options.filter((option) => fieldsOf(option).default === true).length;
  if (chosen > (typeof select.max_values === 'number' ? select.max_values : 1)) {
    check.add([...path, 'options'], 'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', 'Too many default values');
  }
}

/** What default values of each kind of menu may be. */
const DEFAULTS: Readonly<Record<number, readonly string[]>> = {
  [ComponentType.UserSelect]: ['user'],
  [ComponentType.RoleSelect]: ['role'],
  [ComponentType.MentionableSelect]: ['user', 'role'],
  [ComponentType.ChannelSelect]: ['channel'],
};

/** The users, roles or channels that are chosen in a menu from the beginning. */
function checkDefaults(check: FormCheck, path: Path, select: Fields): void {
  if (select.default_values === undefined) return;
  const max = typeof select.max_values === 'number' ? select.max_values : 1;
  const at = [...path, 'default_values'];
  if (!check.list(at, select.default_values, { min: 0, max })) return;
  for (const [number, entry] of select.default_values.entries()) {
    const { id, type } = fieldsOf(entry);
    check.text([...at, number, 'id'], id, { max: 20 });
    check.choice([...at, number, 'type'], type, DEFAULTS[Number(select.type)] ?? []);
  }
}
