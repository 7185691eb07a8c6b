/**
 * How a log moves from one object to another: its rows as they are, in pages, with the state at its end, so that nothing is parsed or
 * folded on the way. While a copy is incomplete the object has no story; an interrupted one is thrown away.
 */
import { parseEvents } from "./journal.ts";
import { EcosystemError } from "./refusal.ts";
import type { Room } from "./room.ts";
import type { Cell, CopiedTable, LogHead, PageStart, RowPage } from "./row-pages.ts";
import type { Storage } from "./schema.ts";

/** Bytes in one page; the RPC takes 32 MB. */
export const PAGE_BYTES = 4_000_000;

const COPIED = {
  commits: ["first_seq", "last_seq", "tick", "events"],
  climate: ["seq", "at", "climate"],
  memories: ["rowid", "text", "character_id", "body"],
  former_memories: ["seq", "gone_seq", "text", "character_id", "body"],
  snapshots: ["seq", "part", "body"],
  snapshot_heads: ["seq", "characters", "interactions"],
} as const satisfies Record<CopiedTable, readonly string[]>;

/** Long text travels as the bytes it is stored as: to make a string of it and bytes again is most of what a copy would cost. */
const AS_BYTES: ReadonlySet<string> = new Set(["events", "body"]);

interface Source {
  readonly table: CopiedTable;
  /** Its columns in their order, of rows with a key above the first parameter that belong to the log up to the second. */
  readonly select: string;
  readonly key: number;
}

const SOURCES: readonly Source[] = [
  {
    table: "commits",
    select: "select first_seq, last_seq, tick, cast(events as blob) from commits where first_seq > ? and first_seq <= ? order by first_seq",
    key: 0,
  },
  { table: "climate", select: "select seq, at, climate from climate where seq > ? and seq <= ? order by seq", key: 0 },
  {
    table: "memories",
    select: "select rowid, text, character_id, cast(body as blob) from memories where rowid > ? and rowid <= ? order by rowid",
    key: 0,
  },
  // what was let go later was still remembered then
  {
    table: "memories",
    select:
      "select seq, text, character_id, cast(body as blob) from former_memories where seq > ?1 and seq <= ?2 and gone_seq > ?2 order by seq",
    key: 0,
  },
  {
    table: "former_memories",
    select:
      "select seq, gone_seq, text, character_id, cast(body as blob) from former_memories where seq > ?1 and gone_seq <= ?2 order by seq",
    key: 0,
  },
  { table: "snapshots", select: "select seq, part, cast(body as blob) from snapshots where part > ? and seq = ? order by part", key: 1 },
  { table: "snapshot_heads", select: "select seq, characters, interactions from snapshot_heads where seq > ? and seq = ?", key: 0 },
];

/** Makes ready to hand over the log up to event `until`: the state there is kept. @throws EcosystemError 422 when there is no such event. */
export const prepareExport = ({ journal, clock, state, settings }: Room, until: number): LogHead => {
  const newest = state.meta.seq;
  if (until < 1 || until > newest)
    throw new EcosystemError(422, `The log goes from event 1 to event ${newest}; there is no event ${until}.`);
  const kept = journal.stateAt(until);
  journal.snapshots.keep(kept);
  const { tick, at } = until === newest ? clock : kept.state.meta;
  return { seq: until, clock: { tick, at }, interactions: kept.interactions, settings };
};

/** One page of the log up to event `until`, of about `bytes`. */
export const exportRows = (storage: Storage, until: number, start: PageStart | null, bytes: number): RowPage => {
  const { source: index, after } = start ?? { source: 0, after: -1 };
  const source = SOURCES[index];
  if (!source) throw new EcosystemError(422, "There is no such page.");
  const rows: Cell[][] = [];
  let [size, last] = [0, after];
  for (const raw of storage.sql.exec(source.select, after, until).raw()) {
    const row = source.table === "commits" ? cut(raw, until) : raw;
    rows.push(row);
    size += row.reduce((sum: number, value) => sum + sizeOf(value), 0);
    last = Number(row[source.key]);
    if (size >= bytes) return { table: source.table, rows, next: { source: index, after: last } };
  }
  return { table: source.table, rows, next: index + 1 < SOURCES.length ? { source: index + 1, after: -1 } : null };
};

const sizeOf = (value: Cell): number => {
  if (value instanceof ArrayBuffer) return value.byteLength;
  return typeof value === "string" ? value.length : 8;
};

/** The last commit may go beyond the event. */
const cut = (row: Cell[], until: number): Cell[] => {
  const [first, last, tick, events] = row;
  if (Number(last) <= until || !(events instanceof ArrayBuffer)) return row;
  const kept = parseEvents(new TextDecoder().decode(events)).filter(({ seq }) => seq <= until);
  return [first ?? null, until, tick ?? null, JSON.stringify(kept)];
};

/** From here on the object takes rows until `finishAdoption`. @param source Whose log it is. */
export const beginAdoption = (storage: Storage, source: string, until: number): void => {
  abandonAdoption(storage);
  storage.sql.exec("insert into adoption (one, source, until) values (1, ?, ?)", source, until);
};

export const adoptRows = (storage: Storage, { table, rows }: RowPage): void => {
  const columns = COPIED[table];
  const places = columns.map((column) => (AS_BYTES.has(column) ? "cast(? as text)" : "?"));
  const statement = `insert or replace into ${table} (${columns.join(", ")}) values (${places.join(", ")})`;
  storage.transactionSync(() => {
    for (const row of rows) storage.sql.exec(statement, ...row);
  });
};

/** The log is whole; the next look at the storage finds a story. */
export const finishAdoption = (storage: Storage, { clock, interactions }: LogHead): void => {
  storage.transactionSync(() => {
    storage.sql.exec(
      "insert into clock (one, tick, at, next_tick_at, attended_until, interactions) values (1, ?, ?, null, 0, ?)",
      clock.tick,
      clock.at,
      JSON.stringify(interactions),
    );
    storage.sql.exec("delete from adoption");
  });
};

/** Throws away what an interrupted copy left behind; does nothing otherwise. */
export const abandonAdoption = (storage: Storage): void => {
  if (storage.sql.exec("select one from adoption").toArray().length === 0) return;
  eraseLog(storage);
};

/** Everything that a log consists of and what is made from it. */
export const eraseLog = (storage: Storage): void => {
  storage.transactionSync(() => {
    for (const table of [...Object.keys(COPIED), "clock", "settings", "cursors", "parked", "adoption", "arrival"])
      storage.sql.exec(`delete from ${table}`);
  });
};
