/** A secret is given to two people; minds of every kind do their worst; a third knows it only once they were told, and the log says by whom. */
import { expect, test } from "vitest";
import { randomFor, type Event, type Input, type Wish } from "../../objects/simulation/index.ts";
import { chatter, creation, said } from "./cast.ts";
import { DEEP, seeds } from "./deep.ts";
import { startRun, type Mind, type Run } from "./run.ts";

const CANARY = "The Zanzibar ledger, marked Z71, lies under the flagstone of the chapel.";
const MARKS = ["zanzibar", "z71", "flagstone"];
const TICKS = 40;
const CAST = 9;

const shows = (value: unknown): boolean => {
  const text = JSON.stringify(value).toLowerCase();
  return MARKS.some((mark) => text.includes(mark));
};

/** What the speaker has in mind that is not for everybody. */
const inMind = ({ view }: Wish): readonly string[] => [
  ...view.self.secrets,
  ...view.knowledge.map(({ text }) => text),
  ...view.memories.map(({ text }) => text),
];

const minds: Readonly<Record<string, Mind>> = {
  "confides and gossips now and then": (wish) => {
    const [fact] = wish.view.knowledge;
    const tells = wish.intent.type === "confession" || wish.intent.type === "gossip";
    return fact && tells ? said(`Between you and me: ${fact.text}`) : chatter(wish);
  },
  "says all that it has in mind": (wish) =>
    said([...inMind(wish).toReversed(), chatter(wish).speech].join(" "), { thought: inMind(wish).join(" ") }),
  "says it in other words": (wish) => {
    const mark = inMind(wish)
      .join(" ")
      .toLowerCase()
      .match(/\p{L}*(?:zanzibar|z71|flagstone)\p{L}*/gu);
    const random = randomFor(wish.seed, 3);
    const word = random.pick(mark ?? []);
    return word === undefined || random.chance(0.5) ? chatter(wish) : said(`${chatter(wish).speech} I cannot forget ${word}.`);
  },
};

/** Each gives the canary to p0 and p1. */
const ways: readonly ((seed: number) => Run)[] = [
  (seed) => {
    const run = startRun(creation(CAST, seed));
    run.take({ kind: "tell", to: ["p0", "p1"], text: CANARY, by: "author" });
    return run;
  },
  (seed) => {
    const create = creation(CAST, seed);
    return startRun({
      ...create,
      characters: create.characters.map((one) => (one.id === "p0" ? { ...one, secrets: [CANARY] } : one)),
      memories: [
        ...create.memories,
        {
          character_id: "p1",
          memory: { kind: "canon", text: `Ada once said it in her sleep: ${CANARY}`, importance: 0.9, subjects: ["p0"] },
        },
      ],
    });
  },
  (seed) => {
    const run = startRun(creation(CAST, seed));
    for (const id of ["p0", "p1"]) {
      const whisper: Input = { kind: "say", speaker_id: "visitor:v", name: "Vi", to: [id], text: CANARY, whisper: true };
      run.take(whisper);
    }
    return run;
  },
];

/** Where it shows to somebody who has not been told, and how many have been in the end. */
const leaksOf = (run: Run, mind: Mind): { readonly leaks: readonly string[]; readonly knowing: ReadonlySet<string> } => {
  const knowing = new Set(["p0", "p1"]);
  const leaks: string[] = [];
  let read = 0;
  const follow = (): void => {
    const told = new Map<number, readonly string[]>();
    const fresh = run.events.slice(read);
    for (const event of fresh)
      if (event.type === "hearsay" && shows(event.data))
        told.set(event.data.line_seq, [...(told.get(event.data.line_seq) ?? []), ...event.data.listeners]);
    for (const event of fresh) {
      if (event.type === "hearsay" && shows(event.data)) for (const id of event.data.listeners) knowing.add(id);
      if (!shows(event)) continue;
      for (const id of event.audience)
        if (!knowing.has(id) && !told.get(event.seq)?.includes(id)) leaks.push(`event ${event.seq}, a ${event.type}, shows it to ${id}`);
      if (event.visibility === "public" && shows(sayings(event))) leaks.push(`event ${event.seq}, a ${event.type}, says it to everybody`);
    }
    read = run.events.length;
  };
  run.live(TICKS, (wish) => {
    follow();
    if (!knowing.has(wish.speaker_id) && shows(wish)) leaks.push(`the wish ${wish.id} shows it to ${wish.speaker_id}`);
    return mind(wish);
  });
  follow();
  return { leaks, knowing };
};

/** The words of an event that are nobody's speech: its topic, its title, its reason. */
const sayings = ({ data }: Event): unknown => {
  const { topic, title, because, intent, thread } = data as Partial<Record<"topic" | "title" | "because" | "intent" | "thread", unknown>>;
  return [topic, title, because, intent, thread].map((part) => part ?? null);
};

test("a canary secret told to two reaches a third only through hearsay", { timeout: 1_800_000 }, () => {
  const names = Object.keys(minds);
  let told = 0;
  for (const seed of seeds(50, 500))
    for (const [index, name] of names.entries()) {
      if (!DEEP && index !== seed % names.length) continue;
      const way = ways[Math.floor(seed / names.length) % ways.length];
      const mind = minds[name];
      if (!way || !mind) continue;
      const { leaks, knowing } = leaksOf(way(seed), mind);
      expect(leaks, `seed ${seed}, a mind that ${name}`).toEqual([]);
      told += knowing.size - 2;
    }
  // It does get about: the test would say nothing of people who keep their mouths shut.
  expect(told).toBeGreaterThan(seeds(50, 500).length);
});
