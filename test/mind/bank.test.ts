import { describe, expect, it } from "vitest";
import { actions } from "../../objects/mind/local/bank/actions.ts";
import { answers } from "../../objects/mind/local/bank/answers.ts";
import { asks, challenges, follows } from "../../objects/mind/local/bank/asks.ts";
import { CUES, type Bank } from "../../objects/mind/local/bank/bank.ts";
import { asides, bridges, moods, opinions, subjects, transitions } from "../../objects/mind/local/bank/chat.ts";
import { accusations, peace, retorts } from "../../objects/mind/local/bank/conflict.ts";
import { errands, farewells, greetedBack, greetings } from "../../objects/mind/local/bank/meeting.ts";
import { persons } from "../../objects/mind/local/bank/persons.ts";
import { places } from "../../objects/mind/local/bank/places.ts";
import { reactions } from "../../objects/mind/local/bank/reactions.ts";
import { grudges, hearsay, leaks, maxims, recollections, resumptions, returns, sayings } from "../../objects/mind/local/bank/recall.ts";
import { thoughts } from "../../objects/mind/local/bank/thoughts.ts";
import { confessions, disclosures, gossip, proposals } from "../../objects/mind/local/bank/trust.ts";
import { words } from "../../objects/mind/local/bank/words.ts";
import { hear } from "../../objects/mind/local/heard.ts";
import { line, person } from "./wishes.ts";

const spoken: readonly Bank[] = [
  opinions,
  asides,
  moods,
  bridges,
  subjects,
  transitions,
  asks,
  challenges,
  follows,
  ...Object.values(answers),
  ...Object.values(reactions),
  greetings,
  greetedBack,
  farewells,
  accusations,
  retorts,
  peace,
  proposals,
  confessions,
  disclosures,
  gossip,
  recollections,
  grudges,
  hearsay,
  leaks,
  maxims,
  sayings,
  returns,
  resumptions,
  places,
  persons,
];
const banks: readonly Bank[] = [...spoken, actions, thoughts];
const framesOf = (bank: Bank): readonly string[] => Object.values(bank).flat();

const SLOTS = new Set([
  "you",
  "first",
  "name",
  "third",
  "self",
  "place",
  "it",
  "topic",
  "topic!",
  "topic is",
  "topic was",
  "topic has",
  "topic's",
  "topic does",
  "do",
  "goal",
  "subject",
  "tale",
  "secret",
  "grudge",
  "source",
  "hearsay",
  "confidence",
  "where",
  "at",
  "At",
  "matter",
  "saying",
  "echo",
  "Echo",
  "daypart",
  "night",
  "she",
  "her",
  "their",
  "them",
  "errand",
  "errand lower",
  "detail lower",
  "detail lower",
  ...Object.keys(words),
]);

const asked = (text: string) => hear(line(person("pim"), text)).asked;

describe("the banks of frames", () => {
  it("hold more than 300 different frames of speech", () => {
    expect(new Set(spoken.flatMap(framesOf)).size).toBeGreaterThan(300);
  });

  it("name only cues that a moment can hold", () => {
    const known = new Set<string>(CUES);
    const unknown = banks
      .flatMap((bank) => Object.keys(bank))
      .filter((key) => !key.split("+").every((cue) => known.has(cue) || /^(quarrelled|confided|planned)$/.test(cue)));
    expect(unknown).toEqual([]);
  });

  it("name only slots that have a meaning, and close every brace", () => {
    for (const frame of [...banks.flatMap(framesOf), ...errands, ...Object.values(words).flat()]) {
      const slots = [...frame.matchAll(/\[([^[\]]+)\]/g)].map(([, slot = ""]) => slot);
      expect(
        slots.filter((slot) => !SLOTS.has(slot)),
        `in ${frame}`,
      ).toEqual([]);
      expect(frame.split("{").length, `in ${frame}`).toBe(frame.split("}").length);
      expect(frame.split("[").length, `in ${frame}`).toBe(frame.split("]").length);
    }
  });

  it("ask only questions that are answered as what they are", () => {
    expect(asked("What do you make of the tides?")).toBe("opinion");
    expect(asked("Am I wrong?")).toBe("right");
    expect(asked("Can I trust you with that?")).toBe("trust");
    expect(asked("Will you help me think?")).toBe("help");
    expect(asked("Who told you so?")).toBe("who");
    expect(asked("What would you do in my place?")).toBe("plan");
    expect(asked("And then?")).toBe("plan");
    expect(asked("How are you?")).toBe("feeling");
    expect(asked("Is it late?")).toBe("yesno");
    expect(asked("What do you know of Mr. Pryce?")).toBe("person");
    expect(asked("I ask nothing.")).toBeNull();
  });
});
