/** That the storm's checks find what they are for: a check that finds nothing is no evidence. */
import { describe, expect, it } from "vitest";
import type { ViewedEvent } from "../../objects/protocol.ts";
import type { Event } from "../../objects/simulation/event.ts";
import { checkJournal } from "./journal-check.ts";
import { goneOf, stretchesOf } from "./pace-check.ts";
import { followSequence } from "./sequence.ts";

const event = (seq: number, { at = seq, seconds = seq, content = `number ${seq}` } = {}): Event => ({
  id: `an-ecosystem:${seq}`,
  seq,
  type: "world_event",
  tick: seq,
  at,
  timestamp: new Date(seconds * 1_000).toISOString(),
  visibility: "public",
  audience: [],
  data: { content, location: null, by: "somebody" },
});

const frame = (...events: readonly ViewedEvent[]) => ({
  type: "events" as const,
  from: events[0]?.seq ?? 0,
  to: events.at(-1)?.seq ?? 0,
  events,
});

const resumed = (seq: number) => ({
  type: "welcome" as const,
  protocol: 1,
  ecosystem_id: "an-ecosystem",
  role: "owner" as const,
  seq,
  snapshot: null,
  viewers: 1,
  tick_seconds: 1,
});

describe("the sequence of what a client is shown", () => {
  it("is whole over an interruption when the client is shown what it missed", () => {
    const sequence = followSequence("somebody");
    for (const message of [frame(event(1), event(2)), resumed(4), frame(event(3), event(4)), frame(event(5))]) sequence.hear(message);
    expect(sequence.violations).toEqual([]);
    expect([...sequence.shown.keys()]).toEqual([1, 2, 3, 4, 5]);
  });

  it.each([
    ["a number is left out", [frame(event(1), event(2)), frame(event(4))], "somebody: was shown 4 after 2"],
    ["a number comes again", [frame(event(1), event(2)), resumed(2), frame(event(2))], "somebody: was shown 2 again after 2"],
    ["the log has become shorter", [frame(event(1), event(2)), resumed(1)], "somebody: was welcomed at 1 and had seen 2"],
  ])("is not when %s", (_what, messages, violation) => {
    const sequence = followSequence("somebody");
    for (const message of messages) sequence.hear(message);
    expect(sequence.violations).toEqual([violation]);
  });
});

describe("the log", () => {
  const acknowledged = { acknowledged: [{ type: "world_event" as const, text: "number 2", by: 2 }] };

  it("holds what was acknowledged once, without a gap, as it was shown", () => {
    const sequence = followSequence("somebody");
    sequence.hear(frame(event(1), event(2)));
    expect(checkJournal([event(1), event(2)], acknowledged, [sequence])).toEqual([]);
  });

  it("does not when something is missing, twice there, or not what was shown", () => {
    const sequence = followSequence("somebody");
    sequence.hear(frame(event(1, { content: "something else" })));
    expect(checkJournal([event(1)], acknowledged, [])).toEqual(['"number 2" was acknowledged and is 0 times in the log']);
    expect(checkJournal([event(1), event(2), event(3, { content: "number 2" })], acknowledged, [])).toHaveLength(1);
    expect(checkJournal([event(1), event(3, { content: "number 2" })], acknowledged, [])).toContain("the event at 2 has the number 3");
    expect(checkJournal([event(1), event(2)], acknowledged, [sequence])).toHaveLength(1);
  });
});

describe("the pace", () => {
  const everyMs = 1_000;

  it("is measured from tick to tick, over those that left nothing too", () => {
    const log = [event(1), event(2, { at: 2, seconds: 2.25 }), event(3, { at: 2, seconds: 2.5 }), event(4, { at: 5, seconds: 9.25 })];
    expect(stretchesOf(log, { everyMs, gone: [] }).map(({ ticks, late }) => ({ ticks, late }))).toEqual([
      { ticks: 1, late: 250 },
      { ticks: 3, late: 4_000 },
    ]);
  });

  it("is not measured while workerd is dead, nor over a night that one tick passes", () => {
    const log = [event(1), event(2, { at: 2, seconds: 20 }), event(3, { at: 480, seconds: 21 }), event(4, { at: 481, seconds: 22 })];
    const gone = goneOf([500, 12_000], { rounds: [], outages: [[3_000, 11_000]] });
    expect(gone).toEqual([[3_000, 14_000]]);
    expect(stretchesOf(log, { everyMs, gone }).map(({ from }) => from)).toEqual([21_000]);
  });
});
