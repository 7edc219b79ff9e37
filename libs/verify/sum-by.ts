/** Sums of fen by key. */
export function sumBy<T>(things: Iterable<T>, entry: (thing: T) => readonly [key: string, fen: number]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const thing of things) {
    const [key, fen] = entry(thing);
    sums.set(key, (sums.get(key) ?? 0) + fen);
  }
  return sums;
}
