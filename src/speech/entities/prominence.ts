import type { Entity } from './entity.ts';
import type { NameMention } from './mentions.ts';

/** The one of several who is meant by a name they share: the one last named nearby, else the most named. */
export function prominent(
  pool: readonly Entity[],
  recent: readonly Entity[],
  mention: NameMention,
): Entity | null {
  const [only] = pool;
  if (only === undefined || pool.length === 1) return only ?? null;
  const title = mention.honorific ?? '';
  let best = only;
  for (const entity of pool) if (weight(entity, recent, title) > weight(best, recent, title)) best = entity;
  return best;
}

function weight(entity: Entity, recent: readonly Entity[], title: string): number {
  const near = recent.lastIndexOf(entity);
  const titled = title !== '' && entity.gender !== null ? 1 : 0;
  return entity.fullNamings + entity.named * 2 + (near >= 0 ? 1 + near / 12 : 0) + titled;
}
