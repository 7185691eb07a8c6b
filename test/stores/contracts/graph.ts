/** What every relationship graph must do, whatever store is behind it. */
import { describe, expect, it } from "vitest";
import type { Event } from "../../../objects/simulation/event.ts";
import type { RelationGraph } from "../../../graph/relations.ts";
import { changed, joined, left, retyped } from "../events.ts";

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
