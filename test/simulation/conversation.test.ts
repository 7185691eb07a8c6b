import { describe, expect, test } from "vitest";
import type { Event } from "../../objects/simulation/index.ts";
import { chatter, creation, mirror, polite, said } from "./cast.ts";
import { startRun, type Mind, type Run } from "./run.ts";

const SEEDS = [1, 2, 3];

/** Lines spoken in each conversation that has ended. */
const lengths = (run: Run): readonly number[] => {
  const turns = new Map<string, number>();
  for (const { type, data } of run.events)
    if (type === "character_interaction" && data.conversation_id !== null)
      turns.set(data.conversation_id, (turns.get(data.conversation_id) ?? 0) + 1);
  return run.events.flatMap((event) => (event.type === "conversation_ended" ? [turns.get(event.data.conversation_id) ?? 0] : []));
};

const started = (events: readonly Event[]) => events.flatMap((event) => (event.type === "conversation_started" ? [event.data] : []));

describe("conversations", () => {
  const minds: readonly (readonly [string, Mind])[] = [
    ["a mind that only repeats", mirror],
    ["a mind that only agrees", polite],
    ["a mind with one sentence", () => said("The ferry leaves at noon and the tide will not wait for it.")],
    ["a mind that never stops saying goodbye", () => said("Goodbye, and good night to you all.")],
  ];
  test.each(minds)("end within twelve turns with %s", (_name, mind) => {
    for (const seed of SEEDS) {
      const run = startRun(creation(6, seed));
      run.live(90, mind);
      expect(lengths(run).length, `seed ${seed}`).toBeGreaterThan(0);
      expect(Math.max(...lengths(run)), `seed ${seed}`).toBeLessThanOrEqual(12);
    }
  });

  test("end even when the mind never finds a word", () => {
    const run = startRun(creation(6, 8));
    run.live(40, () => null);
    const ended = run.events.filter(({ type }) => type === "conversation_ended").length;
    expect(ended).toBeGreaterThan(3);
    expect(run.state.meta.interactions).toBe(0);
  });

  test("gather two, three and more people, and close in more than one way", () => {
    const run = startRun(creation(12, 5));
    run.live(160, chatter);
    expect(new Set(started(run.events).map(({ participants }) => participants.length))).toEqual(new Set([2, 3, 4]));
    expect(new Set(started(run.events).map(({ reason }) => reason)).size).toBeGreaterThan(2);
    const endings = run.events.flatMap((event) => (event.type === "conversation_ended" ? [event.data.because] : []));
    expect(new Set(endings).size).toBeGreaterThan(1);
  });

  test("keep several going in a cast of twelve, and at most six whatever the cast", () => {
    for (const [cast, low, high] of [
      [12, 1.5, 4],
      [200, 4, 6],
    ] as const) {
      const run = startRun(creation(cast, 3));
      let open = 0;
      for (let tick = 0; tick < 60; tick += 1) {
        run.live(1, chatter);
        open += run.state.conversations.size;
        expect(run.state.conversations.size).toBeLessThanOrEqual(high);
      }
      expect(open / 60, `cast of ${cast}`).toBeGreaterThanOrEqual(low);
    }
  });

  test("are begun by the outgoing far more than by the shy", () => {
    for (const seed of [1, 2, 3]) {
      const run = startRun(creation(12, seed, (index) => ({ extraversion: index % 2 === 0 ? 0.95 : 0.05 })));
      run.live(160, chatter);
      const begun = started(run.events).map(({ participants }) => Number(participants[0]?.slice(1)) % 2 === 0);
      const outgoing = begun.filter(Boolean).length;
      expect(outgoing, `seed ${seed}`).toBeGreaterThan(2 * (begun.length - outgoing));
    }
  });

  test("record every bid of a turn, and the bids explain who is spoken to", () => {
    const run = startRun(creation(8, 4));
    run.live(60, chatter);
    const turns = run.events.flatMap((event) => (event.type === "speaker_chosen" ? [event.data] : []));
    expect(turns.length).toBeGreaterThan(60);
    expect(turns.filter(({ bids, speaker_id }) => !(speaker_id in bids))).toEqual([]);
    expect(turns.filter(({ addressees, speaker_id }) => addressees.includes(speaker_id))).toEqual([]);
    expect(turns.filter(({ intent }) => intent.because === "" || Math.abs(intent.warmth) > 1)).toEqual([]);
  });
});
