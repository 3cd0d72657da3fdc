import type { InteractionView } from '../../control/view.ts';
import { api, Refused } from './api.ts';
import type { Session } from './session.ts';

/** What the page does about an interaction besides waiting. */
export interface InteractionWishes {
  /** The bot answered with a form. */
  openForm(interaction: InteractionView): void;
  /** Something went wrong, at a message or at the input. */
  complain(problem: string, messageId: string | null): void;
}

const FAILED = 'This interaction failed';
const NO_ANSWER = 'The application did not respond';

/** What a person does that the bot answers: begins it, waits, and shows forms and failures. */
export class Interactions {
  readonly session: Session;
  readonly #wishes: InteractionWishes;

  constructor(session: Session, wishes: InteractionWishes) {
    this.session = session;
    this.#wishes = wishes;
  }

  /**
   * Begins an interaction.
   *
   * @param source - what was pressed, shown as busy meanwhile; null for commands
   * @param messageId - the message that it belongs to; null for commands
   * @returns false when the local Discord refused it, after saying so
   */
  async begin(
    source: HTMLElement | null,
    messageId: string | null,
    begin: (as: string) => Promise<InteractionView>,
  ): Promise<boolean> {
    if (source?.getAttribute('aria-busy') === 'true') return false;
    source?.setAttribute('aria-busy', 'true');
    try {
      const { id } = await begin(this.session.me?.id ?? '');
      void this.follow(id, source, messageId);
      return true;
    } catch (error) {
      source?.removeAttribute('aria-busy');
      this.complain(error, messageId);
      return false;
    }
  }

  /** Says what went wrong. */
  complain(error: unknown, messageId: string | null): void {
    const problem =
      error instanceof Refused ? error.message : `Something broke in the page: ${String(error)}`;
    this.#wishes.complain(problem, messageId);
  }

  /** Waits for the bot's answer to what was begun. */
  async follow(id: string, source: HTMLElement | null, messageId: string | null): Promise<void> {
    try {
      const answered = await api.answer(id);
      if (answered.state === 'failed') {
        this.#wishes.complain(messageId === null ? NO_ANSWER : FAILED, messageId);
      } else if (answered.modal !== null && answered.userId === this.session.me?.id) {
        this.#wishes.openForm(answered);
      }
    } catch (error) {
      this.complain(error, messageId);
    } finally {
      source?.removeAttribute('aria-busy');
    }
  }
}
