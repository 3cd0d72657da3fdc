import { repairLine } from '../repair.ts';

/** A text from a page's head or data as a line: without tags, entities decoded, repaired. */
export function tidy(text: unknown): string {
  if (typeof text !== 'string') return '';
  return repairLine(text.replace(/<[^<>]{1,500}>/gu, ''));
}
