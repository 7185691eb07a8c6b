/** How things are called in the log. */

/** A character's id, a conversation's id: UUIDs or short ids that are unique within the log. */
export type CharacterId = string;
export type ConversationId = string;
