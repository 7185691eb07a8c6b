/** What is kept beside the log so that nobody has to search it: the memory index and the climate's chart. Made anew from the log at will. */
import type { Event } from "../simulation/index.ts";
import { followMemories } from "./memory-index.ts";
import type { Storage } from "./schema.ts";

export const followEvents = (storage: Storage, events: readonly Event[]): void => {
  followMemories(storage, events);
  for (const { type, seq, at, data } of events)
    if (type === "climate_measured")
      storage.sql.exec("insert into climate (seq, at, climate) values (?, ?, ?)", seq, at, JSON.stringify(data.climate));
};

export const forgetDerived = (storage: Storage): void => {
  for (const table of ["memories", "former_memories", "climate", "snapshots", "snapshot_heads"]) storage.sql.exec(`delete from ${table}`);
};
