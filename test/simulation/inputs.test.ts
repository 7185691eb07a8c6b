import { describe, expect, test } from "vitest";
import {
  canInteract,
  interactionWish,
  Refusal,
  wishesOf,
  type Event,
  type EventOf,
  type EventType,
  type Input,
} from "../../objects/simulation/index.ts";
import { chatter, creation, profile, randomWords, said } from "./cast.ts";
import { startRun } from "./run.ts";
import { randomFor } from "../../objects/simulation/random.ts";

const only = <Type extends EventType>(events: readonly Event[], type: Type): readonly EventOf<Type>[] =>
  events.filter((event): event is EventOf<Type> => event.type === type);

/** Words that were not said before. */
const sentence = (seed: number): string => randomWords(seed, 9);

const begun = (count = 4, seed = 3) => startRun(creation(count, seed));

const interaction = (type: "chat" | "conflict" = "chat", from = "p0", to = "p1"): Extract<Input, { kind: "interaction" }> => ({
  kind: "interaction",
  initiator_id: from,
  target_id: to,
  type,
  content: "You and I must talk about the ferry.",
  reply: said("Then talk.", { thought: "Not this again." }),
});

describe("creating", () => {
  test("sets the story running, tells seed ties as a ledger and secrets in private", () => {
    const create = creation(6, 5);
    const run = startRun(create);
    expect(run.state.meta.status).toBe("running");
    expect(run.state.meta.roster).toEqual(create.characters.map(({ id }) => id));
    expect(only(run.events, "character_joined").every(({ data }) => data.character.secrets.length === 0)).toBe(true);
    expect(only(run.events, "secrets_kept").every(({ visibility }) => visibility === "private")).toBe(true);
    for (const { id, secrets } of create.characters) expect(run.state.characters.get(id)?.secrets).toEqual(secrets);
    const [tie] = create.ties;
    expect(run.state.ties.get(tie?.from ?? "")?.[tie?.to ?? ""]).toMatchObject({
      strength: tie?.strength,
      trust: tie?.trust,
      type: "acquaintance",
    });
    expect(only(run.events, "relationship_changed").every(({ data }) => data.rule === "book" && data.quote !== "")).toBe(true);
  });

  test("is refused twice, and nothing else is taken before it", () => {
    const run = begun();
    expect(() => run.take(creation(4, 3))).toThrow(Refusal);
    expect(() => startRun({ ...creation(2, 3), characters: [] }).take(interaction())).toThrow(/not present/);
  });
});

describe("coming and going", () => {
  test("somebody who leaves is out of every conversation, and finds the old ties on return", () => {
    const run = begun(6);
    run.live(12, chatter);
    const talking = [...run.state.characters.values()].find(({ conversation_id }) => conversation_id !== null);
    const id = talking?.id ?? "p0";
    const ties = run.state.ties.get(id);
    run.take({ kind: "leave", character_id: id, by: "owner" });
    expect(run.state.meta.roster).not.toContain(id);
    expect([...run.state.conversations.values()].flatMap(({ participants }) => participants)).not.toContain(id);
    expect(() => run.take({ kind: "leave", character_id: id, by: "owner" })).toThrow(Refusal);
    run.take({ kind: "join", character: profile(Number(id.slice(1)), randomFor(1, 1)), ties: [], memories: [] });
    expect(run.state.ties.get(id)).toEqual(ties);
  });
});

describe("control", () => {
  test("a paused story moves by single steps only: nobody outside reaches its people, and it goes on when resumed", () => {
    const run = begun(8);
    run.live(5, chatter);
    run.take({ kind: "control", action: "pause", by: "owner" });
    expect(canInteract(run.state, "p0", "p1", 0)).toMatch(/paused/);
    const { seq } = run.state.meta;
    run.live(10, chatter);
    expect(run.state.meta).toMatchObject({ status: "paused" });
    expect(run.state.meta.seq).toBeGreaterThan(seq);
    run.take({ kind: "control", action: "resume", by: "owner" });
    expect(run.state.meta.status).toBe("running");
  });

  test("an ended story closes its conversations and takes nothing more", () => {
    const run = begun(8);
    run.live(5, chatter);
    run.take({ kind: "control", action: "end", by: "owner" });
    expect(run.state.conversations.size).toBe(0);
    expect(() => run.take({ kind: "control", action: "resume", by: "owner" })).toThrow(/ended/);
    expect(() => run.take({ kind: "say", speaker_id: "visitor:v", name: "Vi", to: ["p0"], text: "Hello?" })).toThrow(/ended/);
  });
});

