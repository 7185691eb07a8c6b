/**
 * A log leaves its object and comes into another one, commit by commit, as text that nobody parses on the way: backups, bundles and
 * branches. `begin`, then `append` as often as it takes, then `complete`; until then the ecosystem does not exist, and whoever was cut
 * off begins again with the same head and goes on after the sequence number that this answers.
 */
import { stateHash } from "../simulation/index.ts";
import type { Adoption, AdoptionStep, BundleHead, LogMark, LogPage, LogRange, LogRow } from "./contract.ts";
import { Journal } from "./journal.ts";
import { digestOf } from "./log-digest.ts";
import { EcosystemError } from "./refusal.ts";
import type { Room } from "./room.ts";
import type { Storage } from "./schema.ts";

/** Characters of JSON in a page: far below what one remote call carries (32 MiB). */
const PAGE_CHARACTERS = 8_000_000;
/** A row of a Durable Object holds 2 MB of UTF-8; three bytes a character at the worst. */
const MAX_ROW_CHARACTERS = 660_000;
const READ_ROWS = 200;

export const headOf = ({ state, settings, clock: { tick, at } }: Room): BundleHead => ({
  seq: state.meta.seq,
  state_hash: stateHash(state),
  settings,
  clock: { tick, at },
});

export const exportLog = (storage: Storage, { since, until = Number.MAX_SAFE_INTEGER }: LogRange): LogPage => {
  const rows: LogRow[] = [];
  let size = 0;
  let last = since;
  for (;;) {
    const read = storage.sql
      .exec<LogRow>(
        "select first_seq, last_seq, tick, events from commits where first_seq > ? and first_seq <= ? order by first_seq limit ?",
        last,
        until,
        READ_ROWS,
      )
      .toArray();
    for (const row of read) {
      if (rows.length > 0 && size + row.events.length > PAGE_CHARACTERS) return { rows, next_since: last };
      rows.push(row.last_seq > until ? cut(row, until) : row);
      size += row.events.length;
      last = row.last_seq;
    }
    if (read.length < READ_ROWS) return { rows, next_since: null };
  }
};

function* pagesUntil(storage: Storage, until: number): Generator<readonly LogRow[]> {
  for (let since: number | null = 0; since !== null;) {
    const page: LogPage = exportLog(storage, { since, until });
    yield page.rows;
    since = page.next_since;
  }
}

export const markOf = (storage: Storage, until: number): LogMark => ({
  seq: heldBy(storage),
  digest: digestOf(pagesUntil(storage, until)),
});

/** The part of a commit up to `until`. */
const cut = (row: LogRow, until: number): LogRow => {
  const events = (JSON.parse(row.events) as { readonly seq: number }[]).filter(({ seq }) => seq <= until);
  return { ...row, last_seq: until, events: JSON.stringify(events) };
};

const announced = (storage: Storage): string | null =>
  storage.sql.exec<{ head: string }>("select head from arrival").toArray()[0]?.head ?? null;

const heldBy = (storage: Storage): number =>
  storage.sql.exec<{ seq: number | null }>("select max(last_seq) as seq from commits").one().seq ?? 0;

/** Whether a log is being adopted: what is there of it is not yet an ecosystem. */
export const isAdopting = (storage: Storage): boolean => announced(storage) !== null;

/**
 * Takes the next step of an adoption. Throws `EcosystemError`: 409 for a step out of turn or a log that is there already, 422 for one that
 * has a gap, is too large, or is not the one that was announced. Then all is as it was before the step.
 */
export const adopt = (storage: Storage, next: AdoptionStep): Adoption => {
  const begun = announced(storage);
  if (next.step === "begin") return begin(storage, begun, JSON.stringify(next.head));
  if (next.step === "complete") return complete(storage, begun, next);
  if (next.step === "abandon") return begun === null ? { seq: heldBy(storage), state_hash: null } : abandon(storage);
  if (begun === null) throw new EcosystemError(409, "No log is being brought in here.");
  return append(storage, next.rows);
};

const begin = (storage: Storage, begun: string | null, wanted: string): Adoption => {
  const seq = heldBy(storage);
  if (begun !== null && begun !== wanted) throw new EcosystemError(409, "Another log is being brought in here.");
  if (begun === null && seq > 0) throw new EcosystemError(409, "This ecosystem has a log already; only an empty one can take another's.");
  storage.sql.exec("insert or ignore into arrival (one, head) values (1, ?)", wanted);
  return { seq, state_hash: null };
};

const complete = (storage: Storage, begun: string | null, { head, rows }: { head: BundleHead; rows: readonly LogRow[] }): Adoption => {
  begin(storage, begun, JSON.stringify(head));
  try {
    append(storage, rows);
    return finish(storage, head);
  } catch (error) {
    abandon(storage);
    throw error;
  }
};

const append = (storage: Storage, rows: readonly LogRow[]): Adoption =>
  storage.transactionSync(() => {
    let seq = heldBy(storage);
    for (const { first_seq, last_seq, tick, events } of rows) {
      if (last_seq <= seq) continue;
      if (first_seq !== seq + 1 || last_seq < first_seq)
        throw new EcosystemError(422, `The log has a gap: ${seq + 1} should follow, and ${first_seq}..${last_seq} came.`);
      if (events.length > MAX_ROW_CHARACTERS) throw new EcosystemError(422, `The commit ${first_seq}..${last_seq} is too large.`);
      storage.sql.exec("insert into commits (first_seq, last_seq, tick, events) values (?, ?, ?, ?)", first_seq, last_seq, tick, events);
      seq = last_seq;
    }
    return { seq, state_hash: null };
  });

const finish = (storage: Storage, { seq, state_hash, settings, clock }: BundleHead): Adoption =>
  storage.transactionSync(() => {
    const state = new Journal(storage).rebuild({ ...clock, next_tick_at: null, attended_until: 0 });
    if (state.meta.seq !== seq || seq === 0) throw new EcosystemError(422, `The log ends at ${state.meta.seq}, not at ${seq}.`);
    const hash = stateHash(state);
    if (state_hash !== null && hash !== state_hash)
      throw new EcosystemError(422, `The log folds to another state (${hash}) than it should (${state_hash}).`);
    storage.sql.exec("insert or replace into settings (one, body) values (1, ?)", JSON.stringify(settings));
    storage.sql.exec("delete from arrival");
    return { seq, state_hash: hash };
  });

const abandon = (storage: Storage): Adoption =>
  storage.transactionSync(() => {
    storage.sql.exec("delete from commits");
    storage.sql.exec("delete from arrival");
    return { seq: 0, state_hash: null };
  });
