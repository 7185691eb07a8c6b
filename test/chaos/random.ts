/** Chance that comes out the same for the same seed (mulberry32). */
export interface Random {
  /** 0 <= number < 1. */
  next(): number;
  /** One of them, each as often as its weight says. */
  pick<Item>(weighted: readonly (readonly [item: Item, weight: number])[]): Item;
}

export const createRandom = (seed: number): Random => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    pick: (weighted) => {
      let left = next() * weighted.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of weighted) {
        left -= weight;
        if (left < 0) return item;
      }
      const [last] = weighted.at(-1) ?? [];
      if (last === undefined) throw new Error("nothing to pick from");
      return last;
    },
  };
};