describe("an interaction from outside", () => {
  test("is one event with both lines, and moves ties and feelings both ways", () => {
    const run = begun();
    const events = run.take(interaction("conflict"));
    const [line] = only(events, "character_interaction");
    expect(line?.data).toMatchObject({
      content: "You and I must talk about the ferry.",
      response: "Then talk.",
      participants: ["p0", "p1"],
    });
    expect(Object.keys(line?.data.emotional_states ?? {}).toSorted()).toEqual(["p0", "p1"]);
    const changed = only(events, "relationship_changed").map(({ data: { from, to, dimension, delta } }) => ({
      from,
      to,
      dimension,
      delta,
    }));
    expect(changed).toEqual(line?.data.relationship_change);
    expect(new Set(changed.map(({ from }) => from))).toEqual(new Set(["p0", "p1"]));
    expect(changed.filter(({ dimension, from }) => dimension !== "familiarity" && from === "p1").every(({ delta }) => delta < 0)).toBe(
      true,
    );
    expect(only(events, "relationship_changed").every(({ data }) => data.causes[0] === line?.seq && data.quote !== "")).toBe(true);
    expect(only(events, "character_thought")[0]?.visibility).toBe("private");
  });

  test("is worded from the target's view, whose last line is the initiator's", () => {
    const run = begun();
    const wish = interactionWish(run.state, interaction(), run.now());
    expect(wish.speaker_id).toBe("p1");
    expect(wish.view.conversation.lines.at(-1)).toMatchObject({ speaker_id: "p0", text: "You and I must talk about the ferry." });
    expect(wish.view.partners.map(({ id }) => id)).toEqual(["p0"]);
    expect(wish.view).not.toHaveProperty("circumstances");
  });

  test("tells the target its circumstances, and records them; without any, the event has none", () => {
    const run = begun();
    const context = "  The ferry has \n been cancelled. ";
    const told = { ...interaction(), context };
    expect(interactionWish(run.state, told, run.now()).view.circumstances).toBe("The ferry has been cancelled.");
    expect(only(run.take(told), "character_interaction")[0]?.data.context).toBe("The ferry has been cancelled.");
    expect(only(begun().take({ ...interaction(), context: "  " }), "character_interaction")[0]?.data).not.toHaveProperty("context");
  });

  test("is refused, with the reason, when the two cannot talk", () => {
    const run = begun();
    expect(canInteract(run.state, "p0", "p1", 0)).toBeNull();
    expect(canInteract(run.state, "p0", "p0", 0)).toMatch(/themselves/);
    expect(canInteract(run.state, "p0", "nobody", 0)).toMatch(/not present/);
    for (let times = 0; times < 60; times += 1)
      if (canInteract(run.state, "p0", "p1", 0) === null)
        run.take({ ...interaction(), content: sentence(2 * times), reply: said(sentence(2 * times + 1)) });
    expect(canInteract(run.state, "p0", "p1", 0)).toMatch(/worn out/);
    expect(() => run.take(interaction())).toThrow(/worn out/);
    expect(canInteract(run.state, "p0", "p1", 240)).toBeNull();
    run.take({ kind: "control", action: "pause", by: "owner" });
    expect(canInteract(run.state, "p2", "p3", 0)).toMatch(/paused/);
  });
});

