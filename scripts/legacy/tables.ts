/** What the old tables and columns are called: the sketches' names first, then those that their many versions used. */

export const TABLES = ["users", "documents", "characters", "conversations", "messages"] as const;
export type TableName = (typeof TABLES)[number];

export const TABLE_NAMES: Readonly<Record<TableName, readonly string[]>> = {
  users: ["users", "user", "accounts"],
  documents: ["documents", "document", "books"],
  characters: ["characters", "character"],
  conversations: ["conversations", "conversation", "chats"],
  messages: ["messages", "message", "chat_messages"],
};

const CREATED = ["created_at", "created", "date_created", "timestamp", "created_on"];
const UPDATED = ["updated_at", "updated", "modified_at", "last_updated"];
const OWNER = ["user_id", "owner_id", "created_by"];

/** By our name of a field, the columns that may hold it, the likeliest first. */
export const COLUMNS = {
  users: {
    id: ["id", "user_id"],
    username: ["username", "user_name", "name", "login"],
    email: ["email", "email_address"],
    password: ["hashed_password", "password_hash", "password"],
    role: ["role"],
    created_at: CREATED,
    updated_at: UPDATED,
  },
  documents: {
    id: ["id", "document_id"],
    owner: OWNER,
    filename: ["filename", "file_name", "original_filename", "name"],
    title: ["title"],
    author: ["author"],
    content: ["content", "text", "extracted_text", "raw_text", "text_content"],
    created_at: [...CREATED, "uploaded_at", "upload_date"],
    updated_at: UPDATED,
  },
  characters: {
    id: ["id", "character_id"],
    owner: OWNER,
    document: ["document_id", "source_document_id"],
    source: ["source_document", "source", "book"],
    name: ["name", "character_name"],
    aliases: ["aliases", "alternative_names"],
    background: ["background", "description", "bio", "backstory"],
    pronoun: ["pronoun", "gender"],
    traits: ["personality_profile", "personality_traits", "personality", "traits"],
    autonomy_level: ["autonomy_level"],
    social_energy: ["social_energy"],
    memory_summary: ["memory_summary"],
    goals: ["goals"],
    secrets: ["secrets"],
    created_at: CREATED,
    updated_at: UPDATED,
  },
  conversations: {
    id: ["id", "conversation_id"],
    owner: OWNER,
    character: ["character_id"],
    participants: ["character_ids", "participants", "participant_ids"],
    title: ["title", "name", "topic", "subject"],
    created_at: [...CREATED, "started_at"],
    updated_at: [...UPDATED, "ended_at"],
  },
  messages: {
    id: ["id", "message_id"],
    conversation: ["conversation_id", "chat_id"],
    role: ["role", "sender", "sender_type"],
    speaker: ["character_id", "speaker_id", "sender_id"],
    content: ["content", "text", "message", "body"],
    created_at: [...CREATED, "sent_at"],
  },
} as const satisfies Readonly<Record<TableName, Readonly<Record<string, readonly string[]>>>>;

export type FieldOf<Table extends TableName> = keyof (typeof COLUMNS)[Table] & string;
