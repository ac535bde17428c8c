/** What belongs together under one key, keys and items in the order in which they come. */
export function grouped<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    const there = groups.get(name);
    if (there) there.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}
