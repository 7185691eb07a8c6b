/** Whatever mind is behind it and however people came to talk: no scene drags on. */
import { describe, expect, test } from "vitest";
import { canInteract, interactionWish, Refusal, wishesOf, type Event, type Input, type Wish } from "../../objects/simulation/index.ts";
import { chatter, creation, mirror, polite, said, SCENE } from "./cast.ts";
import { startRun, type Mind, type Run } from "./run.ts";

const MOST = 12;
const SEEDS = Array.from({ length: 50 }, (_, index) => index + 1);
/** For minds that are a variation on others. */
const FEWER = SEEDS.slice(0, 10);
/** Two to eight people. */
const castOf = (seed: number): number => 2 + (seed % 7);

const lastHeard = (wish: Wish): string => wish.view.conversation.lines.at(-1)?.text ?? "The tide is late today.";
const nameOf = (wish: Wish): string => wish.view.partners[0]?.name ?? "friend";

const EFFUSIVE: readonly ((wish: Wish) => string)[] = [
  (wish) => `Thank you so much, ${nameOf(wish)}, I could not agree more with what you have just said.`,
  (wish) => `You are so right, ${nameOf(wish)}! How kind of you to say so, and how very true it is.`,
  () => "What a wonderful thought. I am truly grateful that you shared it with me.",
  (wish) => `Absolutely, ${nameOf(wish)}. I completely understand, and I appreciate it more than I can say.`,
  () => "Indeed, indeed. I feel exactly the same, and I thank you from the bottom of my heart.",
  (wish) => `I quite agree about that. “${lastHeard(wish)}” is so well said.`,
];

const minds: Readonly<Record<string, Mind>> = {
  "repeats what it hears": mirror,
  "repeats what it hears with a word in front": (wish) => said(`You say: ${lastHeard(wish)} Is that so?`),
  "thanks and agrees": polite,
  "thanks and agrees at length": (wish) => said((EFFUSIVE[wish.seed % EFFUSIVE.length] ?? EFFUSIVE[0])?.(wish) ?? "Thank you."),
  "thanks and agrees in German": (wish) =>
    said(["Vielen Dank!", "Ja, Sie haben völlig recht.", "Danke, ganz meine Meinung.", "Genau so ist es."][wish.seed % 4] ?? "Ja."),
  "has one sentence and never says goodbye": () => said("The ferry leaves at noon and the tide will not wait for it."),
  "finds no words": () => null,
  "finds words for every other turn": (wish) => (wish.seed % 2 === 0 ? mirror(wish) : null),
};

const answer = (run: Run, mind: Mind): void => {
  for (const wish of wishesOf(run.state, run.now())) run.take({ kind: "reply", turn_id: wish.id, reply: mind(wish) });
};

const together = (seed: number, count = castOf(seed)): Run => {
  const create = creation(count, seed);
  return startRun({ ...create, scene: { ...SCENE, locations: ["the inn"] } });
};

const say = (text: string, to: readonly string[]): Input => ({ kind: "say", speaker_id: "visitor:v", name: "Vi", to, text });

const VISITOR = ["Good day to you!", "What do you know of the ring?", "And who rang the bell last night?", "Then who has the letter?"];

const play: Input = {
  kind: "scenario",
  by: "owner",
  scenario: {
    title: "The auction",
    setting: "at the inn",
    mood: "tense",
    cast: [],
    objectives: [
      { text: "Sell the old ferry", character_id: null, secret: false, measure: null },
      { text: "Learn who wrote the letter", character_id: "p0", secret: true, measure: null },
    ],
    phases: [],
    secrets: [],
    complications: ["A stranger bids for the ferry."],
    minutes: 500,
  },
};

/** Every way into a conversation. */
const paths: Readonly<Record<string, (seed: number, mind: Mind) => Run>> = {
  "of their own accord": (seed, mind) => {
    const run = startRun(creation(castOf(seed), seed));
    run.live(24, mind);
    return run;
  },
  "coming over, asked or not": (seed, mind) => {
    const run = together(seed, 8);
    run.live(24, mind);
    return run;
  },
  "a visitor among them": (seed, mind) => {
    const run = startRun(creation(castOf(seed) - 1, seed));
    for (let tick = 0; tick < 20; tick += 1) {
      if (tick % 3 !== 2) run.take(say(VISITOR[tick % VISITOR.length] ?? "", tick % 2 === 0 ? ["p0"] : []));
      run.live(1, mind);
    }
    return run;
  },
  "a chat in a green room, where no time passes": (seed, mind) => {
    const run = startRun(creation(1, seed));
    for (let line = 0; line < 30; line += 1) {
      run.take(say(VISITOR[(seed + line) % VISITOR.length] ?? "", ["p0"]));
      answer(run, mind);
    }
    return run;
  },
  "a visitor who whispers": (seed, mind) => {
    const run = together(seed);
    for (let tick = 0; tick < 16; tick += 1) {
      run.take({ kind: "say", speaker_id: "visitor:v", name: "Vi", to: ["p1"], text: VISITOR[tick % 4] ?? "", whisper: true });
      run.live(1, mind);
    }
    return run;
  },
  "single steps of a paused story": (seed, mind) => {
    const run = startRun(creation(castOf(seed), seed));
    run.take({ kind: "control", action: "pause", by: "owner" });
    run.live(24, mind);
    return run;
  },
  "a scenario with complications": (seed, mind) => {
    const run = together(seed);
    run.take(play);
    run.live(24, mind);
    return run;
  },
  "the director's hand": (seed, mind) => {
    const run = together(seed);
    for (let time = 0; time < 5; time += 1) {
      run.take({ kind: "world_event", content: `The bell rings ${time + 2} times.`, location: null, by: "owner" });
      run.take({ kind: "direct", to: "p0", text: "Ask about the bell.", by: "owner", turns: 20 });
      run.live(5, mind);
    }
    return run;
  },
};

