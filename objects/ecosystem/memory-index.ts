/**
 * The index that recall searches: what characters remember now. A memory's row has the number of the event that formed it, as its id
 * says (`m<seq>`). Those that were consolidated or forgotten go to a table of their own, for branches that begin before that.
 */
import type { CharacterId, Event, Memory } from "../simulation/index.ts";
import type { Storage } from "./schema.ts";

export const followMemories = (storage: Storage, events: readonly Event[]): void => {
  for (const event of events) {
    if (event.type === "memory_formed") index(storage, event.seq, event.data.character_id, event.data.memory);
    if (event.type === "memories_consolidated") {
      drop(storage, event.seq, event.data.character_id, event.data.replaced);
      index(storage, event.seq, event.data.character_id, event.data.memory);
    }
    if (event.type === "memories_forgotten") drop(storage, event.seq, event.data.character_id, event.data.memory_ids);
  }
};

const index = (storage: Storage, seq: number, characterId: CharacterId, memory: Memory): void => {
  storage.sql.exec(
    "insert into memories (rowid, text, character_id, body) values (?, ?, ?, ?)",
    seq,
    memory.text,
    characterId,
    JSON.stringify(memory),
  );
};

const drop = (storage: Storage, goneSeq: number, characterId: CharacterId, memoryIds: readonly string[]): void => {
  for (const id of memoryIds) {
    const seq = Number(id.slice(1));
    if (!Number.isSafeInteger(seq)) continue;
    storage.sql.exec(
      `insert or ignore into former_memories (seq, gone_seq, text, character_id, body)
       select rowid, ?, text, character_id, body from memories where rowid = ? and character_id = ?`,
      goneSeq,
      seq,
      characterId,
    );
    storage.sql.exec("delete from memories where rowid = ? and character_id = ?", seq, characterId);
  }
};
