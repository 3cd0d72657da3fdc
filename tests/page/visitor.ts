import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';

/** Where somebody opens the page. */
export interface Visit {
  readonly person?: string;
  readonly server?: string;
  readonly channel?: string;
}

/** Milliseconds for anything to appear; long enough for a busy machine. */
const PATIENCE = 15_000;

/** Somebody in front of the page. What goes wrong in the page itself is kept in `broken`. */
export class Visitor {
  readonly page: Page;
  readonly broken: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(PATIENCE);
    page.on('pageerror', (error) => this.broken.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.broken.push(message.text());
    });
  }

  static async open(
    browser: Browser,
    url: string,
    visit: Visit = {},
    options: BrowserContextOptions = {},
  ): Promise<Visitor> {
    const { person = 'Ravi Anand', server = 'The Morning Desk', channel = 'lounge' } = visit;
    const context = await browser.newContext({ colorScheme: 'dark', ...options });
    const visitor = new Visitor(await context.newPage());
    await visitor.page.goto(`${url}/#${new URLSearchParams({ person, server, channel })}`);
    await visitor.messages.first().waitFor();
    return visitor;
  }

  get messages(): Locator {
    return this.page.locator('article.message');
  }

  /** The message at the end. */
  get last(): Locator {
    return this.messages.last();
  }

  get input(): Locator {
    return this.page.locator('.composer textarea');
  }

  /** The list over the input. */
  get suggestions(): Locator {
    return this.page.locator('.suggestions [role="option"]');
  }

  /** Writes a command out and sends it. */
  async run(command: string): Promise<void> {
    await this.input.fill(command);
    await this.page.locator('.command').waitFor();
    await this.page.getByRole('button', { name: 'Send', exact: true }).click();
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}
