/** Made-up people and minds for tests and for `npm run simulate`: everything follows from a seed. */
import {
  randomFor,
  type Input,
  type Profile,
  type Random,
  type Reply,
  type Scene,
  type Traits,
  type Wish,
} from "../../objects/simulation/index.ts";

const NAMES =
  "Ada Ben Cora Dan Eve Finn Gwen Hugh Iris Jack Kate Liam Mona Nils Olga Paul Quin Rosa Sven Tess Ugo Vera Will Xenia Yuri Zoe".split(" ");
const SUBJECTS =
  "the tide,the old letter,bread,the bell tower,maps,the harvest,winter coats,a lost ring,the ferry,honey,chess,thunder,the orchard,debts,a horse,the mill".split(
    ",",
  );
const GOALS =
  "find the lost ring,win the harvest prize,leave town before winter,repair the bell tower,sell the old ferry,learn who wrote the letter".split(
    ",",
  );
const SECRETS = "burned the letter,owes money to the miller,never learned to read,saw who rang the bell".split(",");

export const SCENE: Scene = {
  title: "Harbour",
  setting: "a small harbour town in autumn",
  locations: ["the quay", "the inn", "the orchard"],
  opens_at: 540,
};

export const profile = (index: number, random: Random, traits: Partial<Traits> = {}): Profile => {
  const name = NAMES[index % NAMES.length] ?? "Ada";
  const number = Math.floor(index / NAMES.length);
  return {
    id: `p${index}`,
    name: number === 0 ? name : `${name} ${number + 1}`,
    aliases: [],
    source: "",
    background: `lives by the harbour, number ${index}`,
    pronoun: random.pick(["she", "he", "they"] as const) ?? "they",
    traits: {
      openness: random.next(),
      conscientiousness: random.next(),
      extraversion: random.next(),
      agreeableness: random.next(),
      neuroticism: random.next(),
      ...traits,
    },
    autonomy_level: random.next(),
    goals: [random.pick(GOALS) ?? ""],
    secrets: random.chance(0.5) ? [random.pick(SECRETS) ?? ""] : [],
    voice: {
      lines: [],
      phrases: [],
      subjects: [random.pick(SUBJECTS) ?? "", random.pick(SUBJECTS) ?? ""],
      words_per_line: 8 + random.integer(20),
    },
    portrait: null,
  };
};

export const creation = (
  count: number,
  seed: number,
  traits: (index: number) => Partial<Traits> = () => ({}),
): Extract<Input, { kind: "create" }> => {
  const random = randomFor(seed, 0);
  const characters = Array.from({ length: count }, (_, index) => profile(index, random, traits(index)));
  const pairs = Array.from({ length: count }, () => [random.integer(count), random.integer(count)] as const).filter(
    ([from, to]) => from !== to,
  );
  return {
    kind: "create",
    id: `world-${seed}`,
    name: "Harbour",
    seed,
    scene: SCENE,
    characters,
    ties: pairs.map(([from, to]) => ({
      from: `p${from}`,
      to: `p${to}`,
      type: "acquaintance",
      strength: Math.round((random.next() * 1.6 - 0.8) * 100) / 100,
      trust: Math.round(random.next() * 100) / 100,
      familiarity: 0.3,
      quote: "they had met before",
    })),
    memories: characters
      .slice(0, 2)
      .map(({ id }) => ({ character_id: id, memory: { kind: "canon", text: "Grew up by the water.", importance: 0.5, subjects: [] } })),
  };
};

const WORDS =
  "tide letter bread tower map harvest coat ring ferry honey chess thunder orchard debt horse mill lantern rope stone river salt window road child fire morning evening shadow promise reason answer wonder perhaps never always nearly already sooner later believe remember forget carry follow gather measure mend borrow".split(
    " ",
  );

/** So many words by chance, the same for the same seed. */
export const randomWords = (seed: number, count: number): string => {
  const random = randomFor(seed, 2);
  return Array.from({ length: count }, () => random.pick(WORDS) ?? "").join(" ");
};

/** A mind that words every intent with other words. */
export const chatter = (wish: Wish): Reply => {
  const random = randomFor(wish.seed, 1);
  const words = Array.from({ length: 6 + random.integer(9) }, () => random.pick(WORDS) ?? "");
  return said(wish.intent.type === "farewell" ? `Goodbye then; ${words.slice(0, 4).join(" ")}.` : `${words.join(" ")}.`);
};

/** Says back whatever was said last. */
export const mirror = (wish: Wish): Reply =>
  said(wish.view.conversation.lines.at(-1)?.text ?? "The tide is late today, do you not think so?");

/** Agrees to everything and thanks for it. */
export const polite = (wish: Wish): Reply =>
  said(["Yes, indeed.", "Thank you.", "Of course, you are right.", "Quite so, I agree."][wish.seed % 4] ?? "Yes.");

export const said = (speech: string, rest: Partial<Reply> = {}): Reply => ({
  thought: "",
  action: "",
  speech,
  appraisals: {},
  memories: [],
  ends: false,
  mind: "test",
  ...rest,
});
