/**
 * States kept on the way, so that the state at any event is the nearest one before it and a short fold. Derived data: the log could
 * make them anew. They are close together near the end of the log and further apart with age.
 */
import { restore, takeSnapshot, type Snapshot, type State } from "../simulation/index.ts";
import type { Counts } from "./row-pages.ts";
import type { Storage } from "./schema.ts";

export interface Kept {
  readonly state: State;
  readonly interactions: Counts;
}

/** Characters of JSON in one row; a row may have 2 MB of UTF-8. */
export const ROW_CHARACTERS = 400_000;
/** Events between snapshots at least, and at most: the longest fold of a wake. */
const LEAST_EVENTS = 500;
const MOST_EVENTS = 20_000;
/** Snapshots that are kept, in number and in characters; the two newest stay whatever their size. */
const MOST_KEPT = 64;
const MOST_CHARACTERS = 64_000_000;

type Head = { seq: number; characters: number; interactions: string };

export class Snapshots {
  readonly #storage: Storage;
  #newest: Head = { seq: 0, characters: 0, interactions: "{}" };

  constructor(storage: Storage) {
    this.#storage = storage;
    this.#newest = this.#head(Number.MAX_SAFE_INTEGER) ?? this.#newest;
  }

  /** Sequence number of the newest; 0 when there is none. */
  get newest(): number {
    return this.#newest.seq;
  }

  /** The last state kept at or before event `seq`; null when there is none. */
  nearest(seq: number): Kept | null {
    const head = this.#head(seq);
    if (head === null) return null;
    const parts = this.#storage.sql.exec<{ body: string }>("select body from snapshots where seq = ? order by part", head.seq);
    return { state: restore(joined(parts)), interactions: JSON.parse(head.interactions) as Counts };
  }

  /** Whether so much has been written since the newest that another one is worth its room: about as much as it takes itself. */
  isDue(seq: number, charactersSince: number): boolean {
    const events = seq - this.#newest.seq;
    return events >= MOST_EVENTS || (events >= LEAST_EVENTS && charactersSince >= this.#newest.characters);
  }

  /** Keeps the state of some event; one that is there already stays as it is. */
  keep({ state, interactions }: Kept): void {
    const { seq } = state.meta;
    if (this.#head(seq)?.seq === seq) return;
    let characters = 0;
    this.#storage.transactionSync(() => {
      let part = 0;
      for (const body of partsOf(takeSnapshot(state))) {
        this.#storage.sql.exec("insert or replace into snapshots (seq, part, body) values (?, ?, ?)", seq, part++, body);
        characters += body.length;
      }
      const counted = JSON.stringify(interactions);
      this.#storage.sql.exec("insert into snapshot_heads (seq, characters, interactions) values (?, ?, ?)", seq, characters, counted);
      if (seq > this.#newest.seq) this.#newest = { seq, characters, interactions: counted };
      this.#thin();
    });
  }

  #head(seq: number): Head | null {
    const rows = this.#storage.sql.exec<Head>("select * from snapshot_heads where seq <= ? order by seq desc limit 1", seq);
    return rows.toArray()[0] ?? null;
  }

  #thin(): void {
    const heads = this.#storage.sql.exec<Head>("select * from snapshot_heads order by seq").toArray();
    for (const seq of surplus(heads)) {
      this.#storage.sql.exec("delete from snapshots where seq = ?", seq);
      this.#storage.sql.exec("delete from snapshot_heads where seq = ?", seq);
    }
  }
}

/**
 * Which to let go, so that number and size are within bounds: again and again the one that is missed least, having the smallest gap
 * between its neighbours, squared, for its age. What is left lies apart by about the square root of its age.
 */
export const surplus = (heads: readonly Pick<Head, "seq" | "characters">[]): readonly number[] => {
  const kept = [...heads];
  const newest = kept.at(-1)?.seq ?? 0;
  let size = kept.reduce((sum, { characters }) => sum + characters, 0);
  const dropped: number[] = [];
  while (kept.length > 2 && (kept.length > MOST_KEPT || size > MOST_CHARACTERS)) {
    const missed = (index: number): number => {
      const before = kept[index - 1]?.seq ?? 0;
      return ((kept[index + 1]?.seq ?? newest) - before) ** 2 / (newest - before);
    };
    let least = 0;
    for (let index = 1; index < kept.length - 2; index += 1) if (missed(index) < missed(least)) least = index;
    const [gone] = kept.splice(least, 1);
    if (!gone) break;
    size -= gone.characters;
    dropped.push(gone.seq);
  }
  return dropped;
};

const LISTS = ["characters", "relationships", "conversations", "threads"] as const;
type Part = Partial<Omit<Snapshot, "version">>;

/** A snapshot as rows: each is JSON by itself, so that no text of the whole has to be held. */
export function* partsOf(snapshot: Snapshot): Iterable<string> {
  yield JSON.stringify({ meta: snapshot.meta } satisfies Part);
  for (const list of LISTS) {
    let entities: string[] = [];
    let size = 0;
    for (const entity of snapshot[list]) {
      const body = JSON.stringify(entity);
      if (size + body.length > ROW_CHARACTERS && entities.length > 0) {
        yield `{"${list}":[${entities.join(",")}]}`;
        entities = [];
        size = 0;
      }
      entities.push(body);
      size += body.length;
    }
    if (entities.length > 0) yield `{"${list}":[${entities.join(",")}]}`;
  }
}

/** What `partsOf` took apart; this object wrote it, so its shape is known. */
const joined = (rows: Iterable<{ readonly body: string }>): Snapshot => {
  const parts = [...rows].map(({ body }) => JSON.parse(body) as Part);
  const meta = parts[0]?.meta;
  if (meta === undefined) throw new Error("A snapshot has lost its beginning.");
  return {
    version: 2,
    meta,
    characters: parts.flatMap(({ characters = [] }) => characters),
    relationships: parts.flatMap(({ relationships = [] }) => relationships),
    conversations: parts.flatMap(({ conversations = [] }) => conversations),
    threads: parts.flatMap(({ threads = [] }) => threads),
  };
};
