/** Says what is being done when nothing else was said for a while, so that a slow start does not look like none. */
export class Progress {
  readonly #timer: NodeJS.Timeout;
  #doing: string;

  /**
   * @param doing what is being done at first: “Reading the articles”
   * @param say prints a line
   * @param every milliseconds between two lines
   */
  constructor(doing: string, say: (line: string) => void, every = 600) {
    this.#doing = doing;
    this.#timer = setInterval(() => say(`${this.#doing} …`), every).unref();
  }

  /** What is done from now on. */
  doing(doing: string): void {
    this.#doing = doing;
  }

  /** Nothing more is said. */
  end(): void {
    clearInterval(this.#timer);
  }
}
