import { Snowflakes } from '../snowflake.ts';
import type { ChannelDraft, MessageDraft, ServerDraft, ThreadDraft, WorldDraft } from './draft-shapes.ts';
import type {
  PermissionName,
  World,
  WorldChannel,
  WorldMessage,
  WorldOverwrite,
  WorldRole,
  WorldServer,
  WorldUser,
} from './world.ts';

export type { ChannelDraft, MessageDraft, ServerDraft, WorldDraft } from './draft-shapes.ts';

/** What everybody may do in an ordinary server. */
const EVERYONE: readonly PermissionName[] = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'ReadMessageHistory',
  'AddReactions',
  'AttachFiles',
  'EmbedLinks',
  'UseApplicationCommands',
];

/** What a bot invited with the usual link may do. */
const BOT: readonly PermissionName[] = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'ReadMessageHistory',
  'AttachFiles',
  'EmbedLinks',
];

const MODERATOR: readonly PermissionName[] = ['ManageMessages', 'ManageThreads', 'ModerateMembers'];
const MINUTE = 60_000;
const YEAR = 365 * 24 * 60 * MINUTE;

/**
 * A world from its draft. The same draft and time give the same ids.
 *
 * @param now milliseconds since 1970; messages lie before it
 * @throws Error when a draft refers to a key or role that it does not contain
 */
export function buildWorld(draft: WorldDraft, now: number = Date.now()): World {
  const building: Building = { ids: new Snowflakes(), users: new Map(), now };
  const bot = user(building, draft.bot ?? 'Verbatim', true);
  const servers = draft.servers.map((server, place) => buildServer(building, server, bot, place));
  return { bot, users: [...building.users.values()], servers };
}

interface Building {
  readonly ids: Snowflakes;
  readonly users: Map<string, WorldUser>;
  readonly now: number;
}

function user(building: Building, displayName: string, bot = false): WorldUser {
  const known = building.users.get(displayName);
  if (known !== undefined) return known;
  const username = displayName.toLowerCase().replaceAll(/[^a-z0-9_.]+/g, '_');
  const made = { id: building.ids.next(building.now - 2 * YEAR), username, displayName, bot };
  building.users.set(displayName, made);
  return made;
}

function buildServer(building: Building, draft: ServerDraft, bot: WorldUser, place: number): WorldServer {
  // Made one after another: by that millisecond Discord chooses a server's shard.
  const id = building.ids.next(building.now - YEAR + place);
  const role = (name: string, permissions: readonly PermissionName[], colour: number): WorldRole => ({
    id: name === '@everyone' ? id : building.ids.next(building.now - YEAR),
    name,
    permissions,
    colour,
  });
  const moderator = role('Moderator', MODERATOR, 0x2ecc71);
  const botRole = role(bot.displayName, draft.botMay ?? BOT, 0);
  const further = Object.entries(draft.roles ?? {}).map(([name, who]) => ({ role: role(name, [], 0), who }));
  const roles = [
    role('@everyone', draft.everyone ?? EVERYONE, 0),
    moderator,
    botRole,
    ...further.map((one) => one.role),
  ];

  for (const name of draft.bots ?? []) user(building, name, true);
  const names = new Set([...draft.members, ...(draft.moderators ?? []), ...(draft.bots ?? [])]);
  if (draft.owner !== undefined) names.add(draft.owner);
  const members = [...names].map((name) => ({
    userId: user(building, name).id,
    roleIds: [
      ...(draft.moderators?.includes(name) ? [moderator.id] : []),
      ...further.filter(({ who }) => who.includes(name)).map((one) => one.role.id),
    ],
    nickname: null,
  }));
  if (draft.hasBot ?? true) members.push({ userId: bot.id, roleIds: [botRole.id], nickname: null });

  const targets = new Map<string, Pick<WorldOverwrite, 'target' | 'targetId'>>();
  for (const name of names) targets.set(name, { target: 'member', targetId: user(building, name).id });
  for (const one of roles) targets.set(one.name, { target: 'role', targetId: one.id });
  targets.set('bot', { target: 'member', targetId: bot.id });

  const owner = draft.owner ?? draft.members[0] ?? bot.displayName;
  const channels = draft.channels.flatMap((channel) => buildChannel(building, channel, targets));
  const locale = draft.locale === undefined ? {} : { locale: draft.locale };
  return { id, name: draft.name, ownerId: user(building, owner).id, ...locale, roles, members, channels };
}

