/** Many talks with somebody become one memory of them; what was too slight to keep is forgotten. What mattered stays. */
import type { Character, CharacterId, Memory } from "../state.ts";
import { listed, shorten } from "../text.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";

/** To be called when a talk is over: puts a full head in order, at the most once. */
export const settleMemories = (world: World, id: CharacterId): void => {
  const character = world.state.characters.get(id);
  if (!character || character.memories.length < TUNING.memory.crowded) return;
  const many = manyAboutOne(world, character);
  if (many) consolidate(world, character, many);
  else forget(world, character);
};

interface Group {
  readonly subject: CharacterId;
  readonly memories: readonly Memory[];
}

/** The largest group of older memories of talk with the same person, when there are enough. */
const manyAboutOne = (world: World, { memories }: Character): Group | null => {
  const { settled, slight, together } = TUNING.memory;
  const groups = new Map<CharacterId, Memory[]>();
  for (const memory of memories) {
    const { kind, importance, at, subjects } = memory;
    const [subject] = subjects;
    const isOld = world.now.at - at >= settled;
    if ((kind !== "dialogue" && kind !== "summary") || subject === undefined || !isOld || importance >= slight) continue;
    groups.set(subject, [...(groups.get(subject) ?? []), memory]);
  }
  const [largest] = [...groups].toSorted(([, a], [, b]) => b.length - a.length);
  return largest && largest[1].length >= together ? { subject: largest[0], memories: largest[1] } : null;
};

const consolidate = (world: World, character: Character, { subject, memories }: Group): void => {
  const { window_of_sources, most_characters, slight } = TUNING.memory;
  const name = world.state.characters.get(subject)?.name ?? "somebody who has left";
  const memory: Memory = {
    id: `m${world.nextSeq()}`,
    kind: "summary",
    text: shorten(summaryOf(name, memories), most_characters),
    importance: Math.min(slight - 0.01, Math.max(...memories.map(({ importance }) => importance)) + 0.05),
    subjects: [...new Set(memories.flatMap(({ subjects }) => subjects))],
    sources: memories.flatMap(({ sources }) => sources).slice(-window_of_sources),
    at: world.now.at,
  };
  world.emit(
    "memories_consolidated",
    { character_id: character.id, memory, replaced: memories.map(({ id }) => id) },
    { audience: [character.id], visibility: "private" },
  );
};

/** What a memory of talk was about: the quoted words after "about". */
const subjectsIn = (text: string): readonly string[] =>
  [...(/ about (“.+?”)(?:; |$)/u.exec(text)?.[1] ?? "").matchAll(/“(.+?)”/gu)].map(([, subject = ""]) => subject);

const COURSES: readonly (readonly [RegExp, string])[] = [
  [/hard words/u, "hard words fell"],
  [/confided|the truth/u, "something was confided"],
  [/plans were made|I promised/u, "plans were made"],
];

/** `Several talks with Ada about “bread”, “the tide” and “the mill”; hard words fell.` */
const summaryOf = (name: string, memories: readonly Memory[]): string => {
  const texts = memories.map(({ text }) => text);
  const subjects = [...new Set(texts.flatMap(subjectsIn))].slice(-4).map((subject) => `“${shorten(subject, 40)}”`);
  const courses = COURSES.flatMap(([sign, words]) => (texts.some((text) => sign.test(text)) ? [words] : []));
  return `Several talks with ${name}${subjects.length > 0 ? ` about ${listed(subjects)}` : ""}; ${courses.length > 0 ? listed(courses) : "they passed in peace"}.`;
};

/** The slightest of the older memories, never what one brought along or concluded. What mattered only makes room: it can still be found. */
const forget = (world: World, { id, memories }: Character): void => {
  const { slight_enough, forgotten_at_once, settled } = TUNING.memory;
  const slight = memories
    .filter(
      ({ kind, importance, at }) =>
        kind !== "canon" && kind !== "reflection" && importance <= slight_enough && world.now.at - at >= settled,
    )
    .toSorted((a, b) => a.importance - b.importance || a.at - b.at)
    .slice(0, forgotten_at_once);
  if (slight.length === 0) return;
  world.emit(
    "memories_forgotten",
    { character_id: id, memory_ids: slight.map((memory) => memory.id), because: "too slight to keep" },
    { audience: [id], visibility: "private" },
  );
};
