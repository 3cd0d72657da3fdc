import { LRUCache } from 'lru-cache';

/** A function that remembers what it gave for the `most` values that were asked for last. */
export function memo<Value extends {}>(
  most: number,
  compute: (key: string) => Value,
): (key: string) => Value {
  const known = new LRUCache<string, Value>({ max: most });
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}