type Targets = ReadonlyMap<string, Pick<WorldOverwrite, 'target' | 'targetId'>>;

function buildChannel(building: Building, draft: ChannelDraft, targets: Targets): WorldChannel[] {
  const id = building.ids.next(building.now - YEAR);
  const keys = new Map<string, WorldMessage>();
  const messages = buildMessages(building, draft.messages ?? [], keys);
  const channel = {
    ...channelBase(draft, targets),
    id,
    kind: draft.kind ?? 'text',
    parentId: null,
    ownerId: null,
    messages,
  };
  const threads = (draft.threads ?? []).map((thread) =>
    buildThread(building, thread, channel, keys, targets),
  );
  return [channel, ...threads];
}

function buildThread(
  building: Building,
  draft: ThreadDraft,
  parent: WorldChannel,
  keys: Map<string, WorldMessage>,
  targets: Targets,
): WorldChannel {
  const said = buildMessages(building, draft.messages ?? [], new Map());
  const base = { ...channelBase(draft, targets), parentId: parent.id };
  const first = said[0];
  if (parent.kind === 'forum') {
    const id = first?.id ?? building.ids.next(building.now);
    return { ...base, id, kind: 'forumPost', ownerId: first?.authorId ?? null, messages: said };
  }
  if (draft.from === undefined) {
    const id = building.ids.next(first === undefined ? building.now : first.at - MINUTE);
    return { ...base, id, kind: 'thread', ownerId: first?.authorId ?? null, messages: said };
  }
  const origin = lookUp(keys, draft.from);
  const starter: WorldMessage = {
    ...origin,
    // The starter comes first, also where a draft's times put the thread before the message.
    id: building.ids.next(Math.min(origin.at + 1, (first?.at ?? Number.POSITIVE_INFINITY) - 1)),
    content: '',
    replyToId: null,
    reactions: [],
    files: [],
    threadStarter: true,
  };
  const messages = [starter, ...said];
  return { ...base, id: origin.id, kind: 'thread', ownerId: origin.authorId, messages };
}

function channelBase(draft: ChannelDraft, targets: Targets) {
  const names = new Set([...Object.keys(draft.allow ?? {}), ...Object.keys(draft.deny ?? {})]);
  const overwrites = [...names].map((name) => ({
    ...lookUp(targets, name),
    allow: draft.allow?.[name] ?? [],
    deny: draft.deny?.[name] ?? [],
  }));
  return { name: draft.name, topic: draft.topic ?? null, archived: draft.archived ?? false, overwrites };
}

function buildMessages(
  building: Building,
  drafts: readonly MessageDraft[],
  keys: Map<string, WorldMessage>,
): WorldMessage[] {
  let minutesAgo = drafts.length + 1;
  return drafts.map((draft) => {
    minutesAgo = draft.minutesAgo ?? minutesAgo - 1;
    const at = building.now - minutesAgo * MINUTE;
    const message: WorldMessage = {
      id: building.ids.next(at),
      authorId: user(building, draft.by).id,
      content: draft.says,
      at,
      replyToId: draft.replyTo === undefined ? null : lookUp(keys, draft.replyTo).id,
      reactions: Object.entries(draft.reactions ?? {}).map(([emoji, by]) => ({
        emoji,
        userIds: by.map((name) => user(building, name).id),
      })),
      files: draft.files ?? [],
      threadStarter: false,
    };
    if (draft.key !== undefined) keys.set(draft.key, message);
    return message;
  });
}

function lookUp<Value>(map: ReadonlyMap<string, Value>, name: string): Value {
  const found = map.get(name);
  if (found === undefined) throw new Error(`The world's draft refers to ${name}, which it does not contain.`);
  return found;
}
