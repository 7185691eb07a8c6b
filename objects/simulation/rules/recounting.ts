/** What was said between people of the room and a visitor somewhere else, brought in word for word: nobody answers it, and no mind is asked. */
import type { Input } from "../input.ts";
import { Refusal } from "../refusal.ts";
import type { CharacterId } from "../state.ts";
import { shorten } from "../text.ts";
import type { World } from "../world.ts";
import { remember } from "./memories.ts";

/** Importance of what a visitor said, and how much of it is kept. */
const IMPORTANCE = 0.35;
const QUOTED = 160;

type Recount = Extract<Input, { kind: "recount" }>;
type Recounted = Recount["lines"][number];

/** @throws Refusal when the story has gone on, or one of them is not there or is talking to somebody. */
export const recount = (world: World, { participants, after, visitor, topic, lines }: Recount): void => {
  if (world.state.meta.seq - world.events.length !== after) throw new Refusal("The story has gone on meanwhile.");
  if (world.state.meta.status === "ended") throw new Refusal("The story has ended.");
  for (const id of new Set([...participants, ...lines.flatMap(({ speaker_id }) => speaker_id ?? [])])) {
    const character = world.state.characters.get(id);
    if (!character || !participants.includes(id)) throw new Refusal("One of those who talked is not here.");
    if (character.conversation_id !== null) throw new Refusal(`${character.name} is talking to somebody just now.`);
  }
  const conversation_id = `c${world.nextSeq()}`;
  const location = world.state.characters.get(participants[0] ?? "")?.location ?? "";
  const because = `${visitor.name} spoke to them`;
  const reach = { audience: participants };
  if (participants.length > 0)
    world.emit("conversation_started", { conversation_id, participants, location, reason: "visitor", topic, because }, reach);
  let unanswered: { readonly seq: number; readonly text: string }[] = [];
  for (const line of lines) {
    const seq = say(world, line, { conversation_id, participants, visitor });
    if (line.speaker_id === null) {
      if (!line.is_note) unanswered.push({ seq, text: line.text });
      continue;
    }
    for (const said of unanswered) keep(world, line.speaker_id, visitor.name, said);
    unanswered = [];
  }
  const over = "it was brought over from elsewhere";
  if (participants.length > 0) world.emit("conversation_ended", { conversation_id, participants, because: over }, reach);
};

const say = (
  world: World,
  { speaker_id, is_note, text, metadata }: Recounted,
  { conversation_id, participants, visitor }: Pick<Recount, "participants" | "visitor"> & { readonly conversation_id: string },
): number => {
  const reach = { audience: participants };
  if (is_note) return world.emit("world_event", { content: text, location: null, by: "legacy", ...extra(metadata) }, reach);
  const visitorId = `visitor:${visitor.id}`;
  const there = participants.length > 0 ? conversation_id : null;
  if (speaker_id === null) {
    const spoken = { speaker_id: visitorId, name: visitor.name, to: participants, text, conversation_id: there };
    return world.emit("visitor_spoke", { ...spoken, ...extra(metadata) }, reach);
  }
  const spoken = {
    participants: [speaker_id, visitorId],
    speaker_id,
    addressees: [visitorId],
    interaction_type: "chat",
    content: text,
    response: null,
    action: "",
    relationship_change: [],
    emotional_states: {},
    conversation_id,
    turn_id: null,
    mind: "legacy",
  } as const;
  return world.emit("character_interaction", { ...spoken, ...extra(metadata) }, reach);
};

/** Goes along in the event's data, where no rule looks for it. */
const extra = (metadata: Recounted["metadata"]): object => ({ metadata });

const keep = (world: World, id: CharacterId, name: string, said: { readonly seq: number; readonly text: string }): void =>
  remember(world, id, {
    kind: "dialogue",
    text: `${name} said: “${shorten(said.text.replace(/\s+/gu, " ").trim(), QUOTED)}”`,
    importance: IMPORTANCE,
    subjects: [],
    sources: [said.seq],
  });
