/** An ecosystem, a character or a book goes: what hangs on it first, its row last, so that an interrupted removal can be repeated. */
import type { CharacterRow } from "../../db/characters.ts";
import type { DocumentRow } from "../../db/documents.ts";
import type { Actor } from "../../objects/ecosystem/contract.ts";
import type { Removal } from "../contract.ts";
import { isMissing } from "../problem.ts";
import type { Dependencies } from "./dependencies.ts";
import { stopInstance } from "./tasks.ts";

type Removing = Pick<Dependencies, "rooms" | "forget" | "stores">;

/** @param actor Must be its owner. */
export const removeEcosystem = async ({ rooms, forget, stores }: Removing, id: string, actor: Actor): Promise<void> => {
  try {
    await rooms.ask(id, (room) => room.destroy(actor));
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  await forget(id);
  await stores.ecosystems.remove(id);
};

/** With the private talks that nobody could find their way to any more. How many of those there were. */
export const removeCharacter = async (dependencies: Removing, row: CharacterRow, actor: Actor): Promise<number> => {
  const { stores } = dependencies;
  const talks = await stores.ecosystems.greenRoomsOf(row.id, row.owner_id);
  await Promise.all(talks.map((room) => removeEcosystem(dependencies, room, actor)));
  await stores.characters.remove(row.id);
  return talks.length;
};

const PAGE = 100;

const charactersOf = async ({ stores }: Removing, { id, owner_id }: DocumentRow): Promise<CharacterRow[]> => {
  const rows: CharacterRow[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page: Awaited<ReturnType<typeof stores.characters.list>> = await stores.characters.list(owner_id, {
      limit: PAGE,
      cursor: cursor ?? null,
      document_id: id,
    });
    rows.push(...page.items);
    cursor = page.next_cursor;
  }
  return rows;
};

/** How many ecosystems of a person the characters play in. */
const ecosystemsWith = async ({ stores }: Removing, characters: readonly CharacterRow[], userId: string): Promise<number> => {
  const found = new Set<string>();
  for (const { id } of characters) for (const room of await stores.ecosystems.ecosystemsOfCharacters(id, null, userId)) found.add(room);
  return found.size;
};

/**
 * A book goes with its bytes, text, analysis, decisions and everything derived, and the reading that may be under way. Vectors belong to
 * the memories of ecosystems: those of private talks go with the characters, those of ecosystems that stay are theirs.
 */
export const removeDocument = async (
  dependencies: Removing & Pick<Dependencies, "files" | "analysis">,
  row: DocumentRow,
  actor: Actor,
  withCharacters: boolean,
): Promise<Removal> => {
  const { stores, files, analysis } = dependencies;
  const isRead = row.status === "processing" && row.task_id !== null;
  if (isRead && row.task_id !== null) {
    await stores.tasks.update(row.task_id, { status: "cancelled" });
    await stopInstance(analysis, row.task_id);
  }
  const characters = await charactersOf(dependencies, row);
  let talks = 0;
  if (withCharacters) for (const character of characters) talks += await removeCharacter(dependencies, character, actor);
  const ecosystems = await ecosystemsWith(dependencies, characters, row.owner_id);
  let removed = await files.remove(row.id);
  await stores.documents.remove(row.id);
  // a stage that was writing when the book went
  if (isRead) removed += await files.remove(row.id);
  return {
    deleted: { files: removed, characters: withCharacters ? characters.length : 0, talks, task_cancelled: isRead },
    remains: { characters: withCharacters ? 0 : characters.length, ecosystems },
  };
};
