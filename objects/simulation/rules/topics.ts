/** What there is to talk about: aims, favourite subjects, news, people who are not there, the place. */
import type { Character, Conversation, News } from "../state.ts";
import { shorten } from "../text.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";
import { sharedAims } from "./aims.ts";
import { openGoals } from "./goals.ts";
import { tieOf } from "./tie.ts";

interface Topic {
  readonly text: string;
  readonly weight: number;
}

/** A subject that `speaker` would raise among `others`. */
export const topicFor = (world: World, speaker: Character, others: readonly Character[]): string => {
  const company = new Set([speaker.id, ...others.map(({ id }) => id)]);
  const absent = absentThird(world, speaker, company);
  const subjects = speaker.voice.subjects;
  const topics: Topic[] = [
    ...openGoals(speaker).map((goal) => ({ text: goal, weight: 0.6 + speaker.traits.conscientiousness })),
    ...[world.random.pick(subjects), world.random.pick(subjects)].flatMap((text) => (text ? [{ text, weight: 0.9 }] : [])),
    ...newsFor(world, speaker).map((text) => ({ text, weight: 2.5 })),
    ...(absent ? [{ text: absent.name, weight: 0.4 + 0.8 * speaker.traits.extraversion }] : []),
    ...sharedAims(world.state, speaker).map((text) => ({ text, weight: TUNING.scenario.topic })),
    { text: speaker.location, weight: 0.3 },
  ];
  return world.random.weighted(topics, ({ weight }) => weight)?.text ?? speaker.location;
};

/** Somebody the speaker has a stake in who is not listening, or undefined. */
export const absentThird = (world: World, speaker: Character, company: ReadonlySet<string>): Character | undefined => {
  const known = world.state.ties.known(speaker.id);
  for (let draw = 0; draw < 4 && known.length > 0; draw += 1) {
    const id = known[world.random.integer(known.length)] ?? "";
    const other = world.state.characters.get(id);
    if (other && !company.has(id) && Math.abs(tieOf(world.state, speaker.id, id).strength) >= 0.2) return other;
  }
  return undefined;
};

export const companyOf = (conversation: Conversation): ReadonlySet<string> => new Set(conversation.participants);

/** World events that the speaker knows of. In their public words: what somebody keeps in mind is never a topic by itself. */
const newsFor = (world: World, speaker: Character): readonly string[] =>
  freshNews(world)
    .filter(({ seq }) => knowsOf(speaker, seq))
    .slice(-2)
    .map(({ text }) => shorten(text, 90));

/** What befell the story lately. */
export const freshNews = ({ state, now }: World): readonly News[] => state.meta.news.filter(({ at }) => now.at - at <= TUNING.news.fresh);

/** Whether the character remembers the event. */
export const knowsOf = (character: Character, seq: number): boolean => character.memories.some(({ sources }) => sources.includes(seq));
