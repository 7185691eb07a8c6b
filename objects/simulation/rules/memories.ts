/** What characters keep: formed from what was said before them, never from what they recalled or were prompted with. */
import { isVisitor } from "../apply-talk.ts";
import type { Reply } from "../input.ts";
import { clamp, round } from "../numbers.ts";
import type { Character, CharacterId, Conversation, InteractionType, Line, Memory } from "../state.ts";
import { listed, shorten } from "../text.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";
import { settleMemories } from "./consolidation.ts";

/** Gives a character a memory. Private: only the room's owner and directors see what somebody keeps in mind. */
export const remember = (world: World, id: CharacterId, memory: Omit<Memory, "id" | "at">): void => {
  const formed: Memory = { ...memory, id: `m${world.nextSeq()}`, importance: round(clamp(memory.importance, 0, 1)), at: world.now.at };
  world.emit("memory_formed", { character_id: id, memory: formed }, { audience: [id], visibility: "private" });
};

/** Everyone in a conversation that has ended remembers that they had it, and how it went. */
export const rememberTalk = (world: World, conversation: Conversation, ended: number): void => {
  if (conversation.lines.length === 0) return;
  for (const id of conversation.participants) {
    const since = conversation.heard_from[id] ?? 0;
    const lines = conversation.lines.filter(({ seq }) => seq >= since);
    const others = conversation.participants.filter((other) => other !== id);
    const company = [...others.flatMap((other) => world.state.characters.get(other)?.name ?? []), ...visitorsOf(lines)];
    if (lines.length === 0 || company.length === 0) continue;
    const { phrase, importance } = courseOf(lines);
    const about = conversation.topic ? ` about “${shorten(conversation.topic, 80)}”` : "";
    const text = `Talked with ${listed(company)} at ${conversation.location}${about}; ${phrase}.`;
    remember(world, id, { kind: "dialogue", text, importance, subjects: others, sources: [...lines.map(({ seq }) => seq), ended] });
    settleMemories(world, id);
  }
};

const visitorsOf = (lines: readonly Line[]): readonly string[] => [
  ...new Set(lines.flatMap((line) => (isVisitor(line.speaker_id) ? [line.speaker_name] : []))),
];

const courseOf = (lines: readonly Line[]): { readonly phrase: string; readonly importance: number } => {
  const types = new Set<InteractionType>(lines.map((line) => line.interaction_type));
  if (types.has("conflict") && types.has("confession")) return { phrase: "it came to hard words and to the truth", importance: 0.75 };
  if (types.has("confession")) return { phrase: "something was confided", importance: 0.65 };
  if (types.has("conflict")) return { phrase: "it came to hard words", importance: 0.55 };
  if (types.has("collaboration")) return { phrase: "plans were made", importance: 0.4 };
  if (types.has("gossip")) return { phrase: "others were talked about", importance: 0.35 };
  return { phrase: "it passed in peace", importance: 0.25 };
};

/** A line worth keeping by itself: a confidence, an attack, or hearsay. `seq` is the event that holds it. */
export const rememberLine = (
  world: World,
  said: {
    readonly speaker: Character;
    readonly type: InteractionType;
    readonly text: string;
    readonly topic: string;
    readonly seq: number;
  },
  hearers: readonly CharacterId[],
  overhearers: readonly CharacterId[],
): void => {
  const { speaker, type, text, topic, seq } = said;
  if (type !== "confession" && type !== "conflict" && type !== "gossip") return;
  const words = `“${shorten(text, 160)}”`;
  const sources = [seq];
  for (const id of hearers) {
    if (type === "confession")
      remember(world, id, {
        kind: "dialogue",
        text: `${speaker.name} confided: ${words}`,
        importance: 0.8,
        subjects: [speaker.id],
        sources,
      });
    else if (type === "conflict" && world.random.chance(0.6))
      remember(world, id, {
        kind: "dialogue",
        text: `${speaker.name} said to my face: ${words}`,
        importance: 0.6,
        subjects: [speaker.id],
        sources,
      });
    else if (type === "gossip" && world.random.chance(0.5))
      remember(world, id, {
        kind: "dialogue",
        text: `${speaker.name} said of ${topic}: ${words}`,
        importance: 0.4,
        subjects: [speaker.id],
        sources,
      });
  }
  for (const id of overhearers)
    if (type !== "gossip" && world.random.chance(0.25))
      remember(world, id, {
        kind: "observation",
        text: `Overheard ${speaker.name}: ${words}`,
        importance: 0.5,
        subjects: [speaker.id],
        sources,
      });
};

/** What a visitor said, kept once it has been answered, so that they are known when they come again. */
export const rememberVisitor = (world: World, host: Character, { speaker_name, text, seq }: Line): void =>
  remember(world, host.id, {
    kind: "dialogue",
    text: `${speaker_name} said: “${shorten(text, 160)}”`,
    importance: 0.35,
    subjects: [],
    sources: [seq],
  });

/** What a mind asked to have remembered, within bounds. */
export const rememberReply = (world: World, speaker: Character, reply: Reply, seq: number): void => {
  const { per_reply, most_characters } = TUNING.memory;
  for (const { text, importance, subjects } of reply.memories.slice(0, per_reply)) {
    const kept = shorten(text, most_characters);
    const known = subjects.filter((id) => world.state.characters.get(id) !== undefined);
    if (kept !== "")
      remember(world, speaker.id, {
        kind: "dialogue",
        text: kept,
        importance: Number.isFinite(importance) ? importance : 0.3,
        subjects: known,
        sources: [seq],
      });
  }
};
