/** Runs tasks of one name after another, tasks of different names side by side. */
export class SerialQueues {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Resolves or rejects with the task, once those queued before it under the same name are done. */
  run<Result>(name: string, task: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(name) ?? Promise.resolve();
    const result = before.then(task);
    const settled = result
      .catch(() => undefined)
      .then(() => {
        if (this.#last.get(name) === settled) this.#last.delete(name);
      });
    this.#last.set(name, settled);
    return result;
  }

  /** Resolves when everything queued so far is done. */
  async idle(): Promise<void> {
    await Promise.all(this.#last.values());
  }
}
