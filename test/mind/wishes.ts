/** Hand-made wishes, and rooms to overhear: what the tests of minds ask of them. */
import { localReply } from "../../objects/mind/local/local.ts";
import { localMind } from "../../objects/mind/mind.ts";
import {
  apply,
  createState,
  randomFor,
  step,
  wishesOf,
  type Event,
  type EventOf,
  type Input,
  type Intent,
  type InteractionType,
  type Line,
  type PartnerView,
  type Profile,
  type Relationship,
  type Reply,
  type Wish,
} from "../../objects/simulation/index.ts";
import { DEMO_IDS, demoCast, demoMemories, demoScene, demoTies } from "../../worker/demo/cast.ts";

export const person = (id: keyof typeof DEMO_IDS): Profile => {
  const found = demoCast.find((profile) => profile.id === DEMO_IDS[id]);
  if (!found) throw new Error(`nobody called ${id}`);
  return found;
};

export const tieTo = (to: string, values: Partial<Relationship> = {}): Relationship => ({
  from: "",
  to,
  type: "acquaintance",
  strength: 0.2,
  trust: 0.5,
  familiarity: 0.5,
  peak_familiarity: 0.5,
  interaction_count: 4,
  tones: {},
  last_interaction: 1,
  ...values,
});

export const partner = (profile: Profile, tie: Relationship | null = tieTo(profile.id)): PartnerView => {
  const { id, name, pronoun, background } = profile;
  return { id, name, pronoun, background, tie };
};

export const line = (speaker: Profile, text: string, values: Partial<Line> = {}): Line => ({
  seq: 1,
  speaker_id: speaker.id,
  speaker_name: speaker.name,
  addressees: [],
  text,
  interaction_type: "chat",
  whispered: false,
  ...values,
});

interface WishParts {
  readonly self?: Profile;
  readonly to?: readonly PartnerView[];
  readonly intent?: Partial<Intent>;
  readonly lines?: readonly Line[];
  readonly view?: Partial<Wish["view"]>;
  readonly seed?: number;
  readonly max_words?: number;
}

export const wishFor = ({
  self = person("odile"),
  to = [partner(person("pim"))],
  intent = {},
  lines = [],
  view = {},
  seed = 1,
  max_words = 30,
}: WishParts): Wish => ({
  id: `t${seed}`,
  speaker_id: self.id,
  addressees: to.slice(0, 1).map(({ id }) => id),
  intent: { type: "chat", topic: "the almanac", warmth: 0.2, because: "to talk about the almanac", whispered: false, ...intent },
  view: {
    self,
    mood: { p: 0, a: 0, d: 0 },
    emotion: null,
    social_energy: 0.8,
    location: "the Printing House",
    time_of_day: 600,
    setting: demoScene.setting,
    partners: to,
    bystanders: [],
    conversation: { topic: "the almanac", reason: "tie", turns: lines.length, closing: false, lines },
    memories: [],
    knowledge: [],
    letting_out: null,
    pursuits: [],
    scenario: null,
    direction: null,
    ...view,
  },
  recalled: [],
  max_words,
  seed,
});

const newcomer = (
  name: string,
  pronoun: Profile["pronoun"],
  [openness, conscientiousness, extraversion, agreeableness, neuroticism]: readonly [number, number, number, number, number],
  goals: readonly string[],
  subjects: readonly string[],
): Profile => ({
  id: name.toLowerCase().replaceAll(" ", "-"),
  name,
  aliases: [],
  source: "",
  background: "",
  pronoun,
  traits: { openness, conscientiousness, extraversion, agreeableness, neuroticism },
  autonomy_level: 0.6,
  goals,
  secrets: [],
  voice: { lines: [], phrases: [], subjects, words_per_line: 12 },
  portrait: null,
});

const newcomers: readonly Profile[] = [
  newcomer(
    "Ines Calder",
    "she",
    [0.2, 0.9, 0.2, 0.2, 0.7],
    ["find work before the winter", "pay back her brother"],
    ["bread", "account books", "debts"],
  ),
  newcomer("Tobias Reed", "he", [0.9, 0.1, 0.9, 0.9, 0.1], ["write one good song", "see the sea"], ["old songs", "dancing", "horses"]),
  newcomer(
    "Mrs. Agatha Lowell",
    "she",
    [0.5, 0.5, 0.5, 0.5, 0.5],
    ["marry off her nephew", "keep the chapel roof on"],
    ["the chapel", "roses", "propriety"],
  ),
  newcomer("Rowan", "they", [0.6, 0.4, 0.4, 0.6, 0.9], ["be left in peace", "forget the war"], ["birds", "the winter", "letters"]),
];

