/** What the history of logs must do. */
import { describe, expect, it } from "vitest";
import type { createHistorySink } from "../../../db/history.ts";
import type { Event } from "../../../objects/simulation/event.ts";
import { changed, event, joined, remembered, spoken } from "../events.ts";

const story = (origin: string): Event[] => [
  joined(origin, 1, "anna"),
  changed(origin, 2, ["anna", "bruno"], "trust", 0.1),
  event(origin, 3, "world_event", { content: 'It\'s "raining" — ☂ \\u0000', location: null, by: "author" }),
  remembered(origin, 4, "anna", "rain"),
];

export const describeHistoryContract = (engine: string, historyOf: () => ReturnType<typeof createHistorySink>): void => {
  describe(`history on ${engine}`, () => {
    it("gives events back as they were written", async () => {
      const id = crypto.randomUUID();
      await historyOf().write(id, story(id));
      expect(await historyOf().eventsOf(id, 0, 100)).toEqual(story(id));
      expect((await historyOf().eventsOf(id, 1, 2)).map(({ seq }) => seq)).toEqual([2, 3]);
      expect(await historyOf().memorySeqs(id)).toEqual([4]);
    });

    it("is the same after duplicated, overlapping and reordered delivery", async () => {
      const id = crypto.randomUUID();
      const events = story(id);
      await historyOf().write(id, events.slice(2));
      await historyOf().write(id, events.toReversed());
      await historyOf().write(id, [...events, ...events]);
      expect(await historyOf().eventsOf(id, 0, 100)).toEqual(events);
    });

    it("keeps a branch's copy of its parent's events, and removes one without the other", async () => {
      const [parent, branch] = [crypto.randomUUID(), crypto.randomUUID()];
      await historyOf().write(parent, story(parent));
      await historyOf().write(branch, story(parent).slice(0, 2));
      expect((await historyOf().eventsOf(branch, 0, 100)).map(({ id }) => id)).toEqual([`${parent}:1`, `${parent}:2`]);
      await historyOf().removeEcosystem(branch);
      expect(await historyOf().eventsOf(branch, 0, 100)).toEqual([]);
      expect(await historyOf().eventsOf(parent, 0, 100)).toHaveLength(4);
    });

    it("keeps what was said where it can be searched, by words and by who took part", async () => {
      const id = crypto.randomUUID();
      const events = [
        spoken(id, 1, ["anna", "bruno"], "The lantern went out over the harbour."),
        spoken(id, 2, ["bruno", "anna"], "Then light another."),
        spoken(id, 3, ["clara", "anna"], "A lantern is not a lighthouse."),
      ];
      await historyOf().write(id, events.toReversed());
      await historyOf().write(id, events);
      const seqs = async (search: Parameters<ReturnType<typeof historyOf>["interactionsOf"]>[1]) =>
        (await historyOf().interactionsOf(id, search)).map(({ seq }) => seq);
      expect(await seqs({ limit: 10 })).toEqual([3, 2, 1]);
      expect(await seqs({ limit: 1, before: 3 })).toEqual([2]);
      expect(await seqs({ limit: 10, text: "lantern -lighthouse" })).toEqual([1]);
      expect(await seqs({ limit: 10, character_id: "bruno" })).toEqual([2, 1]);
      const [newest] = await historyOf().interactionsOf(id, { limit: 1 });
      expect(newest).toEqual({
        ecosystem_id: id,
        seq: 3,
        event_id: `${id}:3`,
        timestamp: "2026-01-01T00:00:03.000Z",
        visibility: "public",
        audience: ["anna"],
        speaker_id: "clara",
        participants: ["clara", "anna"],
        interaction_type: "chat",
        content: "A lantern is not a lighthouse.",
        response: null,
        conversation_id: null,
        relationship_change: [],
        emotional_states: {},
      });
      await historyOf().removeEcosystem(id);
      expect(await seqs({ limit: 10 })).toEqual([]);
    });

    it("finds what was last said long ago, together with what was said of late, by words and by who took part", async () => {
      const id = crypto.randomUUID();
      const lines = Array.from({ length: 2_600 }, (_, index) => {
        const isOld = index < 3;
        return spoken(id, index + 1, [isOld ? "emil" : "anna", "bruno"], isOld || index === 2_590 ? "The lantern burns." : "Rain again.");
      });
      for (let start = 0; start < lines.length; start += 500) await historyOf().write(id, lines.slice(start, start + 500));
      const seqs = async (search: Parameters<ReturnType<typeof historyOf>["interactionsOf"]>[1]) =>
        (await historyOf().interactionsOf(id, search)).map(({ seq }) => seq);
      expect(await seqs({ limit: 10, text: "lantern" })).toEqual([2_591, 3, 2, 1]);
      expect(await seqs({ limit: 3, text: "lantern" })).toEqual([2_591, 3, 2]);
      expect(await seqs({ limit: 1, text: "lantern" })).toEqual([2_591]);
      expect(await seqs({ limit: 10, before: 2_591, text: "lantern" })).toEqual([3, 2, 1]);
      expect(await seqs({ limit: 2, character_id: "emil" })).toEqual([3, 2]);
      expect(await seqs({ limit: 2, character_id: "bruno", text: "rain" })).toEqual([2_600, 2_599]);
      expect(await seqs({ limit: 5, character_id: "emil", text: "rain" })).toEqual([]);
    });

    it("names the memories of some characters, for whoever has to remove them elsewhere", async () => {
      const id = crypto.randomUUID();
      await historyOf().write(id, [remembered(id, 1, "anna", "rain"), remembered(id, 2, "bruno", "sun")]);
      expect(await historyOf().memorySeqs(id)).toEqual([1, 2]);
      expect(await historyOf().memorySeqs(id, ["bruno"])).toEqual([2]);
    });

    it("takes a batch of 1,000 events, an empty one, and text that PostgreSQL cannot hold", async () => {
      const id = crypto.randomUUID();
      const many = Array.from({ length: 1000 }, (_, index) => changed(id, index + 1, ["anna", "bruno"], "trust", 0.1));
      await historyOf().write(id, many);
      await historyOf().write(id, []);
      await historyOf().write(id, [event(id, 1001, "world_event", { content: "a\0b\ud800c", location: null, by: "author" })]);
      const stored = await historyOf().eventsOf(id, 0, 2000);
      expect(stored).toHaveLength(1001);
      expect(stored.at(-1)?.data).toEqual({ content: "ab\ufffdc", location: null, by: "author" });
    });
  });
};
