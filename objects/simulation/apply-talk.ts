/** The part of `apply` that keeps conversations: who is in them, what was said, whose turn is awaited. */
import type { EventOf } from "./event.ts";
import type { Character, CharacterId, Conversation, Line, Relationship, State } from "./state.ts";
import { knownTie, strangers } from "./rules/tie.ts";
import { TUNING } from "./tuning.ts";

/** Whether an id is that of a person in the room rather than a character. */
export const isVisitor = (id: string): boolean => id.startsWith("visitor:");

export const meet = (state: State, event: EventOf<"conversation_started">): void => {
  const { conversation_id, participants, location, reason, topic } = event.data;
  state.conversations.set(conversation_id, {
    id: conversation_id,
    participants,
    location,
    reason,
    topic,
    started_at: event.at,
    heard_from: Object.fromEntries(participants.map((id) => [id, event.seq])),
    turns: 0,
    lines: [],
    awaiting: null,
    closing: false,
  });
  for (const id of participants) place(state, id, { conversation_id });
};

export const leave = (state: State, event: EventOf<"conversation_left">): void => {
  const { conversation_id, character_id } = event.data;
  const conversation = state.conversations.get(conversation_id);
  if (conversation)
    state.conversations.set(conversation_id, {
      ...conversation,
      participants: conversation.participants.filter((id) => id !== character_id),
      awaiting: conversation.awaiting?.speaker_id === character_id ? null : conversation.awaiting,
    });
  if (state.characters.get(character_id)?.conversation_id === conversation_id)
    place(state, character_id, { conversation_id: null, last_talked_at: event.at });
};

/** The awaited turn came to nothing. */
export const forget = (state: State, conversationId: string, turnId: string): void => {
  const conversation = state.conversations.get(conversationId);
  if (conversation?.awaiting?.id === turnId) state.conversations.set(conversationId, { ...conversation, awaiting: null });
};

export const hear = (state: State, event: EventOf<"character_interaction">): void => {
  const { conversation_id, turn_id, speaker_id, addressees, content, interaction_type, response } = event.data;
  const spoken = response === null ? 1 : 2;
  state.meta = { ...state.meta, interactions: state.meta.interactions + spoken };
  const speaker = state.characters.get(speaker_id);
  const conversation = conversation_id === null ? undefined : state.conversations.get(conversation_id);
  if (conversation)
    state.conversations.set(conversation.id, {
      ...conversation,
      lines: withLine(conversation, {
        seq: event.seq,
        speaker_id,
        speaker_name: speaker?.name ?? speaker_id,
        addressees,
        text: content,
        interaction_type,
      }),
      turns: conversation.turns + 1,
      awaiting: conversation.awaiting?.id === turn_id ? null : conversation.awaiting,
      closing: conversation.closing || interaction_type === "farewell",
    });
  if (speaker?.direction && turn_id !== null) {
    const turns_left = speaker.direction.turns_left - 1;
    place(state, speaker_id, { direction: turns_left > 0 ? { ...speaker.direction, turns_left } : null });
  }
  for (const id of addressees) {
    if (isVisitor(id) || id === speaker_id) continue;
    count(state, speaker_id, id, event.at);
    count(state, id, speaker_id, event.at);
  }
};

export const visit = (state: State, event: EventOf<"visitor_spoke">): void => {
  const { conversation_id, speaker_id, name, to, text } = event.data;
  const conversation = conversation_id === null ? undefined : state.conversations.get(conversation_id);
  if (!conversation) return;
  const line: Line = { seq: event.seq, speaker_id, speaker_name: name, addressees: to, text, interaction_type: "chat" };
  state.conversations.set(conversation.id, { ...conversation, lines: withLine(conversation, line) });
};

const withLine = (conversation: Conversation, line: Line): readonly Line[] =>
  [...conversation.lines, line].slice(-TUNING.conversation.window);

const place = (state: State, id: CharacterId, changes: Partial<Character>): void => {
  const character = state.characters.get(id);
  if (character) state.characters.set(id, { ...character, ...changes });
};

const count = (state: State, from: CharacterId, to: CharacterId, at: number): void => {
  const known: Relationship = knownTie(state, from, to) ?? strangers(from, to);
  state.ties.set(from, {
    ...state.ties.get(from),
    [to]: { ...known, interaction_count: known.interaction_count + 1, last_interaction: at },
  });
};