/** Turns granted and lines spoken by characters, by conversation. */
const scenes = (events: readonly Event[]): readonly number[] => {
  const turns = new Map<string, number>();
  const add = (id: string | null, count: number): void => void turns.set(id ?? "none", (turns.get(id ?? "none") ?? 0) + count);
  for (const event of events)
    if (event.type === "speaker_chosen") add(event.data.conversation_id, 1);
    else if (event.type === "character_interaction" && event.data.turn_id === null)
      add(event.data.conversation_id, event.data.response === null ? 1 : 2);
  return [...turns.values()];
};

describe.each(Object.entries(paths))("by %s", (_path, walk) => {
  test.each(Object.entries(minds))("a mind that %s has twelve turns in a scene at most", (name, mind) => {
    let longest = 0;
    for (const seed of mind === mirror || mind === polite ? SEEDS : FEWER) {
      const turns = scenes(walk(seed, mind).events);
      expect(turns.length, `seed ${seed}, ${name}`).toBeGreaterThan(0);
      expect(Math.max(...turns), `seed ${seed}, ${name}`).toBeLessThanOrEqual(MOST);
      longest = Math.max(longest, ...turns);
    }
    expect(longest).toBeGreaterThan(0);
  });
});

/** How often the mind was asked for an answer, and why it was not any more. */
const ask = (run: Run, mind: Mind, content: (time: number) => string, between: (time: number) => void) => {
  let asked = 0;
  for (let time = 0; time < 40; time += 1) {
    const two = { initiator_id: "p0", target_id: "p1", type: "chat", content: content(time) } as const;
    const reason = canInteract(run.state, "p0", "p1", run.now().at);
    if (reason !== null) return { asked, reason };
    asked += 1;
    const reply = mind(interactionWish(run.state, two, run.now()));
    if (reply) run.take({ kind: "interaction", ...two, reply });
    between(time);
  }
  return { asked, reason: "" };
};

describe("exchanges asked for from outside", () => {
  const echoing = ["repeats what it hears", "thanks and agrees", "thanks and agrees at length", "has one sentence and never says goodbye"];
  test.each(echoing)("are refused with the reason, before the mind is asked, when it %s", (name) => {
    const mind = minds[name] ?? mirror;
    for (const seed of mind === mirror || mind === polite ? SEEDS : FEWER)
      for (const [pass, ticks] of [0, 1].entries()) {
        const run = startRun(creation(castOf(seed), seed, () => ({ extraversion: 1 })));
        const thanks = (time: number): string =>
          mind({ ...interactionWish(run.state, { initiator_id: "p0", target_id: "p1", type: "chat", content: "" }, run.now()), seed: time })
            ?.speech || "Good day.";
        const { asked, reason } = ask(run, mind, thanks, () => run.live(ticks, mind));
        expect(reason, `seed ${seed}, pass ${pass}`).toMatch(/run dry|only just parted/);
        expect(asked, `seed ${seed}, pass ${pass}`).toBeLessThanOrEqual(MOST / 2);
        expect(Math.max(...scenes(run.events)), `seed ${seed}, pass ${pass}`).toBeLessThanOrEqual(MOST);
        const again: Input = {
          kind: "interaction",
          initiator_id: "p0",
          target_id: "p1",
          type: "chat",
          content: "Again.",
          reply: said("Again."),
        };
        expect(() => run.take(again)).toThrow(Refusal);
      }
  });

  test("go on in one conversation, and in another when that one has been long enough, as long as there is something to say", () => {
    const run = startRun(creation(4, 3, () => ({ extraversion: 1 })));
    const words = (time: number): string =>
      chatter({ ...interactionWish(run.state, { initiator_id: "p0", target_id: "p1", type: "chat", content: "" }, run.now()), seed: time })
        ?.speech ?? "";
    ask(
      run,
      (wish) => said(words(1000 + wish.view.conversation.turns + run.state.meta.seq)),
      words,
      () => undefined,
    );
    const started = run.events.filter(({ type }) => type === "conversation_started");
    expect(started.length).toBeGreaterThan(1);
    expect(Math.max(...scenes(run.events))).toBeLessThanOrEqual(MOST + 2);
  });
});
