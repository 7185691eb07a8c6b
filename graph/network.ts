/** Who likes whom in one ecosystem, as numbers, for what has to see all of it at once: pure, and the same for every store. */
import type { CharacterId } from "../objects/simulation/state.ts";

/** A list of neighbours per character: those of `i` are `other[start[i]]` to before `other[start[i + 1]]`, all by position in `ids`. */
export interface Network {
  readonly ids: readonly CharacterId[];
  readonly start: Int32Array;
  readonly other: Int32Array;
  /** Above 0, up to 1. */
  readonly weight: Float64Array;
}

/** What one character likes: positions and strengths side by side. */
export interface Likes {
  readonly others: ArrayLike<number>;
  readonly strengths: ArrayLike<number>;
}

/** Ties of a strength above 0, as they are held. @param likes of each of `ids`, which are in ascending order. */
export const likesNetwork = (ids: readonly CharacterId[], likes: readonly Likes[]): Network => {
  const start = new Int32Array(ids.length + 1);
  for (const [index, { others }] of likes.entries()) start[index + 1] = (start[index] ?? 0) + others.length;
  const size = start[ids.length] ?? 0;
  const network = { ids, start, other: new Int32Array(size), weight: new Float64Array(size) };
  for (const [index, { others, strengths }] of likes.entries()) {
    network.other.set(others, start[index] ?? 0);
    network.weight.set(strengths, start[index] ?? 0);
  }
  return network;
};

/** One of a tie's ends, the other, and how strong it is now. */
export interface Strength {
  readonly from: CharacterId;
  readonly to: CharacterId;
  /** -1..1. */
  readonly strength: number;
}

/** The network after these have changed, the last of a tie's counting; both ends are in it. */
export const withStrengths = (network: Network, changed: readonly Strength[]): Network => {
  const { ids, start, other, weight } = network;
  const positions = new Map(ids.map((id, position) => [id, position]));
  const rows = new Map<number, Map<number, number>>();
  for (const { from, to, strength } of changed) {
    const [source, target] = [positions.get(from), positions.get(to)];
    if (source === undefined || target === undefined) continue;
    const row = rows.get(source) ?? new Map<number, number>();
    rows.set(source, row.set(target, strength));
  }
  const likes = ids.map((_id, index): Likes => {
    const [first, behind] = [start[index] ?? 0, start[index + 1] ?? 0];
    const row = rows.get(index);
    const kept = { others: other.subarray(first, behind), strengths: weight.subarray(first, behind) };
    if (row === undefined) return kept;
    const all = new Map([...kept.others].map((toward, edge) => [toward, kept.strengths[edge] ?? 0]));
    for (const [toward, strength] of row) all.set(toward, strength);
    const liked = [...all].filter(([, strength]) => strength > 0);
    return { others: liked.map(([toward]) => toward), strengths: liked.map(([, strength]) => strength) };
  });
  return likesNetwork(ids, likes);
};

/** The same list from the other end: who holds a tie toward each. */
const reversed = ({ ids, start, other, weight }: Network): Network => {
  const begin = new Int32Array(ids.length + 1);
  for (const toward of other) begin[toward + 1] = (begin[toward + 1] ?? 0) + 1;
  for (let index = 0; index < ids.length; index++) begin[index + 1] = (begin[index + 1] ?? 0) + (begin[index] ?? 0);
  const free = begin.slice();
  const result = { ids, start: begin, other: new Int32Array(other.length), weight: new Float64Array(other.length) };
  for (let from = 0; from < ids.length; from++)
    for (let edge = start[from] ?? 0; edge < (start[from + 1] ?? 0); edge++) {
      const toward = other[edge] ?? 0;
      const place = free[toward] ?? 0;
      result.other[place] = from;
      result.weight[place] = weight[edge] ?? 0;
      free[toward] = place + 1;
    }
  return result;
};

/** Bonds, in both directions: the greater of the two likings. Neighbours in ascending order; nobody is their own. */
export const bondsOf = (likes: Network): Network => {
  const { ids } = likes;
  const ends = [likes, reversed(likes)];
  const start = new Int32Array(ids.length + 1);
  const other = new Int32Array(likes.other.length * 2);
  const weight = new Float64Array(likes.other.length * 2);
  const bond = new Float64Array(ids.length);
  let size = 0;
  for (let from = 0; from < ids.length; from++) {
    const first = size;
    for (const end of ends)
      for (let edge = end.start[from] ?? 0; edge < (end.start[from + 1] ?? 0); edge++) {
        const toward = end.other[edge] ?? 0;
        if (toward === from) continue;
        if (bond[toward] === 0) other[size++] = toward;
        bond[toward] = Math.max(bond[toward] ?? 0, end.weight[edge] ?? 0);
      }
    other.subarray(first, size).sort();
    for (let edge = first; edge < size; edge++) {
      const toward = other[edge] ?? 0;
      weight[edge] = bond[toward] ?? 0;
      bond[toward] = 0;
    }
    start[from + 1] = size;
  }
  return { ids, start, other: other.subarray(0, size), weight: weight.subarray(0, size) };
};
