/** A logger that remembers what it was told instead of writing it anywhere. */
export class SilentLog {
  readonly errors: unknown[][] = [];
  info(): void {}
  warn(): void {}
  error(...told: unknown[]): void {
    this.errors.push(told);
  }
}
