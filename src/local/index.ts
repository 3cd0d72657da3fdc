/** What a bot's program and its tests use of the local Discord. */
export type { LocalControl } from './control/control.ts';
export type { InteractionView, MessageView } from './control/view.ts';
export type { RecordedRequest } from './recorder.ts';
export { type LocalDiscord, type LocalSettings, startLocalDiscord } from './start.ts';
export type { Web, WebPage } from './web.ts';
export {
  buildWorld,
  type ChannelDraft,
  type MessageDraft,
  type ServerDraft,
  type WorldDraft,
} from './world/draft.ts';
export type { World } from './world/world.ts';
