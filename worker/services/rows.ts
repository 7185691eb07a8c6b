/** Rows of Postgres as the wire shows them. */
import type { CharacterRow } from "../../db/characters.ts";
import type { DocumentRow } from "../../db/documents.ts";
import type { TaskRow } from "../../db/tasks.ts";
import type { UserRow } from "../../db/users.ts";
import type { Character, Document, Task, User } from "../contract.ts";

/** Postgres writes "2026-11-20 13:51:00.12+00"; the wire has ISO 8601. */
export const isoTime = (timestamp: string): string => new Date(timestamp).toISOString();

export const toUser = (row: UserRow): User => ({
  id: row.id,
  username: row.username,
  email: row.email,
  role: row.role,
  created_at: isoTime(row.created_at),
});

export const toDocument = (row: DocumentRow): Document => ({
  id: row.id,
  filename: row.filename,
  title: row.title,
  author: row.author,
  size: row.size,
  status: row.status,
  stage: row.stage,
  progress: row.progress,
  error: row.error,
  truncated: row.metadata["truncated"] === true,
  task_id: row.task_id,
  created_at: isoTime(row.created_at),
});

export const toCharacter = (row: CharacterRow): Character => ({
  id: row.id,
  name: row.name,
  aliases: row.aliases,
  source: row.source,
  document_id: row.document_id,
  background: row.background,
  pronoun: row.pronoun,
  personality_traits: row.personality_traits,
  autonomy_level: row.autonomy_level,
  social_energy: row.social_energy,
  goals: row.goals,
  secrets: row.secrets,
  voice: row.voice,
  evidence: row.evidence,
  created_at: isoTime(row.created_at),
  updated_at: isoTime(row.updated_at),
});

export const toTask = (row: TaskRow): Task => ({
  task_id: row.id,
  kind: row.kind,
  status: row.status,
  progress: row.progress,
  result: row.result ?? null,
  error: row.error,
  created_at: isoTime(row.created_at),
});
