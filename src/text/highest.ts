interface Scored {
  readonly id: number;
  readonly score: number;
}

/** The `most` numbers with the highest scores, highest first; of equal ones the smaller number. One pass over all. */
export function highest(
  ids: Iterable<number>,
  scoreOf: (id: number) => number,
  most: number,
): readonly number[] {
  const best: Scored[] = [];
  let least = Number.NEGATIVE_INFINITY;
  for (const id of ids) {
    const score = scoreOf(id);
    if (best.length >= most && score < least) continue;
    best.push({ id, score });
    if (best.length < 2 * most) continue;
    cutTo(best, most);
    least = best.at(-1)?.score ?? least;
  }
  cutTo(best, most);
  return best.map(({ id }) => id);
}

function cutTo(best: Scored[], most: number): void {
  best.sort((one, other) => other.score - one.score || one.id - other.id);
  best.length = Math.min(best.length, most);
}
