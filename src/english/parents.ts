import type { Gender } from './names.ts';
import { patterns } from './patterns.ts';

/** The gender of "mother-of-two", "dad-of-three" and the like, null for "parent-of-one"; undefined for other words. */
export function parentOf(lower: string): Gender | undefined {
  const parent = patterns.parentOf.exec(lower)?.[1];
  if (parent === undefined) return undefined;
  if (parent === 'parent') return null;
  return parent.startsWith('m') ? 'f' : 'm';
}
