import { describe, expect, test } from "vitest";
import {
  factIdOf,
  fold,
  gossipTrace,
  stateHash,
  wishesOf,
  type Event,
  type EventOf,
  type EventType,
  type Traits,
} from "../../objects/simulation/index.ts";
import { lettingOut } from "../../objects/simulation/rules/discretion.ts";
import { givesAway, spokenOf } from "../../objects/simulation/rules/telling.ts";
import { chatter, creation, said } from "./cast.ts";
import { seeds } from "./deep.ts";
import { startRun, type Run } from "./run.ts";

const only = <Type extends EventType>(events: readonly Event[], type: Type): readonly EventOf<Type>[] =>
  events.filter((event): event is EventOf<Type> => event.type === type);

const SECRET = "My brother Hannibal sank the mail boat for the insurance.";

/** Five people who have never met; the first hides something. */
const begun = (): Run => {
  const create = creation(5, 4, () => ({ agreeableness: 0.5, neuroticism: 0.5 }));
  const characters = create.characters.map((one) => ({ ...one, secrets: one.id === "p0" ? [SECRET] : [] }));
  return startRun({ ...create, characters, ties: [], memories: [] });
};

const tells = (
  run: Run,
  from: string,
  to: string,
  content: string,
  type: "chat" | "confession" | "gossip" = "gossip",
): readonly Event[] => {
  run.live(3, () => null);
  return run.take({ kind: "interaction", initiator_id: from, target_id: to, type, content, reply: said("You do not say.") });
};

describe("words give a fact away", () => {
  const { state } = begun();
  const gives = (line: string, fact = SECRET): boolean => givesAway(state, spokenOf(line), fact);

  test("when they say most of it, in whatever order and form", () => {
    expect(gives("So the insurance paid: a brother sinks a boat full of mail, and Hannibal he is called.")).toBe(true);
    expect(gives("A boat sank, the brothers had insurances, mail was lost.")).toBe(true);
    expect(gives("My brother is well, thank you.")).toBe(false);
    expect(gives("The boat leaves at noon.")).toBe(false);
  });

  test("when one word of them is a name, a number or a rare word that is nobody's otherwise", () => {
    expect(gives("I keep thinking of Hannibal.")).toBe(true);
    expect(gives("it was box 4711, believe me", "The money is in box 4711.")).toBe(true);
    expect(gives("A box is a box.", "The money is in box 4711.")).toBe(false);
    // Everybody knows Ada and the orchard.
    expect(gives("Ada was in the orchard.", "Ada met the smuggler Barnabas in the orchard.")).toBe(false);
    expect(gives("Who is Barnabas?", "Ada met the smuggler Barnabas in the orchard.")).toBe(true);
  });
});