export const twelve: readonly Profile[] = [...demoCast, ...newcomers];

export interface Overheard {
  readonly wish: Wish;
  readonly event: EventOf<"character_interaction">;
}

/** Lets the core and the local mind run together until `count` lines were spoken. */
export const overhear = async (characters: readonly Profile[], seed: number, count: number): Promise<readonly Overheard[]> => {
  const state = createState();
  const signal = new AbortController().signal;
  const heard: Overheard[] = [];
  let waiting = new Map<string, Wish>();
  let inputs: readonly Input[] = [
    { kind: "create", id: "room", name: "A room", seed, scene: demoScene, characters, ties: demoTies, memories: demoMemories },
  ];
  for (let tick = 1; heard.length < count && tick < count * 10; tick += 1) {
    const now = { tick, at: tick, timestamp: new Date(tick * 1000).toISOString(), autonomous: true };
    const events: readonly Event[] = step(state, inputs, now, randomFor(seed, tick));
    for (const event of events) {
      apply(state, event);
      const wish = event.type === "character_interaction" ? waiting.get(event.data.turn_id ?? "") : undefined;
      if (event.type === "character_interaction" && wish) heard.push({ wish, event });
    }
    const wishes = wishesOf(state, now);
    waiting = new Map(wishes.map((wish) => [wish.id, wish]));
    inputs = await Promise.all(
      wishes.map(async (wish) => ({ kind: "reply" as const, turn_id: wish.id, reply: await localMind.speak(wish, signal) })),
    );
  }
  return heard.slice(0, count);
};

const KINDS: readonly InteractionType[] = [
  "chat",
  "chat",
  "chat",
  "collaboration",
  "chat",
  "gossip",
  "chat",
  "conflict",
  "chat",
  "confession",
  "chat",
];

/**
 * Conversations without the core's rules: each of ten lines between two of the cast, who change from talk to talk. What the mind does with
 * its own words does not hang on how the core is tuned.
 */
export const rehearse = (characters: readonly Profile[], count: number): readonly { readonly wish: Wish; readonly reply: Reply }[] => {
  const spoken: { wish: Wish; reply: Reply }[] = [];
  for (let talk = 0; spoken.length < count; talk += 1) {
    const first = characters[talk % characters.length];
    const second = characters[(talk + 1 + (talk % (characters.length - 1))) % characters.length];
    const absent = characters[(talk + 5) % characters.length];
    if (!first || !second || !absent || first === second) continue;
    const topic = [...first.voice.subjects, ...first.goals][talk % 5] ?? first.name;
    const strength = ((talk * 37) % 17) / 10 - 0.8;
    const lines: Line[] = [];
    for (let turn = 0; turn < 10; turn += 1) {
      const [self, other] = turn % 2 === 0 ? [first, second] : [second, first];
      const drawn = turn === 0 ? "greeting" : turn > 7 ? "farewell" : (KINDS[(talk * 3 + turn * 5) % KINDS.length] ?? "chat");
      const wish = wishFor({
        self,
        to: [partner(other, tieTo(other.id, { strength, trust: 0.5 + strength / 3 }))],
        intent: { type: drawn, topic: drawn === "gossip" ? absent.name : topic, warmth: drawn === "conflict" ? -0.5 : strength },
        lines: lines.slice(-12),
        view: {
          time_of_day: (480 + talk * 9) % 1440,
          memories: demoMemories
            .filter(({ character_id }) => character_id === self.id)
            .map(({ memory }, at) => ({ ...memory, id: `m${at}`, at, sources: [] })),
          conversation: { topic, reason: "tie", turns: turn, closing: turn > 7, lines: lines.slice(-12) },
        },
        seed: (talk * 10 + turn) * 2_654_435 + 17,
        max_words: Math.round(Math.min(60, Math.max(12, self.voice.words_per_line * (1.2 + 0.6 * self.traits.extraversion)))),
      });
      const reply = localReply(wish);
      lines.push(line(self, reply.speech, { seq: lines.length + 1, addressees: [other.id], interaction_type: drawn }));
      spoken.push({ wish, reply });
    }
  }
  return spoken.slice(0, count);
};
