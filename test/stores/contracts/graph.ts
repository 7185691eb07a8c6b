/** What every relationship graph must do, whatever store is behind it. */
import { describe, expect, it } from "vitest";
import type { Event } from "../../../objects/simulation/event.ts";
import type { RelationGraph } from "../../../graph/relations.ts";
import { changed, joined, left, retyped, told } from "../events.ts";

const cast = ["anna", "bruno", "clara", "dora", "emil"] as const;

/** anna - bruno - clara - dora in a chain; emil knows nobody. */
const story = (origin: string): Event[] => [
  ...cast.map((id, index) => joined(origin, index + 1, id)),
  changed(origin, 6, ["anna", "bruno"], "trust", 0.2),
  changed(origin, 7, ["anna", "bruno"], "strength", -0.4),
  changed(origin, 8, ["clara", "bruno"], "familiarity", 0.3),
  changed(origin, 9, ["clara", "dora"], "familiarity", 0.1),
  changed(origin, 10, ["anna", "bruno"], "trust", 0.6),
  retyped(origin, 11, ["anna", "bruno"], "rival"),
  left(origin, 12, "dora"),
];

const everything = async (graph: RelationGraph, ecosystemId: string) => ({
  relationships: await Promise.all(cast.map((id) => graph.relationshipsOf(ecosystemId, id))),
  history: await graph.history(ecosystemId, "anna", "bruno"),
  neighbours: await graph.neighbours(ecosystemId, "anna", 6),
});