describe("hearsay", () => {
  test("makes known what was said to those who did not know it, and says from whom they have it", () => {
    const run = begun();
    const events = tells(run, "p0", "p1", `I must tell somebody. ${SECRET}`, "confession");
    const [line] = only(events, "character_interaction");
    const [kept] = only(run.events, "secrets_kept");
    const [hearsay, ...more] = only(events, "hearsay");
    expect(more).toEqual([]);
    expect(hearsay).toMatchObject({
      seq: (line?.seq ?? 0) + 1,
      visibility: "private",
      audience: ["p0", "p1"],
      data: { teller_id: "p0", listeners: ["p1"], line_seq: line?.seq, source_seq: kept?.seq, confided: true, subjects: ["p0"] },
    });
    expect(run.state.characters.get("p1")?.knowledge).toEqual([
      { fact_id: factIdOf(SECRET), text: SECRET, subjects: ["p0"], from: "p0", source: hearsay?.seq, at: hearsay?.at, confided: true },
    ]);
    expect(only(tells(run, "p0", "p1", SECRET, "confession"), "hearsay")).toEqual([]);
  });

  test("is in the teller's view until all who are there know it", () => {
    const run = begun();
    run.take({ kind: "say", speaker_id: "visitor:v", name: "Vi", to: ["p0"], text: "What do you say to that?" });
    const [wish] = wishesOf(run.state, run.now());
    expect(wish?.view.knowledge.map(({ text }) => text)).toEqual([SECRET]);
    tells(run, "p0", "p1", SECRET, "confession");
    const shown: string[] = [];
    run.live(60, (asked) => {
      const company = [asked.speaker_id, ...asked.view.partners.map(({ id }) => id)];
      if (company.every((id) => id === "p0" || id === "p1")) shown.push(...asked.view.knowledge.map(({ text }) => text));
      return chatter(asked);
    });
    expect(shown).not.toContain(SECRET);
  });

  test("begins with what is confided for the first time, and with what a visitor states", () => {
    const run = begun();
    const confession = "I never finished the school that I speak of, nor so much as began it.";
    const told = tells(run, "p2", "p3", confession, "confession");
    expect(only(told, "fact_learned")[0]).toMatchObject({ visibility: "private", data: { character_id: "p2", by: "own words" } });
    expect(only(told, "hearsay")[0]?.data).toMatchObject({ teller_id: "p2", listeners: ["p3"], confided: true });
    const stated = run.take({
      kind: "say",
      speaker_id: "visitor:v",
      name: "Vi",
      to: ["p4"],
      text: "How are you? The bailiff comes on Thursday with a warrant.",
    });
    expect(only(stated, "hearsay")[0]?.data).toMatchObject({
      teller_id: "visitor:v",
      source_seq: null,
      text: "The bailiff comes on Thursday with a warrant.",
    });
  });

  test("that breaks a confidence costs trust when its owner hears of it, once, and says why", () => {
    const run = begun();
    tells(run, "p0", "p1", SECRET, "confession");
    tells(run, "p1", "p2", "Hannibal did it, did you know?");
    expect(only(run.events, "confidence_broken")).toEqual([]);
    const before = run.state.ties.get("p0")?.p1?.trust ?? 0.5;
    const events = tells(run, "p2", "p0", "They say that your Hannibal sank the boat.");
    const [broken, ...more] = only(events, "confidence_broken");
    expect(more).toEqual([]);
    expect(broken).toMatchObject({ visibility: "private", audience: ["p0"], data: { owner_id: "p0", teller_id: "p1" } });
    const lost = only(events, "relationship_changed").find(
      ({ data }) => data.rule === "a confidence was broken" && data.dimension === "trust",
    );
    expect(lost?.data).toMatchObject({ from: "p0", to: "p1", before });
    expect(lost?.data.causes).toContain(broken?.seq);
    expect(lost?.data.delta).toBeLessThanOrEqual(-0.1);
    expect(lost?.data.delta).toBeGreaterThanOrEqual(-0.2);
    expect(run.state.characters.get("p0")?.emotion?.name).toMatch(/anger|disappointment/);
    expect(only(tells(run, "p2", "p0", "Hannibal, Hannibal."), "confidence_broken")).toEqual([]);
    expect(stateHash(fold(run.events))).toBe(stateHash(run.state));
  });

  test("told on before its owner's eyes is found out at once", () => {
    const run = begun();
    tells(run, "p0", "p1", SECRET, "confession");
    run.take({ kind: "say", speaker_id: "visitor:v", name: "Vi", to: ["p0", "p1", "p2"], text: "Well?" });
    run.live(12, (wish) => (wish.speaker_id === "p1" ? said("Ask about Hannibal.") : chatter(wish)));
    expect(only(run.events, "confidence_broken")[0]?.data).toMatchObject({ owner_id: "p0", teller_id: "p1" });
  });

  test("leaves a trace: who learned it from whom", () => {
    const run = begun();
    tells(run, "p0", "p1", SECRET, "confession");
    tells(run, "p1", "p2", "Hannibal did it.");
    tells(run, "p1", "p3", "Hannibal did it.");
    tells(run, "p3", "p4", "It was Hannibal.");
    const trace = gossipTrace(run.events, factIdOf(SECRET));
    expect(trace).toMatchObject({
      text: SECRET,
      sources: [
        { id: "p0", line_seq: null, told: [{ id: "p1", confided: true, told: [{ id: "p2" }, { id: "p3", told: [{ id: "p4" }] }] }] },
      ],
    });
    expect(gossipTrace(run.events, factIdOf("nobody knows this"))).toBeNull();
  });
});

