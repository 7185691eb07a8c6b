/** The local mind's own chance: a small stream that the wish's seed decides (mulberry32, Tommy Ettinger). */
export interface Dice {
  /** 0 (included) to 1 (excluded). */
  next(): number;
  chance(probability: number): boolean;
  /** One of at least one item. */
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  /** One of the items, in proportion to their weights; undefined when there are none. */
  weighted<Item>(items: readonly Item[], weightOf: (item: Item) => number): Item | undefined;
}

export const createDice = (seed: number): Dice => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    chance: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)] ?? items[0],
    weighted: (items, weightOf) => {
      const weights = items.map((item) => Math.max(0, weightOf(item)));
      let left = next() * weights.reduce((sum, weight) => sum + weight, 0);
      return items.find((_, index) => (left -= weights[index] ?? 0) < 0) ?? items.at(-1);
    },
  };
};

/** FNV-1a as a fraction, 0..1: the same text always gives the same number. */
export const fractionOf = (text: string): number => {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  value ^= value >>> 16;
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  return (value >>> 0) / 4_294_967_296;
};