export const describeGraphContract = (engine: string, graphOf: () => RelationGraph): void => {
  describe(`relation graph on ${engine}`, () => {
    it("keeps the newest value of each dimension and the whole history of a tie", async () => {
      const id = crypto.randomUUID();
      await graphOf().write(id, story(id));
      const tie = { ecosystem_id: id, from: "anna", to: "bruno", type: "rival", strength: -0.4, trust: 0.6, familiarity: 0 };
      expect(await graphOf().relationshipsOf(id, "anna")).toEqual([tie]);
      expect((await graphOf().relationshipsOf(id, "bruno")).map(({ from, to }) => [from, to])).toEqual([
        ["anna", "bruno"],
        ["clara", "bruno"],
      ]);
      const history = await graphOf().history(id, "anna", "bruno");
      expect(history.map(({ seq, dimension, after }) => [seq, dimension, after])).toEqual([
        [6, "trust", 0.2],
        [7, "strength", -0.4],
        [10, "trust", 0.6],
        [11, "type", "rival"],
      ]);
      expect(history[0]).toEqual({
        ecosystem_id: id,
        event_id: `${id}:6`,
        seq: 6,
        timestamp: "2026-01-01T00:00:06.000Z",
        from: "anna",
        to: "bruno",
        dimension: "trust",
        before: 0,
        delta: 0.2,
        after: 0.2,
        causes: [5],
        quote: "",
        rule: "test",
      });
      expect(history[3]).toMatchObject({ before: "stranger", delta: null });
      expect(await graphOf().history(id, "bruno", "anna")).toEqual([]);
    });

    it("is the same after duplicated, split and reordered delivery", async () => {
      const [once, twice, backwards] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
      const origin = crypto.randomUUID();
      const events = story(origin);
      await graphOf().write(once, events);
      await graphOf().write(twice, events.slice(0, 8));
      await graphOf().write(twice, events);
      await graphOf().write(twice, [...events, ...events]);
      for (const event of events.toReversed()) await graphOf().write(backwards, [event]);
      const nameless = (id: string) => async () =>
        JSON.parse(JSON.stringify(await everything(graphOf(), id)).replaceAll(id, "ecosystem")) as unknown;
      const expected = await nameless(once)();
      expect(await nameless(twice)()).toEqual(expected);
      expect(await nameless(backwards)()).toEqual(expected);
    });

    it("finds a shortest chain of ties in whichever direction they are held", async () => {
      const id = crypto.randomUUID();
      await graphOf().write(id, story(id));
      expect(await graphOf().path(id, "anna", "dora")).toEqual(["anna", "bruno", "clara", "dora"]);
      expect(await graphOf().path(id, "anna", "emil")).toBeNull();
      expect(await graphOf().path(id, "anna", "anna")).toEqual(["anna"]);
      await graphOf().write(id, [changed(id, 13, ["dora", "anna"], "familiarity", 0.1)]);
      expect(await graphOf().path(id, "anna", "dora")).toEqual(["anna", "dora"]);
    });

    it("names the neighbours within so many ties, the nearest first", async () => {
      const id = crypto.randomUUID();
      await graphOf().write(id, story(id));
      expect(await graphOf().neighbours(id, "anna", 2)).toEqual([
        { character_id: "bruno", name: "BRUNO", distance: 1 },
        { character_id: "clara", name: "CLARA", distance: 2 },
      ]);
      expect(await graphOf().neighbours(id, "emil", 6)).toEqual([]);
    });

    it("finds the chain of the strongest bonds, longer than the shortest chain if need be", async () => {
      const id = crypto.randomUUID();
      await graphOf().write(id, [
        ...cast.map((name, index) => joined(id, index + 1, name)),
        changed(id, 6, ["anna", "dora"], "strength", 0.3),
        changed(id, 7, ["bruno", "anna"], "strength", 0.9),
        changed(id, 8, ["anna", "bruno"], "strength", -0.5),
        changed(id, 9, ["bruno", "clara"], "strength", 0.8),
        changed(id, 10, ["dora", "clara"], "strength", 1),
        changed(id, 11, ["emil", "anna"], "strength", -1),
      ]);
      const found = await graphOf().strongestPath(id, "anna", "dora");
      expect(found?.path).toEqual(["anna", "bruno", "clara", "dora"]);
      expect(found?.bond).toBeCloseTo(0.72, 12);
      expect(await graphOf().strongestPath(id, "anna", "anna")).toEqual({ path: ["anna"], bond: 1 });
      // who is only disliked is bound to nobody, and yet a tie leads there
      expect(await graphOf().strongestPath(id, "anna", "emil")).toBeNull();
      expect(await graphOf().path(id, "anna", "emil")).toEqual(["anna", "emil"]);
    });

    it("draws a character's surroundings with the ties among all of them, the strongest first", async () => {
      const id = crypto.randomUUID();
      await graphOf().write(id, [...story(id), changed(id, 13, ["clara", "anna"], "strength", 0.7)]);
      const { characters, ties } = await graphOf().egoNetwork(id, "anna", 1);
      expect(characters).toEqual([
        { character_id: "anna", name: "ANNA", distance: 0 },
        { character_id: "bruno", name: "BRUNO", distance: 1 },
        { character_id: "clara", name: "CLARA", distance: 1 },
      ]);
      expect(ties.map(({ from, to, strength }) => [from, to, strength])).toEqual([
        ["clara", "anna", 0.7],
        ["anna", "bruno", -0.4],
        ["clara", "bruno", 0],
      ]);
      const all = await graphOf().egoNetwork(id, "anna", 6);
      expect([all.characters.length, all.ties.length]).toEqual([4, 4]);
      expect(await graphOf().egoNetwork(id, "emil", 2)).toEqual({
        characters: [{ character_id: "emil", name: "EMIL", distance: 0 }],
        ties: [],
      });
    });

    it("tells circles of friends apart and who is at their centre", async () => {
      const id = crypto.randomUUID();
      const friends = [
        ["a1", "a2"],
        ["a2", "a3"],
        ["a3", "a1"],
        ["b1", "b2"],
        ["b2", "b3"],
        ["b3", "b1"],
        ["b4", "b1"],
      ] as const;
      await graphOf().write(id, [
        ...friends.map((pair, index) => changed(id, index + 1, pair, "strength", 0.8)),
        changed(id, 20, ["a1", "b1"], "strength", 0.1),
        changed(id, 21, ["a2", "b2"], "strength", -0.9),
        joined(id, 22, "hermit"),
      ]);
      expect(await graphOf().communities(id)).toEqual([["b1", "b2", "b3", "b4"], ["a1", "a2", "a3"], ["hermit"]]);
      const central = await graphOf().centrality(id);
      expect(central[0]?.character_id).toBe("b1");
      const b1 = central[0];
      expect(b1?.degree).toBe(4);
      expect(b1?.weighted_degree).toBeCloseTo(2.5, 12);
      expect(central.find(({ character_id }) => character_id === "hermit")).toMatchObject({ degree: 0, weighted_degree: 0 });
      expect(central.reduce((total, { page_rank }) => total + page_rank, 0)).toBeCloseTo(1, 9);
    });

    it("tells what holds now, whatever it was asked before: after changes in order, late ones, newcomers, and a log in its place", async () => {
      const id = crypto.randomUUID();
      const bondOf = async () => (await graphOf().strongestPath(id, "anna", "bruno"))?.bond ?? 0;
      const like = (seq: number, strength: number, dimension: "strength" | "trust" = "strength") =>
        graphOf().write(id, [changed(id, seq, ["anna", "bruno"], dimension, strength)]);
      expect(await bondOf()).toBe(0);
      await like(5, 0.5);
      expect(await bondOf()).toBe(0.5);
      await like(7, 0.7);
      await like(8, 0.1, "trust");
      expect(await bondOf()).toBe(0.7);
      await like(6, 0.6);
      expect(await bondOf()).toBe(0.7);
      await graphOf().write(id, [changed(id, 4, ["bruno", "anna"], "strength", 0.9)]);
      expect(await bondOf()).toBe(0.9);
      await graphOf().write(id, [changed(id, 9, ["bruno", "anna"], "strength", -0.9)]);
      expect(await bondOf()).toBe(0.7);
      await graphOf().write(id, [joined(id, 10, "clara")]);
      expect((await graphOf().communities(id)).flat()).toEqual(["anna", "bruno", "clara"]);
      await graphOf().remove(id);
      expect(await bondOf()).toBe(0);
      expect(await graphOf().communities(id)).toEqual([]);
      await like(5, 0.4);
      expect(await bondOf()).toBe(0.4);
    });

    it("traces a rumour from mouth to ear, and who heard it first from whom", async () => {
      const id = crypto.randomUUID();
      const rumour = [
        told(id, 5, "theft", ["anna", "bruno"], 3),
        told(id, 8, "theft", ["bruno", "clara", "dora"], 5),
        told(id, 9, "theft", ["visitor:7", "dora", "emil"]),
        told(id, 7, "feast", ["anna", "clara"], 2),
      ];
      await graphOf().write(id, rumour.toReversed());
      await graphOf().write(id, rumour);
      const { tellings, learned } = await graphOf().gossipTrace(id, "theft");
      expect(tellings.map(({ seq }) => seq)).toEqual([5, 8, 9]);
      expect(tellings[2]).toEqual({
        event_id: `${id}:9`,
        seq: 9,
        timestamp: "2026-01-01T00:00:09.000Z",
        fact_id: "theft",
        text: "what theft says",
        teller_id: "visitor:7",
        listeners: ["dora", "emil"],
        source_seq: null,
        conversation_id: null,
      });
      expect(learned).toEqual([
        { character_id: "bruno", from: "anna", seq: 5 },
        { character_id: "clara", from: "bruno", seq: 8 },
        { character_id: "dora", from: "bruno", seq: 8 },
        { character_id: "emil", from: "visitor:7", seq: 9 },
      ]);
      expect(await graphOf().gossipTrace(id, "nothing")).toEqual({ tellings: [], learned: [] });
      await graphOf().remove(id);
      expect((await graphOf().gossipTrace(id, "theft")).tellings).toEqual([]);
    });

    it("keeps a branch apart from the ecosystem whose events it shares", async () => {
      const [parent, branch] = [crypto.randomUUID(), crypto.randomUUID()];
      await graphOf().write(parent, story(parent));
      await graphOf().write(branch, [...story(parent).slice(0, 7), changed(branch, 8, ["anna", "bruno"], "trust", 0.9)]);
      expect(await graphOf().relationshipsOf(parent, "anna")).toMatchObject([{ trust: 0.6, type: "rival" }]);
      expect(await graphOf().relationshipsOf(branch, "anna")).toMatchObject([{ trust: 0.9, type: "stranger" }]);
      expect((await graphOf().history(branch, "anna", "bruno")).map(({ event_id }) => event_id)).toEqual([
        `${parent}:6`,
        `${parent}:7`,
        `${branch}:8`,
      ]);
      await graphOf().remove(branch);
      expect(await graphOf().relationshipsOf(branch, "anna")).toEqual([]);
      expect(await graphOf().relationshipsOf(parent, "anna")).toHaveLength(1);
    });

    it("takes a batch of 1,000 changes and a batch that is none of its business", async () => {
      const id = crypto.randomUUID();
      const many = Array.from({ length: 1000 }, (_, index) => changed(id, index + 1, ["anna", "bruno"], "trust", (index % 100) / 100));
      await graphOf().write(id, many);
      expect(await graphOf().history(id, "anna", "bruno")).toHaveLength(1000);
      expect(await graphOf().relationshipsOf(id, "anna")).toMatchObject([{ trust: 0.99 }]);
      await graphOf().write(id, []);
    });
  });
};
