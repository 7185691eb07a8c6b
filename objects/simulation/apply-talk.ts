/** The part of `apply` that keeps conversations: who is in them, what was said, whose turn is awaited. */
import type { EventOf } from "./event.ts";
import type { Character, CharacterId, Conversation, InteractionType, Line, Relationship, State } from "./state.ts";
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
    complications: 0,
    stirred_at: 0,
    failures: 0,
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
  if (conversation?.awaiting?.id === turnId)
    state.conversations.set(conversationId, { ...conversation, awaiting: null, failures: conversation.failures + 1 });
};

/** A line, and the answer when the event is a whole exchange. Of a whisper only the words: `whisper` does the rest. */
export const hear = (state: State, event: EventOf<"character_interaction">): void => {
  const { conversation_id, speaker_id, addressees, content, interaction_type, response, whispered = false } = event.data;
  const said: Line = {
    seq: event.seq,
    speaker_id,
    speaker_name: state.characters.get(speaker_id)?.name ?? speaker_id,
    addressees,
    text: content,
    interaction_type,
    whispered,
  };
  const [target = ""] = addressees;
  const answered: Line = {
    ...said,
    speaker_id: target,
    speaker_name: state.characters.get(target)?.name ?? target,
    addressees: [speaker_id],
    text: response ?? "",
  };
  const lines = response ? [said, answered] : [said];
  const conversation = conversation_id === null ? undefined : state.conversations.get(conversation_id);
  if (conversation) state.conversations.set(conversation.id, { ...conversation, lines: withLines(conversation, lines) });
  if (!whispered) spoken(state, event, response === null ? 1 : 2);
};

/** The part of a whisper that everybody there could see. */
export const whisper = (state: State, event: EventOf<"words_whispered">): void => spoken(state, event, 1);

/** What having spoken does, whatever the words were. */
const spoken = (state: State, event: EventOf<"character_interaction" | "words_whispered">, turns: number): void => {
  const { conversation_id, turn_id, speaker_id, addressees, interaction_type } = event.data;
  state.meta = { ...state.meta, interactions: state.meta.interactions + turns };
  const conversation = conversation_id === null ? undefined : state.conversations.get(conversation_id);
  if (conversation)
    state.conversations.set(conversation.id, {
      ...conversation,
      turns: conversation.turns + turns,
      awaiting: conversation.awaiting?.id === turn_id ? null : conversation.awaiting,
      closing: conversation.closing || interaction_type === "farewell",
    });
  const speaker = state.characters.get(speaker_id);
  if (speaker?.direction && turn_id !== null) {
    const turns_left = speaker.direction.turns_left - 1;
    place(state, speaker_id, { direction: turns_left > 0 ? { ...speaker.direction, turns_left } : null });
  }
  for (const id of addressees) {
    if (isVisitor(id) || id === speaker_id) continue;
    count(state, speaker_id, id, interaction_type, event.at);
    count(state, id, speaker_id, interaction_type, event.at);
  }
};

export const visit = (state: State, event: EventOf<"visitor_spoke">): void => {
  const { conversation_id, speaker_id, name, to, text } = event.data;
  const conversation = conversation_id === null ? undefined : state.conversations.get(conversation_id);
  if (!conversation) return;
  const line: Line = {
    seq: event.seq,
    speaker_id,
    speaker_name: name,
    addressees: to,
    text,
    interaction_type: "chat",
    whispered: event.data.whispered ?? false,
  };
  state.conversations.set(conversation.id, { ...conversation, lines: withLines(conversation, [line]) });
};

const withLines = (conversation: Conversation, lines: readonly Line[]): readonly Line[] =>
  [...conversation.lines, ...lines].slice(-TUNING.conversation.window);

const place = (state: State, id: CharacterId, changes: Partial<Character>): void => {
  const character = state.characters.get(id);
  if (character) state.characters.set(id, { ...character, ...changes });
};

const count = (state: State, from: CharacterId, to: CharacterId, type: InteractionType, at: number): void => {
  const known: Relationship = knownTie(state, from, to) ?? strangers(from, to);
  state.ties.put({
    ...known,
    interaction_count: known.interaction_count + 1,
    tones: { ...known.tones, [type]: (known.tones[type] ?? 0) + 1 },
    last_interaction: at,
  });
};
