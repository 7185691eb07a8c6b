import { describe, expect, test } from "vitest";
import { fold, stateHash, TUNING, type Event, type EventOf, type EventType } from "../../objects/simulation/index.ts";
import { chatter, creation } from "./cast.ts";
import { seeds } from "./deep.ts";
import { startRun, type Run } from "./run.ts";

const only = <Type extends EventType>(events: readonly Event[], type: Type): readonly EventOf<Type>[] =>
  events.filter((event): event is EventOf<Type> => event.type === type);

const lived = (seed: number, cast = 5, ticks = 500): Run => {
  const run = startRun(creation(cast, seed));
  run.live(ticks, chatter);
  return run;
};

describe("memories", () => {
  test("of many talks with one person become one, and the slight ones are forgotten; what one brought along or concluded stays", () => {
    for (const seed of seeds(2, 20)) {
      const run = lived(seed);
      const formed = new Map(
        run.events.flatMap((event) =>
          event.type === "memory_formed" || event.type === "memories_consolidated"
            ? [[event.data.memory.id, { ...event.data.memory, owner: event.data.character_id, seq: event.seq }] as const]
            : [],
        ),
      );
      const consolidated = only(run.events, "memories_consolidated");
      const forgotten = only(run.events, "memories_forgotten");
      expect(consolidated.length, `seed ${seed}`).toBeGreaterThan(0);
      expect(forgotten.length, `seed ${seed}`).toBeGreaterThan(0);
      for (const { data, seq, visibility } of consolidated) {
        const replaced = data.replaced.flatMap((id) => formed.get(id) ?? []);
        expect(visibility).toBe("private");
        expect(replaced.length, `event ${seq}`).toBe(data.replaced.length);
        expect(replaced.every(({ owner, kind }) => owner === data.character_id && (kind === "dialogue" || kind === "summary"))).toBe(true);
        expect(data.memory.kind).toBe("summary");
        expect(data.memory.sources.every((source) => source < seq)).toBe(true);
        expect(data.memory.text).toMatch(/^Several talks with /);
      }
      for (const { data } of forgotten)
        for (const id of data.memory_ids) {
          expect(formed.get(id)?.kind).not.toMatch(/canon|reflection/);
          expect(formed.get(id)?.importance).toBeLessThanOrEqual(TUNING.memory.slight_enough);
        }
      expect(stateHash(fold(run.events))).toBe(stateHash(run.state));
    }
  });

  test("and all else that is kept stays within bounds, however long the story goes on", () => {
    const run = startRun(creation(6, 3));
    const sizes: number[] = [];
    for (let stretch = 0; stretch < 4; stretch += 1) {
      run.live(400, chatter);
      for (const { memories, knowledge, pursuits } of run.state.characters.values()) {
        expect(memories.length).toBeLessThanOrEqual(TUNING.memory.window);
        expect(knowledge.length).toBeLessThanOrEqual(TUNING.knowledge.window);
        expect(pursuits.length).toBeLessThanOrEqual(TUNING.goals.window);
      }
      sizes.push(JSON.stringify([...run.state.characters.values()]).length);
    }
    expect(sizes.at(-1)).toBeLessThan(1.5 * (sizes[1] ?? 0));
  });

  test("add up to reflections", () => {
    expect(only(lived(1).events, "memory_formed").filter(({ data }) => data.memory.kind === "reflection").length).toBeGreaterThan(5);
  });
});
