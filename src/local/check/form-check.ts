import { type FormErrors, invalidForm } from '../api-error.ts';

/** Where something is in a body: `['data', 'embeds', 0, 'title']`. */
export type Path = readonly (string | number)[];

/** How long a text may be, in UTF-16 units. */
export interface TextRule {
  readonly min?: number;
  readonly max: number;
  readonly optional?: boolean;
}

/**
 * Collects what is wrong with a body and throws it as Discord answers it: "Invalid Form Body" with the
 * errors nested under the fields' names.
 *
 * Lengths are counted in UTF-16 units. Discord may count an emoji as one; whoever keeps these limits keeps
 * Discord's as well.
 */
export class FormCheck {
  readonly #errors: FormErrors = {};
  #any = false;

  add(path: Path, code: string, message: string): void {
    this.#any = true;
    let place = this.#errors;
    for (const step of path) {
      const inner = (place[String(step)] as FormErrors | undefined) ?? {};
      place[String(step)] = inner;
      place = inner;
    }
    const known = (place._errors as { code: string; message: string }[] | undefined) ?? [];
    place._errors = [...known, { code, message }];
  }

  /** A text within its limits. An absent, null or empty one is wrong unless it is optional. */
  text(path: Path, value: unknown, rule: TextRule): value is string {
    if (value === undefined || value === null) {
      if (rule.optional !== true) this.required(path);
      return false;
    }
    if (typeof value !== 'string')
      return this.#wrong(path, 'STRING_TYPE_CONVERT', 'Could not interpret value as string.');
    const min = rule.min ?? 1;
    if (rule.optional === true && value.length === 0 && rule.min === undefined) return true;
    if (value.trim().length === 0 && min > 0) return this.required(path);
    if (value.length >= min && value.length <= rule.max) return true;
    return min > 0
      ? this.#wrong(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${rule.max} in length.`)
      : this.#wrong(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${rule.max} or fewer in length.`);
  }

  /** A list of at most `max` (and at least `min`) entries. */
  list(path: Path, value: unknown, rule: { min?: number; max: number }): value is unknown[] {
    if (value === undefined || value === null) return false;
    if (!Array.isArray(value))
      return this.#wrong(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType.');
    const { min = 0, max } = rule;
    if (value.length >= min && value.length <= max) return true;
    return min > 0
      ? this.#wrong(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`)
      : this.#wrong(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
  }

  /** One of some values. */
  choice(path: Path, value: unknown, allowed: readonly unknown[]): boolean {
    if (allowed.includes(value)) return true;
    return this.#wrong(path, 'BASE_TYPE_CHOICES', `Value must be one of {${allowed.join(', ')}}.`);
  }

  /** A whole number between two bounds; an absent one is right. */
  integer(path: Path, value: unknown, min: number, max: number): boolean {
    if (value === undefined || value === null) return true;
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      return this.#wrong(path, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not int.`);
    }
    if (value < min) {
      return this.#wrong(path, 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${min}.`);
    }
    if (value > max) {
      return this.#wrong(path, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`);
    }
    return true;
  }

  /** A web address. */
  link(path: Path, value: unknown, schemes: readonly string[], optional = true): boolean {
    if (value === undefined || value === null) return optional || this.required(path);
    if (typeof value !== 'string' || !URL.canParse(value)) {
      return this.#wrong(path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
    }
    const scheme = new URL(value).protocol.slice(0, -1);
    if (schemes.includes(scheme)) return true;
    const message = `Scheme "${scheme}" is not supported. Scheme must be one of (${schemes.map((one) => `'${one}'`).join(', ')}).`;
    return this.#wrong(path, 'URL_TYPE_INVALID_SCHEME', message);
  }

  required(path: Path): false {
    return this.#wrong(path, 'BASE_TYPE_REQUIRED', 'This field is required');
  }

  /** @throws ApiError 50035 when anything was wrong */
  done(): void {
    if (this.#any) throw invalidForm(this.#errors);
  }

  #wrong(path: Path, code: string, message: string): false {
    this.add(path, code, message);
    return false;
  }
}

/** A JSON object's fields, whatever their types; empty for anything else. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
