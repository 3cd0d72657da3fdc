/** Characters of a bar. */
const WIDTH = 8;

/**
 * A bar of eight characters, as much of it full as `count` is of `most`; what is more than nothing has at least one. The
 * number stands beside it, for those who have it read aloud.
 *
 * @example
 * bar(2, 4); // '████░░░░'
 */
export function bar(count: number, most: number): string {
  const full = count <= 0 || most <= 0 ? 0 : Math.min(WIDTH, Math.max(1, Math.round((WIDTH * count) / most)));
  return '█'.repeat(full) + '░'.repeat(WIDTH - full);
}