/** How often somebody of these traits lets out a piece of hearsay when they gossip. */
const shareLetOut = (traits: Partial<Traits>, confided: boolean): number => {
  const create = creation(3, 3, () => traits);
  const run = startRun({ ...create, characters: create.characters.map((one) => ({ ...one, secrets: [] })), ties: [], memories: [] });
  run.take({ kind: "say", speaker_id: "visitor:v", name: "Vi", to: ["p0"], text: "The postmaster opens parcels.", whisper: true });
  const told = run.state.characters.get("p0");
  const speaker = told && { ...told, knowledge: told.knowledge.map((known) => ({ ...known, confided })) };
  const conversation = [...run.state.conversations.values()][0];
  if (!speaker || !conversation) throw new RangeError("nobody talks");
  const intent = { type: "gossip", topic: "", warmth: 0, because: "", whispered: false } as const;
  const company = { ...conversation, participants: ["p0", "p1"] };
  const turns = Array.from({ length: 400 }, (_, index) => ({
    id: `t${index}`,
    speaker_id: "p0",
    addressees: ["p1"],
    intent,
    granted_tick: 0,
  }));
  return turns.filter((turn) => lettingOut(run.state, speaker, turn, company) !== null).length / turns.length;
};

describe("in a room that lives on its own", () => {
  test("nobody tells what they do not know, nobody hears what was not said before them, and nobody knows without having heard", () => {
    for (const seed of seeds(3, 50)) {
      const run = startRun(creation(9, seed));
      run.live(150, (wish) => {
        const [fact] = wish.view.knowledge;
        return fact && wish.seed % 5 === 0 ? said(`You did not hear it from me: ${fact.text}`) : chatter(wish);
      });
      const knowing = new Map<string, Set<string>>();
      const knows = (id: string): Set<string> => {
        const facts = knowing.get(id) ?? new Set<string>();
        knowing.set(id, facts);
        return facts;
      };
      const heard = new Map<number, readonly string[]>();
      for (const event of run.events) {
        if (event.type === "character_interaction" || event.type === "visitor_spoke") heard.set(event.seq, event.audience);
        if (event.type === "secrets_kept") for (const text of event.data.secrets) knows(event.data.character_id).add(factIdOf(text));
        if (event.type === "fact_learned") knows(event.data.character_id).add(event.data.known.fact_id);
        if (event.type === "memory_formed" && event.data.memory.kind === "canon")
          knows(event.data.character_id).add(factIdOf(event.data.memory.text));
        if (event.type !== "hearsay") continue;
        const { teller_id, listeners, fact_id, line_seq } = event.data;
        expect(knows(teller_id).has(fact_id), `seed ${seed}, event ${event.seq}`).toBe(true);
        for (const id of listeners) {
          expect(heard.get(line_seq), `seed ${seed}, event ${event.seq}`).toContain(id);
          knows(id).add(fact_id);
        }
      }
      for (const { id, knowledge } of run.state.characters.values())
        for (const { fact_id } of knowledge) expect(knows(id).has(fact_id), `seed ${seed}, ${id}`).toBe(true);
      expect(only(run.events, "hearsay").length, `seed ${seed}`).toBeGreaterThan(0);
    }
  });

  test("the outgoing and careless are readier to let out what they heard than the shy and careful, and confidences come harder", () => {
    const [loose, tight] = [
      { extraversion: 0.9, conscientiousness: 0.1 },
      { extraversion: 0.1, conscientiousness: 0.9 },
    ];
    expect(shareLetOut(loose, true)).toBeGreaterThan(2 * shareLetOut(tight, true));
    expect(shareLetOut(loose, false)).toBeGreaterThan(shareLetOut(tight, false));
    expect(shareLetOut({ extraversion: 0.5, conscientiousness: 0.5 }, false)).toBeGreaterThan(
      shareLetOut({ extraversion: 0.5, conscientiousness: 0.5 }, true),
    );
  });
});

describe("what people know", () => {
  test("is bounded, and own secrets stay longest", () => {
    const run = begun();
    for (let index = 0; index < 50; index += 1)
      run.take({ kind: "say", speaker_id: "visitor:v", name: "Vi", to: ["p0"], text: `Parcel number ${1000 + index} has come.` });
    const { knowledge } = run.state.characters.get("p0") ?? { knowledge: [] };
    expect(knowledge).toHaveLength(32);
    expect(knowledge.map(({ text }) => text)).toContain(SECRET);
    expect(knowledge.at(-1)?.text).toContain("1049");
  });
});
