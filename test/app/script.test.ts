import { describe, expect, test } from "vitest";
import { cutScript } from "../../app/live/script-cut.ts";
import { emptyScript, extendScript, precedeScript } from "../../app/live/script.ts";
import type { Entry, LineEntry, Script } from "../../app/live/script.ts";
import type { ViewedEvent } from "../../objects/protocol.ts";
import type { Event, EventData, EventType } from "../../objects/simulation/event.ts";

const people = [
  { id: "a", name: "Ada", pronoun: "she" as const, location: "The library" },
  { id: "b", name: "Ben", pronoun: "he" as const, location: "The library" },
];

const event = <Type extends EventType>(seq: number, type: Type, data: EventData[Type], at = seq): Event =>
  ({ seq, id: `e:${seq}`, type, timestamp: "2026-01-01T00:00:00Z", tick: seq, at, audience: [], visibility: "public", data }) as Event;

const line = (seq: number, content: string, at = seq, conversation_id = "c1", turn_id: string | null = null): Event =>
  event(
    seq,
    "character_interaction",
    {
      participants: ["a", "b"],
      speaker_id: "a",
      addressees: ["b"],
      interaction_type: "chat",
      content,
      response: null,
      action: "",
      relationship_change: [],
      emotional_states: {},
      conversation_id,
      turn_id,
      mind: "local",
    },
    at,
  );

const changed = (seq: number, delta: number, cause: number): Event =>
  event(seq, "relationship_changed", {
    from: "b",
    to: "a",
    dimension: "trust",
    before: 0.5,
    delta,
    after: 0.5 + delta,
    causes: [cause],
    quote: "I never promised.",
    rule: "hostility costs trust",
  });

const meeting = (seq: number, id: string, location: string, at: number): Event =>
  event(
    seq,
    "conversation_started",
    { conversation_id: id, participants: ["a", "b"], location, reason: "tie", topic: "", because: "" },
    at,
  );

const meetingData = { location: "The library", reason: "tie" as const, topic: "", because: "" };

const hidden = (seq: number): ViewedEvent => ({ seq, type: "hidden" });
const start = (from = 0): Script => emptyScript(people, 18 * 60, from);
const entries = (script: Script): readonly Entry[] => script.blocks.flatMap((block) => block.entries);
const lines = (script: Script): readonly LineEntry[] => entries(script).filter((entry) => entry.kind === "line");

