import { describe, expect, test } from "vitest";
import { fold, publicEvent, Refusal, takeSnapshot, type Event, type EventOf, type EventType } from "../../objects/simulation/index.ts";
import { chatter, creation, said, SCENE } from "./cast.ts";
import { startRun, type Mind, type Run } from "./run.ts";

const only = <Type extends EventType>(events: readonly Event[], type: Type): readonly EventOf<Type>[] =>
  events.filter((event): event is EventOf<Type> => event.type === type);

/** A company that keeps together and trusts each other: much is whispered. */
const company = (seed: number, count = 6): Run => {
  const create = creation(count, seed, () => ({ extraversion: 0.9, agreeableness: 0.7 }));
  const ties = create.characters.flatMap(({ id: from }, index) =>
    create.characters.flatMap(({ id: to }, other) =>
      from === to
        ? []
        : [
            {
              from,
              to,
              type: "acquaintance" as const,
              strength: (index + other) % 3 === 0 ? -0.4 : 0.4,
              trust: 0.9,
              familiarity: 0.5,
              quote: "",
            },
          ],
    ),
  );
  return startRun({ ...create, ties, scene: { ...SCENE, locations: ["the inn"] } });
};

/** A word that nobody says by chance and that tells which turn it comes from. */
const marked: Mind = (wish) => ({ ...chatter(wish), speech: `${chatter(wish)?.speech ?? ""} zq${wish.id}zq` });

interface Whisper {
  readonly event: EventOf<"character_interaction">;
  readonly mark: string;
}

const whispers = (run: Run): readonly Whisper[] =>
  only(run.events, "character_interaction").flatMap((event) =>
    event.data.whispered ? [{ event, mark: `zq${event.data.turn_id}zq` }] : [],
  );

describe("a whisper", () => {
  test("is a confidence, or a word about somebody who is there, in company; those it is not for have no trace of its words", () => {
    const types = new Set<string>();
    let heard = 0;
    for (const seed of [1, 2, 3, 4]) {
      const run = company(seed);
      const seen = new Map<string, Set<string>>();
      run.live(120, (wish) => {
        const own = seen.get(wish.speaker_id) ?? new Set<string>();
        for (const [mark] of JSON.stringify(wish).matchAll(/zqt\d+zq/g)) own.add(mark);
        seen.set(wish.speaker_id, own);
        return marked(wish);
      });
      for (const { event, mark } of whispers(run)) {
        const { speaker_id, addressees, interaction_type } = event.data;
        types.add(interaction_type);
        expect(event, `seed ${seed}`).toMatchObject({ visibility: "private", audience: [speaker_id, ...addressees] });
        const told = only(run.events, "hearsay").flatMap(({ data }) => (data.text.includes(mark) ? data.listeners : []));
        const knowing = [...seen].flatMap(([id, marks]) => (marks.has(mark) ? [id] : []));
        const entitled = [speaker_id, ...addressees, ...told];
        expect(
          knowing.filter((id) => !entitled.includes(id)),
          `seed ${seed}: ${mark}`,
        ).toEqual([]);
        const told_of = run.events.filter((other) => other.visibility === "public" && JSON.stringify(other).includes(mark));
        expect(told_of, `seed ${seed}`).toEqual([]);
        for (const changed of only(run.events, "relationship_changed").filter(({ data }) => data.causes.includes(event.seq)))
          expect(changed, `seed ${seed}`).toMatchObject({ audience: event.audience, data: { quote: "" } });
        heard += 1;
      }
    }
    expect(heard).toBeGreaterThan(20);
    expect(types).toContain("confession");
    expect(types).toContain("gossip");
  });

  test("is seen by everybody: a viewer without rights folds to the same state without the words", () => {
    const run = company(5);
    run.live(80, marked);
    expect(whispers(run).length).toBeGreaterThan(3);
    const seen = fold(run.events.flatMap((event) => publicEvent(event) ?? []));
    expect(takeSnapshot(seen)).toEqual({ ...takeSnapshot(run.state, { includePrivate: false }), meta: seen.meta });
    for (const { event } of whispers(run)) {
      const shown = only(run.events, "words_whispered").find(({ seq }) => seq === event.seq + 1);
      expect(shown).toMatchObject({ visibility: "public", data: { turn_id: event.data.turn_id, addressees: event.data.addressees } });
    }
  });

  test("shows beforehand that it comes, and not what about", () => {
    const run = company(6);
    run.live(80, marked);
    const granted = only(run.events, "speaker_chosen").filter(({ data }) => data.intent.whispered);
    expect(granted.some(({ data }) => data.intent.topic !== "")).toBe(true);
    for (const event of granted) {
      const shown = publicEvent(event);
      expect(shown).toMatchObject({ seq: event.seq, data: { turn_id: event.data.turn_id, intent: { whispered: true, topic: "" } } });
      expect(JSON.stringify(shown)).not.toContain(event.data.intent.because);
    }
  });

  test("of a visitor reaches those it is for, and is answered in a whisper", () => {
    for (const seed of [1, 2, 3]) {
      const run = company(seed);
      run.live(5, marked);
      const conversation = [...run.state.conversations.values()].find(({ participants }) => participants.length > 2);
      const [to = "p0", ...others] = conversation?.participants ?? ["p0"];
      const [whisper] = only(
        run.take({ kind: "say", speaker_id: "visitor:v", name: "Vi", to: [to], text: "The vault opens at nine.", whisper: true }),
        "visitor_spoke",
      );
      expect(whisper).toMatchObject({ visibility: "private", audience: [to], data: { whispered: true, to: [to] } });
      const shown = new Set<string>();
      run.live(40, (wish) => {
        if (JSON.stringify(wish).includes("vault opens")) shown.add(wish.speaker_id);
        return chatter(wish);
      });
      expect(
        [...shown].filter((id) => others.includes(id)),
        `seed ${seed}`,
      ).toEqual([]);
      const answers = only(run.events, "character_interaction").filter(({ data }) => data.addressees.includes("visitor:v"));
      for (const answer of answers) expect(answer.data.whispered, `seed ${seed}`).toBe(true);
    }
  });

  test("to nobody is refused", () => {
    const run = company(1);
    expect(() => run.take({ kind: "say", speaker_id: "visitor:v", name: "Vi", to: [], text: "Psst.", whisper: true })).toThrow(Refusal);
  });

  test("comes to nothing when whoever it was for has gone", () => {
    let lost = 0;
    for (const seed of [2, 3, 4, 5, 6]) {
      const run = company(seed);
      run.live(40, (wish) => {
        const [to = ""] = wish.addressees;
        if (!wish.intent.whispered || lost > 0 || !run.state.characters.get(to)) return chatter(wish);
        lost += 1;
        run.take({ kind: "leave", character_id: to, by: "owner" });
        return said("The vault opens at nine.");
      });
      expect(JSON.stringify(run.events), `seed ${seed}`).not.toContain("vault");
    }
    expect(lost).toBe(1);
  });
});
