import type { Channel, Message } from '../model.ts';
import { may } from '../permissions.ts';
import type { Platform } from '../platform.ts';
import { type ChannelView, isVisible, viewChannel } from './places.ts';
import { type InteractionView, type MessageView, viewInteraction, viewMessage } from './view.ts';

/** Something that a person in front of the page notices. */
export type LocalEvent =
  | { readonly type: 'message'; readonly message: MessageView }
  | { readonly type: 'messageGone'; readonly id: string; readonly channelId: string }
  | { readonly type: 'channel'; readonly channel: ChannelView }
  | { readonly type: 'interaction'; readonly interaction: InteractionView }
  /** The bot's commands changed. */
  | { readonly type: 'commands' }
  /** Servers, members, roles or permissions changed: ask again. */
  | { readonly type: 'servers' };

/**
 * Tells what happens, as one person sees it: channels they may see, ephemeral messages and interactions of
 * their own. With `viewerId` null, everything. A new and a changed message are both `message`.
 *
 * @returns a function that stops it
 */
export function watchAs(
  platform: Platform,
  viewerId: string | null,
  notice: (event: LocalEvent) => void,
): () => void {
  const { store } = platform;
  const sees = (channel: Channel | undefined) =>
    channel !== undefined && (viewerId === null || may(store, channel, viewerId));
  const seesMessage = (message: Message) =>
    sees(store.channels.get(message.channelId)) && isVisible(message, viewerId);

  const onMessage = (message: Message) => {
    if (!seesMessage(message)) return;
    notice({ type: 'message', message: viewMessage(platform, message, viewerId ?? undefined) });
  };
  const onGone = (message: Message) => {
    if (seesMessage(message)) notice({ type: 'messageGone', id: message.id, channelId: message.channelId });
  };
  const onThread = (channel: Channel) => {
    if (sees(channel)) notice({ type: 'channel', channel: viewChannel(platform, channel, viewerId) });
  };
  const onInteraction = (interaction: Parameters<typeof viewInteraction>[1]) => {
    if (viewerId !== null && interaction.userId !== viewerId) return;
    notice({ type: 'interaction', interaction: viewInteraction(platform, interaction) });
  };
  const onCommands = () => notice({ type: 'commands' });
  const onServers = () => notice({ type: 'servers' });

  const messageEvents = ['messageCreate', 'messageUpdate', 'reactionAdd', 'reactionRemove'] as const;
  const serverEvents = [
    'serverJoin',
    'serverLeave',
    'serverUpdate',
    'memberUpdate',
    'channelUpdate',
  ] as const;
  for (const event of messageEvents) store.on(event, onMessage);
  for (const event of serverEvents) store.on(event, onServers);
  store.on('messageDelete', onGone);
  store.on('threadCreate', onThread).on('threadUpdate', onThread);
  store.on('interactionUpdate', onInteraction);
  store.on('commandsUpdate', onCommands);
  return () => {
    for (const event of messageEvents) store.off(event, onMessage);
    for (const event of serverEvents) store.off(event, onServers);
    store.off('messageDelete', onGone);
    store.off('threadCreate', onThread).off('threadUpdate', onThread);
    store.off('interactionUpdate', onInteraction);
    store.off('commandsUpdate', onCommands);
  };
}