describe("extendScript", () => {
  test("a line names its speaker, the addressed and its words", () => {
    const [spoken] = lines(extendScript(start(), [line(1, "Good evening.")]));
    expect(spoken).toMatchObject({ seq: 1, speaker: { name: "Ada" }, to: ["Ben"], text: "Good evening." });
  });

  test("a place gets a heading on coming there and after a silence, and none for every look back in", () => {
    const events = [
      meeting(1, "c1", "The library", 5),
      line(2, "Here.", 6),
      meeting(3, "c2", "The garden", 7),
      line(4, "Still here.", 8),
      line(5, "Later.", 90),
    ];
    const script = extendScript(start(), events);
    const headings = entries(script).flatMap((entry) => (entry.kind === "heading" ? [entry.text] : []));
    expect(headings).toEqual(["The library. 6.05 pm", "The garden. 6.07 pm", "The library. 7.30 pm"]);
    expect(lines(script).map((entry) => entry.where)).toEqual(["", "", ""]);
  });

  test("two talks at once are set apart, and a lane is free again when its talk ends", () => {
    const parting = event(5, "conversation_ended", { conversation_id: "c1", participants: ["a", "b"], because: "they fell silent" });
    const script = extendScript(start(), [
      meeting(1, "c1", "The library", 1),
      meeting(2, "c2", "The library", 1),
      line(3, "First talk.", 1),
      line(4, "Second talk.", 1, "c2"),
      parting,
      meeting(6, "c3", "The library", 1),
      line(7, "Third talk.", 1, "c3"),
    ]);
    expect(lines(script).map((entry) => entry.lane)).toEqual([0, 1, 0]);
    expect(entries(script).find((entry) => entry.seq === 5)).toMatchObject({ text: "Ada and Ben part: they fell silent.", lane: 0 });
  });

  test("a talk that was out of the ear for long is named again, once", () => {
    const others = Array.from({ length: 9 }, (_, index) => line(10 + index, "And so on.", 1, "c2"));
    const script = extendScript(start(), [
      meeting(1, "c1", "The library", 1),
      meeting(2, "c2", "The library", 1),
      line(3, "First.", 1),
      ...others,
      line(30, "As I said.", 1),
      line(31, "Yes.", 1),
    ]);
    const first = lines(script).filter((entry) => entry.lane === 0);
    expect(first.map((entry) => entry.where)).toEqual(["", "The library: Ada and Ben", ""]);
  });

  test("of more talks than lanes, each line of a shared lane says whose talk it is when the other was heard last", () => {
    const talks = ["c1", "c2", "c3", "c4"].map((id, index) => meeting(index + 1, id, "The library", 1));
    const script = extendScript(start(), [
      ...talks,
      line(5, "Fourth.", 1, "c4"),
      line(6, "Third.", 1, "c3"),
      line(7, "Third again.", 1, "c3"),
    ]);
    expect(lines(script).map((entry) => [entry.lane, entry.where])).toEqual([
      [2, ""],
      [2, "The library: Ada and Ben"],
      [2, ""],
    ]);
  });

  test("a thought stands with the talk that its thinker is in", () => {
    const thought = event(3, "character_thought", { character_id: "a", text: "Hm.", turn_id: null });
    const other = event(1, "conversation_started", { ...meetingData, conversation_id: "c0", participants: ["x", "y"] });
    const script = extendScript(start(), [other, meeting(2, "c1", "The library", 1), thought]);
    expect(entries(script).find((entry) => entry.kind === "thought")).toMatchObject({ lane: 1 });
  });

  test("a line says why it was this one who spoke, from the bids of its turn", () => {
    const intent = { type: "chat" as const, topic: "", warmth: 0, because: "to make peace with Ben", whispered: false };
    const bids = { a: { addressed: 1.5, tired: -0.2 }, b: { autonomy: 0.4 }, silence: { silence: 0.1 } };
    const choice = { conversation_id: "c1", turn_id: "t1", speaker_id: "a", addressees: ["b"], intent, bids };
    const script = extendScript(start(), [event(1, "speaker_chosen", choice), line(2, "Peace.", 2, "c1", "t1")]);
    expect(lines(script)[0]?.why).toEqual({
      because: "to make peace with Ben",
      total: 1.3,
      terms: [
        { words: "was spoken to", weight: 1.5 },
        { words: "tired", weight: -0.2 },
      ],
      rivals: [
        { name: "Ben", total: 0.4 },
        { name: "silence", total: 0.1 },
      ],
    });
    expect(script.choices).toEqual({});
  });

  test("an answer to the last speaker names nobody, and a word to everybody says so", () => {
    const script = extendScript(start(), [meeting(1, "c1", "The library", 1), line(2, "Ben?"), line(3, "Ben, I say.")]);
    expect(lines(script).map((entry) => entry.to)).toEqual([["Ben"], []]);
  });

  test("a change of trust stands beside the line that caused it, with its why", () => {
    const script = extendScript(start(), [line(1, "I never promised."), line(2, "Quite."), changed(3, -0.12, 1)]);
    const [first, second] = lines(script);
    expect(first?.notes).toMatchObject([
      { text: "Ben → Ada: trust −.12", reason: "she was hostile", quote: "I never promised.", causes: [1] },
    ]);
    expect(second?.notes).toEqual([]);
  });

  test("changes too small to notice and changes without a known line leave no note", () => {
    const script = extendScript(start(), [line(1, "Hm."), changed(2, 0.01, 1), changed(3, -0.3, 99)]);
    expect(lines(script)[0]?.notes).toEqual([]);
  });

  test("hidden events move the sequence on and leave nothing to read", () => {
    const script = extendScript(start(), [line(1, "One."), hidden(2), hidden(3)]);
    expect(script.to).toBe(3);
    expect(lines(script)).toHaveLength(1);
  });

  test("events that the script has already change nothing", () => {
    const once = extendScript(start(), [line(1, "One."), line(2, "Two.")]);
    expect(extendScript(once, [line(1, "One."), line(2, "Two.")])).toEqual(once);
  });

  test("blocks that did not change stay the same objects, so a page draws only the new ones", () => {
    const before = extendScript(
      start(),
      Array.from({ length: 100 }, (_, index) => line(index + 1, `Line ${index}`, 1)),
    );
    const after = extendScript(before, [line(101, "The last word.", 1)]);
    expect(after.blocks.slice(0, before.blocks.length - 1).every((block, index) => block === before.blocks[index])).toBe(true);
  });
});

describe("precedeScript", () => {
  test("older events are bound in front, without a gap or a repetition", () => {
    const late = extendScript(start(50), [line(51, "Late.")]);
    const whole = precedeScript(late, [line(49, "Early."), hidden(50), line(51, "Late.")]);
    expect(lines(whole).map((entry) => entry.text)).toEqual(["Early.", "Late."]);
    expect(whole).toMatchObject({ from: 48, to: 51 });
  });
});

describe("cutScript", () => {
  const script = extendScript(start(), [line(1, "I never promised."), line(2, "Quite."), changed(3, -0.12, 1), line(4, "Well.")]);
  const noteCounts = (seq: number): readonly number[] =>
    cutScript(script, seq).flatMap((block) => block.entries.flatMap((entry) => (entry.kind === "line" ? [entry.notes.length] : [])));
  const texts = (seq: number): readonly string[] =>
    cutScript(script, seq).flatMap((block) => block.entries.flatMap((entry) => (entry.kind === "line" ? [entry.text] : [])));

  test("a look back ends with what was said by then", () => {
    expect(texts(2)).toEqual(["I never promised.", "Quite."]);
    expect(texts(4)).toEqual(["I never promised.", "Quite.", "Well."]);
  });

  test("it does not show what a later event made of an earlier line", () => {
    expect(noteCounts(2)).toEqual([0, 0]);
    expect(noteCounts(3)).toEqual([1, 0]);
  });

  test("of a long evening no block is copied but the last two", () => {
    const long = extendScript(
      start(),
      Array.from({ length: 200 }, (_, index) => line(index + 1, `Line ${index}`, 1)),
    );
    const cut = cutScript(long, 150);
    expect(cut.at(-1)?.entries.at(-1)?.seq).toBe(150);
    expect(cut.slice(0, -2).every((block, index) => block === long.blocks[index])).toBe(true);
  });
});
