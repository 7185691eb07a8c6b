/**
 * What everybody may know: the state and the events as a viewer without rights gets them. To fold the public events gives the public
 * state.
 */
import type { Event } from "./event.ts";
import type { Character, Conversation, Intent, Meta } from "./state.ts";

/** An event as everybody may see it; null when it is private. */
export const publicEvent = (event: Event): Event | null => {
  if (event.visibility !== "public") return null;
  if (event.type !== "speaker_chosen" || !event.data.intent.whispered) return event;
  return { ...event, data: { ...event.data, intent: publicIntent(event.data.intent) } };
};

/** No secrets, no memories and no direction. */
export const publicCharacter = (character: Character): Character => ({
  ...character,
  secrets: [],
  memories: [],
  knowledge: [],
  // A plan is made before anything shows.
  pursuits: character.pursuits
    .filter(({ progress, status }) => progress > 0 || status !== "open")
    .map((pursuit) => ({ ...pursuit, plan: [] })),
  direction: null,
});

export const publicMeta = (meta: Meta): Meta =>
  meta.scenario === null
    ? meta
    : { ...meta, scenario: { ...meta.scenario, objectives: meta.scenario.objectives.filter(({ secret }) => !secret), complications: [] } };

export const publicConversation = (conversation: Conversation): Conversation => ({
  ...conversation,
  lines: conversation.lines.filter(({ whispered }) => !whispered),
  awaiting: conversation.awaiting && { ...conversation.awaiting, intent: publicIntent(conversation.awaiting.intent) },
});

/** That somebody is about to whisper shows; what about, does not. */
const publicIntent = (intent: Intent): Intent =>
  intent.whispered ? { ...intent, topic: "", because: "to say something that is not for all ears" } : intent;
