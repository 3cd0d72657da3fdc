import type { ChannelView } from '../../../control/places.ts';
import type { IconName } from '../icon.ts';

const ICONS: Readonly<Record<ChannelView['kind'], IconName>> = {
  text: 'hash',
  voice: 'hash',
  announcement: 'megaphone',
  thread: 'thread',
  forum: 'forum',
  forumPost: 'thread',
  category: 'down',
  dm: 'message',
};

export function iconOf({ kind }: ChannelView): IconName {
  return ICONS[kind];
}
