import { describe, expect, test } from "vitest";
import { randomFor, type Event, type EventOf, type EventType } from "../../objects/simulation/index.ts";
import { chatter, creation, mirror, polite, profile, said, SCENE } from "./cast.ts";
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

const only = <Type extends EventType>(events: readonly Event[], type: Type): readonly EventOf<Type>[] =>
  events.filter((event): event is EventOf<Type> => event.type === type);

const inOnePlace = (count: number, seed: number): Run =>
  startRun({ ...creation(count, seed), scene: { ...SCENE, locations: ["the inn"] } });

/** Calls upon somebody who was not spoken to, or who stands by. */
const naming: Mind = (wish) => {
  const [third] = wish.view.partners.filter(({ id }) => !wish.addressees.includes(id));
  const name = third?.name ?? wish.view.bystanders[0];
  const speech = chatter(wish)?.speech ?? "";
  return wish.intent.type === "chat" && name ? said(`${name}, ${speech}`) : said(speech);
};

describe("who comes to a conversation", () => {
  test("can be asked over, comes or declines with a reason, and is in it from then on", () => {
    let [accepted, declined] = [0, 0];
    for (const seed of [1, 2, 3, 4]) {
      const run = inOnePlace(14, seed);
      run.live(150, chatter);
      for (const { data, audience, seq } of only(run.events, "conversation_invited")) {
        expect(data.because).not.toBe("");
        expect(audience).toEqual(expect.arrayContaining([data.by, data.character_id]));
        const joined = only(run.events, "conversation_joined").some(
          (event) => event.seq > seq && event.seq <= seq + 2 && event.data.character_id === data.character_id,
        );
        expect(joined, `seed ${seed}, event ${seq}`).toBe(data.accepted);
        if (data.accepted) accepted += 1;
        else declined += 1;
      }
    }
    expect(accepted).toBeGreaterThan(3);
    expect(declined).toBeGreaterThan(3);
  });

  test("is invited by being named near by, and is handed the turn by being named in it", () => {
    let [called, handed, passed] = [0, 0, 0];
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const run = inOnePlace(9, seed);
      run.live(60, naming);
      called += only(run.events, "conversation_invited").filter(({ data }) => data.because.includes("spoke of")).length;
      const names = new Map([...run.state.characters.values()].map(({ id, name }) => [name, id]));
      for (const turn of only(run.events, "speaker_chosen")) {
        const last = only(run.events, "character_interaction").findLast(
          ({ seq, data }) => seq < turn.seq && data.conversation_id === turn.data.conversation_id,
        );
        const named = names.get(last?.data.content.split(",")[0] ?? "");
        if (!last || named === undefined || last.data.addressees.includes(named) || !(named in turn.data.bids)) continue;
        if (turn.data.speaker_id === named) handed += 1;
        else passed += 1;
      }
    }
    expect(called).toBeGreaterThan(3);
    expect(handed).toBeGreaterThan(2 * passed);
  });

  test("is two people or up to eight, for every reason that there is", () => {
    const reasons = new Set<string>();
    let most = 0;
    for (const seed of [1, 2, 3, 4, 5]) {
      const run = inOnePlace(12, seed);
      run.take({ kind: "say", speaker_id: "visitor:v", name: "Vi", to: ["p0"], text: "Good day." });
      run.live(20, chatter);
      run.take({ kind: "world_event", content: "The bell tower is on fire.", location: null, by: "owner" });
      for (const id of ["p10", "p11"]) {
        run.take({ kind: "leave", character_id: id, by: "owner" });
        run.take({ kind: "join", character: profile(Number(id.slice(1)), randomFor(seed, 1)), ties: [], memories: [] });
      }
      const gossiping: Mind = (wish) => {
        const absent = [...run.state.characters.values()].find(({ name }) => wish.view.partners.every((partner) => partner.name !== name));
        return said(`${chatter(wish)?.speech ?? ""} And ${absent?.name ?? "she"} knew it.`);
      };
      run.live(120, gossiping);
      run.take({
        kind: "scenario",
        by: "owner",
        scenario: {
          title: "The auction",
          setting: "",
          mood: "",
          cast: [],
          objectives: [],
          phases: [],
          secrets: [],
          complications: [],
          minutes: 60,
        },
      });
      run.live(40, chatter);
      const grudges = creation(12, seed, () => ({ agreeableness: 0.2 }));
      const plain = startRun({ ...grudges, ties: grudges.ties.map((tie) => ({ ...tie, strength: -0.8 })) });
      plain.live(60, chatter);
      for (const { data } of only([...run.events, ...plain.events], "conversation_started")) reasons.add(data.reason);
      const size = new Map<string, number>();
      for (const { data } of only(run.events, "speaker_chosen"))
        size.set(data.conversation_id, Object.keys(data.bids).filter((id) => id !== "silence").length);
      most = Math.max(most, ...size.values());
    }
    expect([...reasons].toSorted()).toEqual(["goal", "mention", "news", "proximity", "quarrel", "scenario", "tie", "visitor"]);
    expect(most).toBeGreaterThanOrEqual(5);
    expect(most).toBeLessThanOrEqual(8);
  });
});

describe("what is public", () => {
  test("holds no words of a memory, a secret or something overheard", () => {
    for (const seed of [1, 2, 3]) {
      const run = inOnePlace(10, seed);
      run.live(120, (wish) => ({ ...(chatter(wish) ?? said("")), speech: `${chatter(wish)?.speech ?? ""} zq${wish.id}zq` }));
      const spoken = new Set(["character_interaction", "relationship_changed"]);
      const leaks = run.events.filter(
        ({ type, visibility, data }) => visibility === "public" && !spoken.has(type) && /zqt\d+zq/.test(JSON.stringify(data)),
      );
      expect(leaks, `seed ${seed}`).toEqual([]);
    }
  });
});
