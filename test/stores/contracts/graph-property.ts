/** Random logs, delivered as a network delivers them, against the plain model of test/stores/contracts/graph-model.ts. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { centralityIn } from "../../../graph/centrality.ts";
import { communitiesIn } from "../../../graph/communities.ts";
import { traceOf } from "../../../graph/gossip.ts";
import { bondsOf, likesNetwork } from "../../../graph/network.ts";
import type { Network } from "../../../graph/network.ts";
import type { RelationGraph } from "../../../graph/relations.ts";
import type { Event } from "../../../objects/simulation/event.ts";
import { changed, joined, left, retyped, told } from "../events.ts";
import { modelOf } from "./graph-model.ts";

const cast = ["anna", "bruno", "clara", "dora", "emil", "fritz"] as const;
const dimensions = ["strength", "trust", "familiarity"] as const;
const types = ["friend", "rival", "family"] as const;
const facts = ["theft", "feast"] as const;

const someone = fc.constantFrom(...cast);
const pair = fc.tuple(someone, someone).filter(([from, to]) => from !== to);
/** Two decimals, of either sign for strength. */
const value = fc.integer({ min: 0, max: 100 }).map((hundredths) => hundredths / 100);

type Draft = (origin: string, seq: number) => Event;

const draft: fc.Arbitrary<Draft> = fc.oneof(
  {
    weight: 2,
    arbitrary: someone.map(
      (id): Draft =>
        (origin, seq) =>
          joined(origin, seq, id),
    ),
  },
  {
    weight: 1,
    arbitrary: someone.map(
      (id): Draft =>
        (origin, seq) =>
          left(origin, seq, id),
    ),
  },
  {
    weight: 8,
    arbitrary: fc.tuple(pair, fc.constantFrom(...dimensions), value, fc.boolean()).map(
      ([ends, dimension, amount, isNegative]): Draft =>
        (origin, seq) =>
          changed(origin, seq, ends, dimension, dimension === "strength" && isNegative ? 0 - amount : amount),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(pair, fc.constantFrom(...types)).map(
      ([ends, type]): Draft =>
        (origin, seq) =>
          retyped(origin, seq, ends, type),
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...facts), fc.constantFrom(...cast, "visitor:1"), fc.uniqueArray(someone, { minLength: 1, maxLength: 3 }))
      .map(
        ([fact, teller, listeners]): Draft =>
          (origin, seq) =>
            told(origin, seq, fact, [teller, ...listeners]),
      ),
  },
);

/** Which events come in which batch: some twice, in any order, and each at least once. */
const deliveryOf = (length: number) =>
  fc
    .tuple(
      fc.shuffledSubarray(
        Array.from({ length }, (_, index) => index),
        { minLength: length, maxLength: length },
      ),
      fc.array(fc.nat(Math.max(0, length - 1)), { maxLength: length }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
    )
    .map(([order, again, sizes]) => {
      const all = [...order, ...again];
      const batches: number[][] = [];
      for (let start = 0, turn = 0; start < all.length; turn++) {
        const size = sizes[turn % sizes.length] ?? 1;
        batches.push(all.slice(start, start + size));
        start += size;
      }
      return batches;
    });

const log = fc.array(draft, { minLength: 1, maxLength: 40 }).chain((drafts) => fc.tuple(fc.constant(drafts), deliveryOf(drafts.length)));

const isWay = (graph: ReturnType<typeof modelOf>, path: readonly string[]): boolean =>
  path.every((id, index) => index === 0 || graph.distance(path[index - 1] ?? "", id) === 1);

const byEnds = (a: { from: string; to: string }, b: { from: string; to: string }): number =>
  `${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1;

const networkOf = ({ names, relationships }: ReturnType<typeof modelOf>): Network => {
  const ids = [...names.keys()].toSorted();
  const likes = ids.map((id) => relationships.filter(({ from, strength }) => from === id && strength > 0));
  return likesNetwork(
    ids,
    likes.map((ties) => ({ others: ties.map(({ to }) => ids.indexOf(to)), strengths: ties.map(({ strength }) => strength) })),
  );
};

const holdAgainstModel = async (graph: RelationGraph, id: string, events: readonly Event[]): Promise<void> => {
  const model = modelOf(id, events);
  const known = [...model.names.keys()];
  for (const one of known) {
    const own = model.relationships.filter(({ from, to }) => from === one || to === one);
    expect((await graph.relationshipsOf(id, one)).toSorted(byEnds)).toEqual(own);
  }
  const first = known.at(0) ?? "";
  const last = known.at(-1) ?? "";
  const near = known
    .filter((other) => other !== first && model.distance(first, other) < Infinity)
    .map((character_id) => ({ character_id, name: model.names.get(character_id), distance: model.distance(first, character_id) }))
    .toSorted((a, b) => a.distance - b.distance || (a.character_id < b.character_id ? -1 : 1));
  expect(await graph.neighbours(id, first, 6)).toEqual(near);
  const ego = await graph.egoNetwork(id, first, 1);
  const around = new Set([first, ...near.filter(({ distance }) => distance === 1).map(({ character_id }) => character_id)]);
  expect(ego.ties.toSorted(byEnds)).toEqual(model.relationships.filter(({ from, to }) => around.has(from) && around.has(to)));

  const path = await graph.path(id, first, last);
  expect(path === null ? Infinity : path.length - 1).toBe(model.distance(first, last));
  expect(path === null || (path[0] === first && path.at(-1) === last && isWay(model, path))).toBe(true);
  const strongest = await graph.strongestPath(id, first, last);
  expect(strongest?.bond ?? 0).toBeCloseTo(model.strongest(first, last), 9);
  expect(strongest === null || isWay(model, strongest.path)).toBe(true);

  const communities = await graph.communities(id);
  const likes = networkOf(model);
  expect(communities).toEqual(communitiesIn(bondsOf(likes)));
  const central = new Map(centralityIn(likes, bondsOf(likes)).map(({ character_id, page_rank }) => [character_id, page_rank]));
  for (const { character_id, page_rank } of await graph.centrality(id)) expect(page_rank).toBeCloseTo(central.get(character_id) ?? NaN, 9);
  expect(communities.flat().toSorted()).toEqual(known.toSorted());
  // nobody shares a community with those whom no chain of bonds reaches
  for (const [one = "", ...others] of communities) for (const other of others) expect(model.strongest(one, other)).toBeGreaterThan(0);
  expect((await graph.centrality(id)).reduce((total, { page_rank }) => total + page_rank, 0)).toBeCloseTo(1, 6);
  for (const fact of facts) {
    const tellings = model.tellings.filter(({ fact_id }) => fact_id === fact);
    expect(await graph.gossipTrace(id, fact)).toEqual(traceOf(tellings));
  }
};

export const describeGraphProperties = (engine: string, graphOf: () => RelationGraph, runs: number): void => {
  describe(`relation graph on ${engine}`, () => {
    it("is what the log says, however its events are batched, repeated and reordered", async () => {
      const checked = fc.assert(
        fc.asyncProperty(log, async ([drafts, batches]) => {
          const id = crypto.randomUUID();
          const events = drafts.map((make, index) => make(id, index + 1));
          for (const batch of batches) {
            await graphOf().write(
              id,
              batch.flatMap((position) => events[position] ?? []),
            );
            // what was worked out halfway must not be what is told at the end
            await graphOf().communities(id);
          }
          await holdAgainstModel(graphOf(), id, events);
        }),
        { numRuns: runs },
      );
      await expect(checked).resolves.toBeUndefined();
    }, 300_000);
  });
};
