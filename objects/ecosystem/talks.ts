/** A person talks to one character and waits for the answer: a visitor's line, and the turn that it grants. */
import type { EventOf } from "../simulation/index.ts";
import { energyAt, emotionAt, moodAt, type Memory, type Wish } from "../simulation/index.ts";
import type { Autonomy } from "./autonomy.ts";
import type { Actor, ChatReply } from "./contract.ts";
import { recall } from "./recall.ts";
import { EcosystemError } from "./refusal.ts";
import type { Room } from "./room.ts";
import type { Storage } from "./schema.ts";

export interface Said {
  readonly character_id: string;
  readonly text: string;
  readonly visitor: Actor;
}

export class Talks {
  readonly #storage: Storage;
  readonly #autonomy: Autonomy;
  #last: Promise<unknown> = Promise.resolve();

  constructor(storage: Storage, autonomy: Autonomy) {
    this.#storage = storage;
    this.#autonomy = autonomy;
  }

  /** One after the other: a character answers a line before it hears the next. Throws `EcosystemError` and `Refusal`. */
  chat(room: Room, said: Said): Promise<ChatReply> {
    const answer = this.#last.then(() => this.#chat(room, said));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  async #chat(room: Room, { character_id, text, visitor }: Said): Promise<ChatReply> {
    if (!room.state.characters.get(character_id)) throw new EcosystemError(404, `No character ${character_id} is in this ecosystem.`);
    if (room.state.meta.status === "paused") throw new EcosystemError(409, "The story is paused. Resume it to talk.");
    await this.#autonomy.settled();
    const since = room.state.meta.seq;
    const speaker_id = `visitor:${visitor.user_id}`;
    this.#autonomy.act([{ kind: "say", speaker_id, name: visitor.name, to: [character_id], text }], false);
    const wish = room.wishes().find((open) => open.speaker_id === character_id);
    const memories = wish ? recall(this.#storage, wish, room.clock.at) : [];
    await this.#autonomy.settled();
    return replyOf(room, character_id, memories, wish ? spokenFor(room, wish, since) : null);
  }
}

const spokenFor = (room: Room, wish: Wish, since: number): EventOf<"character_interaction"> | null =>
  room.journal
    .read({ since })
    .find((event): event is EventOf<"character_interaction"> => event.type === "character_interaction" && event.data.turn_id === wish.id) ??
  null;

const replyOf = (
  { state, clock }: Room,
  id: string,
  memories: readonly Memory[],
  spoken: EventOf<"character_interaction"> | null,
): ChatReply => {
  const character = state.characters.get(id);
  if (!character) throw new EcosystemError(409, "The character has left.");
  const { at } = clock;
  const now = { mood: moodAt(character, at), emotion: emotionAt(character, at), social_energy: energyAt(character, at) };
  return {
    response: spoken?.data.content ?? "",
    emotional_state: spoken?.data.emotional_states[id] ?? now,
    relationship_change: spoken?.data.relationship_change ?? [],
    memories_used: memories.map(({ kind, text, importance }) => ({ kind, text, importance })),
    interaction_id: spoken?.id ?? null,
  };
};
