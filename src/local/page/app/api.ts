import type {
  APIApplicationCommand,
  APIApplicationCommandOptionChoice,
  APIUser,
} from 'discord-api-types/v10';
import type { ChannelView, MemberView, ServerView } from '../../control/places.ts';
import type { InteractionView, MessageView } from '../../control/view.ts';

/** A file as the control API takes it. */
export interface GivenFile {
  readonly name: string;
  readonly contentType: string;
  readonly base64: string;
}

export type GivenValue = string | number | boolean | GivenFile;

export interface Deed {
  readonly as: string;
  readonly channel: string;
}

export interface CommandDeed extends Deed {
  readonly command: string;
  readonly options: Readonly<Record<string, GivenValue>>;
  readonly target?: string;
}

/** A request of the bot to Discord's API, as it was recorded. */
export interface SentRequest {
  readonly method: string;
  readonly route: string;
  readonly body: unknown;
}

/** What the local Discord refused, in words for the person. */
export class Refused extends Error {}

/** The local Discord's control API. Every function throws {@link Refused} with what to show. */
export const api = {
  bot: () => ask<APIUser>('bot', {}),
  users: () => ask<APIUser[]>('users', {}),
  servers: (as: string) => ask<ServerView[]>('servers', { as }),
  channel: (deed: Deed) => ask<ChannelView>('channel', { ...deed }),
  members: (server: string) => ask<MemberView[]>('members', { server }),
  permissions: (deed: Deed) => ask<string[]>('permissions', { ...deed }),
  messages: (deed: Deed & { before?: string; limit?: string }) => ask<MessageView[]>('messages', { ...deed }),
  commands: (deed: Deed) => ask<APIApplicationCommand[]>('commands', { ...deed }),
  sent: (id: string) => ask<SentRequest[]>('sent', { id }),
  /** Waits until the bot has answered, or failed to. */
  answer: (id: string) => ask<InteractionView>('answer', { id, timeout: '60000' }),

  locale: (deed: { as: string; locale: string }) => tell<unknown>('locale', deed),
  send: (deed: Deed & { content: string; files?: readonly GivenFile[]; replyTo?: string }) =>
    tell<MessageView>('send', deed),
  edit: (deed: { as: string; message: string; content: string }) => tell<MessageView>('edit', deed),
  remove: (deed: { as: string; message: string }) => tell<unknown>('delete', deed),
  react: (deed: { as: string; message: string; emoji: string }) => tell<MessageView>('react', deed),
  run: (deed: CommandDeed) => tell<InteractionView>('run', deed),
  complete: (deed: CommandDeed & { focused: string }) =>
    tell<APIApplicationCommandOptionChoice[]>('autocomplete', deed),
  press: (deed: { as: string; message: string; button: string }) => tell<InteractionView>('press', deed),
  choose: (deed: { as: string; message: string; menu: string; values: readonly string[] }) =>
    tell<InteractionView>('choose', deed),
  submit: (deed: {
    as: string;
    interaction: string;
    fields: Readonly<Record<string, string | readonly string[] | readonly GivenFile[]>>;
  }) => tell<InteractionView>('submit', deed),
};

async function ask<Answer>(path: string, input: Readonly<Record<string, string>>): Promise<Answer> {
  return answerOf(() => fetch(`/local/${path}?${new URLSearchParams(input)}`));
}

async function tell<Answer>(path: string, input: unknown): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  return answerOf(() => fetch(`/local/${path}`, { method: 'POST', headers, body: JSON.stringify(input) }));
}

async function answerOf<Answer>(request: () => Promise<Response>): Promise<Answer> {
  const response = await request().catch(() => {
    throw new Refused('The local Discord does not answer. Is it still running?');
  });
  const body = (await response.json()) as Answer & { message?: string };
  if (!response.ok) throw new Refused(body.message ?? `It answered ${response.status}.`);
  return body;
}

/** Reads a chosen file so that it can be sent. */
export function givenFile(file: File): Promise<GivenFile> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(new Refused(`“${file.name}” cannot be read.`));
    reader.onload = () => {
      const base64 = String(reader.result).replace(/^[^,]*,/, '');
      resolve({ name: file.name, contentType: file.type || 'application/octet-stream', base64 });
    };
    reader.readAsDataURL(file);
  });
}