describe("a visitor", () => {
  const hello: Input = { kind: "say", speaker_id: "visitor:v", name: "Vi", to: ["p2"], text: "Good day! What do you know of the ring?" };

  test("who speaks to somebody idle is given a turn at once, and is answered", () => {
    const run = begun();
    run.take(hello);
    const [wish] = wishesOf(run.state, run.now());
    expect(wish).toMatchObject({ speaker_id: "p2", addressees: ["visitor:v"] });
    expect(wish?.view.partners[0]).toMatchObject({ id: "visitor:v", name: "Vi" });
    run.take({ kind: "reply", turn_id: wish?.id ?? "", reply: said("Nothing that you should know.") });
    expect(only(run.events, "character_interaction").at(-1)?.data).toMatchObject({
      speaker_id: "p2",
      addressees: ["visitor:v"],
      relationship_change: [],
    });
    run.take(hello);
    expect(wishesOf(run.state, run.now())).toHaveLength(1);
  });

  test("is remembered, in their own words, by whoever answered and by nobody else", () => {
    const run = begun();
    run.take(hello);
    const [wish] = wishesOf(run.state, run.now());
    run.take({ kind: "reply", turn_id: wish?.id ?? "", reply: said("Nothing that you should know.") });
    const kept = only(run.events, "memory_formed").filter(({ data }) => data.memory.text.startsWith("Vi said:"));
    expect(kept.map(({ data }) => data.character_id)).toEqual(["p2"]);
    expect(kept[0]?.data.memory).toMatchObject({ kind: "dialogue", text: "Vi said: “Good day! What do you know of the ring?”" });
    expect(kept[0]?.visibility).toBe("private");
  });

  test("is heard in the conversation that the character is in", () => {
    const run = begun(8);
    run.live(6, chatter);
    const conversation = [...run.state.conversations.values()].find(({ participants }) => participants.length > 1);
    run.take({ ...hello, to: [conversation?.participants[1] ?? ""] });
    const [spoke] = only(run.events, "visitor_spoke");
    expect(spoke?.data.conversation_id).toBe(conversation?.id);
    expect(spoke?.audience).toEqual(expect.arrayContaining([...(conversation?.participants ?? [])]));
  });

  test("waits no longer than a character does: the conversation ends when the visitor falls silent", () => {
    const run = begun(1);
    run.take({ ...hello, to: ["p0"] });
    run.live(100, chatter);
    expect(run.state.conversations.size).toBe(0);
  });

  test("cannot speak as a character, to nobody or without words", () => {
    const run = begun();
    expect(() => run.take({ ...hello, speaker_id: "p1" })).toThrow(Refusal);
    expect(() => run.take({ ...hello, to: ["nobody"] })).toThrow(Refusal);
    expect(() => run.take({ ...hello, text: "  " })).toThrow(Refusal);
  });
});

describe("directing", () => {
  test("a direction is private, is seen by its character alone, and wears off", () => {
    const run = begun(4);
    run.take({ kind: "direct", to: "p1", text: "Find an excuse to leave.", by: "director" });
    expect(only(run.events, "character_directed")[0]).toMatchObject({ visibility: "private", audience: ["p1"] });
    const told = new Set<string>();
    run.live(60, (wish) => {
      if (JSON.stringify(wish).includes("Find an excuse")) told.add(wish.speaker_id);
      return chatter(wish);
    });
    expect([...told]).toEqual(["p1"]);
    expect(run.state.characters.get("p1")?.direction).toBeNull();
  });

  test("a world event is felt and remembered by those who are there, and becomes a subject", () => {
    const run = begun(12);
    run.take({ kind: "world_event", content: "The bell tower is on fire", location: "the quay", by: "owner" });
    const there = [...run.state.characters.values()].filter(({ location }) => location === "the quay").map(({ id }) => id);
    expect(only(run.events, "world_event")[0]?.audience).toEqual(there);
    expect(
      only(run.events, "memory_formed")
        .filter(({ data }) => data.memory.text.includes("fire"))
        .map(({ data }) => data.character_id)
        .toSorted(),
    ).toEqual(there.toSorted());
    run.live(60, chatter);
    expect(only(run.events, "speaker_chosen").some(({ data }) => data.intent.topic.includes("fire"))).toBe(true);
  });
});

describe("a reply", () => {
  test("to a turn that is over or unknown does nothing", () => {
    const run = begun(6);
    run.live(3, () => null);
    expect(run.take({ kind: "reply", turn_id: "t1", reply: said("Too late.") })).toEqual([]);
  });

  test("is bounded and clamped", () => {
    const run = begun(2);
    run.live(1, () => null);
    const wide = said("word ".repeat(2000), {
      thought: "x".repeat(5000),
      appraisals: { p0: Number.NaN, p1: 99 },
      memories: Array.from({ length: 9 }, () => ({ text: "y ".repeat(900), importance: 7, subjects: ["nobody"] })),
    });
    run.live(6, () => wide);
    const [line] = only(run.events, "character_interaction");
    expect(line?.data.content.length).toBeLessThanOrEqual(1200);
    expect(only(run.events, "character_thought")[0]?.data.text.length).toBeLessThanOrEqual(400);
    for (const { data } of only(run.events, "memory_formed")) {
      expect(data.memory.text.length).toBeLessThanOrEqual(400);
      expect(data.memory.importance).toBeLessThanOrEqual(1);
    }
    expect(only(run.events, "relationship_changed").every(({ data }) => Number.isFinite(data.after))).toBe(true);
  });
});
