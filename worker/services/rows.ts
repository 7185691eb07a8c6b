/** Rows of Postgres as the wire shows them. */
import type { CharacterRow } from "../../db/characters.ts";
import type { DocumentRow } from "../../db/documents.ts";
import type { EcosystemRow } from "../../db/ecosystems.ts";
import type { TaskRow } from "../../db/tasks.ts";
import type { UserRow } from "../../db/users.ts";
import type { Role } from "../../objects/protocol.ts";
import { reaches } from "../auth/permissions.ts";
import type { Running } from "../contract-story.ts";
import type { Character, Document, Ecosystem, Task, User } from "../contract.ts";

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
  // a stage that was being written while its reading was stopped says nothing any more
  stage: row.status === "ready" ? "done" : row.stage,
  progress: row.status === "ready" ? 1 : row.progress,
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

/** The row with how the ecosystem's object says it runs. `role` is what the asking person is there. */
export const toEcosystem = (row: EcosystemRow, running: Running, role: Role, characterIds: readonly string[]): Ecosystem => ({
  id: row.id,
  name: row.name,
  description: row.description,
  status: running.status,
  seq: running.seq,
  settings: running.settings,
  parent: running.parent,
  character_ids: characterIds,
  role,
  may_branch: mayBranch(row, role),
  created_at: isoTime(row.created_at),
});

/** A copy shows its owner whatever is private in the log; the demo's people keep nothing from anybody. */
export const mayBranch = ({ kind }: EcosystemRow, role: Role): boolean => kind === "demo" || reaches(role, "director");

export const toTask = (row: TaskRow): Task => ({
  task_id: row.id,
  kind: row.kind,
  status: row.status,
  progress: row.progress,
  result: row.result ?? null,
  error: row.error,
  created_at: isoTime(row.created_at),
});
