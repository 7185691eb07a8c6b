/**
 * The object's own SQLite schema: an append-only list. To change the schema add a migration at the end; an edited or reordered
 * history is refused at start, since objects in the field have already run it.
 */
export interface ObjectMigration {
  readonly id: string;
  readonly statements: readonly string[];
}

export const migrations: readonly ObjectMigration[] = [
  {
    id: "001_log",
    statements: [
      // one row per commit, its events as one array: written rows are what Durable Objects bill
      "create table commits (first_seq integer primary key, last_seq integer not null, tick integer not null, events text not null)",
      // a snapshot may outgrow the 2 MB row limit, so it is kept in parts
      "create table snapshots (seq integer not null, part integer not null, body text not null, primary key (seq, part)) without rowid",
      "create table clock (one integer primary key check (one = 1), tick integer not null, at real not null, next_tick_at integer, attended_until integer not null)",
      "create table settings (one integer primary key check (one = 1), body text not null)",
    ],
  },
  {
    id: "002_projections",
    statements: [
      "create table cursors (sink text primary key, seq integer not null, failures integer not null, last_error text, retry_at integer not null)",
      "create table parked (sink text not null, seq integer not null, error text not null, primary key (sink, seq)) without rowid",
    ],
  },
  {
    id: "003_tickets",
    statements: ["create table tickets (hash text primary key, actor text not null, expires_at integer not null)"],
  },
  {
    id: "004_memories",
    statements: ["create virtual table memories using fts5(text, character_id unindexed, body unindexed, tokenize = 'porter unicode61')"],
  },
  {
    id: "005_interaction_counts",
    statements: [
      // a column of the row that every commit writes anyway, so that counting costs no row of its own
      "alter table clock add column interactions text not null default '{}'",
      `update clock set interactions = (
        select json_group_object(type, number) from (
          select json_extract(event.value, '$.data.interaction_type') as type, count(*) as number
          from commits, json_each(commits.events) as event
          where json_extract(event.value, '$.type') = 'character_interaction'
          group by 1))`,
    ],
  },
  {
    id: "006_state_of_version_2",
    // the state holds more than it did: it is folded anew from the log
    statements: [
      "delete from snapshots",
      // what charts read, without a look at the log
      "create table climate (seq integer primary key, at real not null, climate text not null)",
    ],
  },
  {
    id: "007_time_machine",
    statements: [
      // snapshots of every age, each of whose rows is JSON by itself; they are made anew from the log
      "delete from snapshots",
      "create table snapshot_heads (seq integer primary key, characters integer not null, interactions text not null)",
      // what was consolidated or forgotten, and when: a branch from before that still remembers it
      "create table former_memories (seq integer primary key, gone_seq integer not null, text text not null, character_id text not null, body text not null)",
      // a log that is being copied from another object; there is a row while the copy is incomplete
      "create table adoption (one integer primary key check (one = 1), source text not null, until integer not null)",
    ],
  },
  {
    id: "008_bundles",
    // there while a log is being brought in from outside (bundle.ts)
    statements: ["create table arrival (one integer primary key check (one = 1), head text not null)"],
  },
];

/** The part of Durable Object storage that the log store needs; `DurableObjectStorage` fits it. */
export interface Storage {
  readonly sql: SqlStorage;
  transactionSync<Result>(closure: () => Result): Result;
}

/** Runs what has not been run yet. Throws when the applied history is not a prefix of `list`. */
export const migrate = (storage: Storage, list: readonly ObjectMigration[] = migrations): void => {
  storage.sql.exec("create table if not exists migrations (position integer primary key, id text not null)");
  const applied = storage.sql.exec<{ id: string }>("select id from migrations order by position").toArray();
  applied.forEach(({ id }, position) => {
    if (list[position]?.id !== id)
      throw new Error(
        `Object migration ${position} was "${id}" and is now "${list[position]?.id ?? "gone"}". This is an append-only list: add a new one.`,
      );
  });
  storage.transactionSync(() => {
    for (const [position, migration] of list.entries()) {
      if (position < applied.length) continue;
      for (const statement of migration.statements) storage.sql.exec(statement);
      storage.sql.exec("insert into migrations (position, id) values (?, ?)", position, migration.id);
    }
  });
};
