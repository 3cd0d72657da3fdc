import { buildWorld, type WorldDraft } from './draft.ts';
import type { World } from './world.ts';

const DRAFT: WorldDraft = {
  servers: [
    {
      name: 'The Morning Desk',
      members: ['Hester Quill', 'Ravi Anand'],
      moderators: ['Hester Quill'],
      channels: [{ name: 'news', kind: 'announcement' }, { name: 'lounge' }],
    },
    {
      name: 'Pub Quiz League',
      members: ['Ravi Anand'],
      channels: [{ name: 'general' }],
    },
  ],
};

/** The world that a local Discord starts with: two servers, and a thread about the seed article. */
export function defaultWorld(now: number): World {
  return buildWorld(DRAFT, now);
}
