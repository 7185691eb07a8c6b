/** Chance as data: a stream that a seed and a step number decide, so that a step can be run again and come out the same. */
import { hashWords } from "./hash.ts";

export interface Random {
  /** 0 (included) to 1 (excluded). */
  next(): number;
  /** A whole number from 0 to `bound` - 1; 0 when `bound` is below 1. */
  integer(bound: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** One of the items; undefined when there are none. */
  pick<Item>(items: readonly Item[]): Item | undefined;
  /** One of the items with a probability proportional to its weight; undefined when no weight is above 0. */
  weighted<Item>(items: readonly Item[], weightOf: (item: Item) => number): Item | undefined;
  /** One of the items with a probability proportional to exp(score / temperature); undefined when there are none. */
  softmax<Item>(items: readonly Item[], scoreOf: (item: Item) => number, temperature: number): Item | undefined;
}

/** Draws thrown away first, so that close seeds part ways (PractRand's advice for sfc32). */
const WARM_UP = 12;

/** The stream of one step of one ecosystem (sfc32, Chris Doty-Humphrey). */
export const randomFor = (seed: number, tick: number): Random => {
  let [a, b] = hashWords(`${seed}/${tick}`);
  let c = seed >>> 0;
  let counter = 1;
  const draw = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let index = 0; index < WARM_UP; index += 1) draw();
  const next = (): number => draw() / 4_294_967_296;
  const choose = <Item>(items: readonly Item[], weights: readonly number[]): Item | undefined => {
    let whole = 0;
    for (const weight of weights) whole += weight;
    let left = next() * whole;
    let chosen: Item | undefined;
    for (const [index, item] of items.entries()) {
      const weight = weights[index] ?? 0;
      if (weight <= 0) continue;
      chosen = item;
      left -= weight;
      if (left < 0) break;
    }
    return chosen;
  };
  return {
    next,
    integer: (bound) => (bound < 1 ? 0 : Math.floor(next() * bound)),
    chance: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)],
    weighted: (items, weightOf) =>
      choose(
        items,
        items.map((item) => Math.max(0, weightOf(item))),
      ),
    softmax: (items, scoreOf, temperature) => {
      const scores = items.map(scoreOf);
      const highest = Math.max(...scores);
      return choose(
        items,
        scores.map((score) => Math.exp((score - highest) / temperature)),
      );
    },
  };
};
