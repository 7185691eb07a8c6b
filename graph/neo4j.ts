/** The relationship graph in Neo4j: Bolt over WebSocket in Workers and Durable Objects, over TCP in Node. */
import type { Driver, RecordShape } from "neo4j-driver";
import { createAnalyses } from "./analyses.ts";
import { batchOf, isEmpty } from "./changes.ts";
import { CONSTRAINTS } from "./constraints.ts";
import {
  CHARACTER_NAME,
  HISTORY,
  neighboursWithin,
  PATH,
  RELATIONSHIPS_OF,
  REMOVE_ECOSYSTEM,
  REMOVE_SLICE,
  TELLINGS,
  TIES_AMONG,
  WRITE_CHANGES,
  WRITE_CHARACTERS,
  WRITE_RELATIONSHIPS,
  WRITE_REVISION,
  WRITE_TELLINGS,
} from "./cypher.ts";
import { traceOf } from "./gossip.ts";
import { createNeo4jNetworks } from "./neo4j-network.ts";
import { MAX_EGO_TIES } from "./relations.ts";
import { stampOf, stepOf } from "./revision.ts";
import type { GraphChange, GraphRelationship, Neighbour, RelationGraph, Telling } from "./relations.ts";

export interface Neo4jOptions {
  /** `neo4j+s://...` (Aura), `bolt://host:7687`, ... */
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** The server's default database unless named. */
  readonly database?: string;
}

export interface Neo4jGraph extends RelationGraph {
  close(): Promise<void>;
}

/** An absent server must cost a second or two, not the driver's default of thirty. Milliseconds. */
const TIMEOUTS = { connectionTimeout: 3_000, connectionAcquisitionTimeout: 4_000, maxTransactionRetryTime: 3_000 };
const TRANSACTION_TIMEOUT_MS = 8_000;
/** The driver waits for ever on a connection that says nothing and keeps it in its pool: after this time the driver is given up. */
const ANSWER_TIMEOUT_MS = 9_000;

/** Servers whose constraints this isolate has made: objects come and go more often than servers do. */
const prepared = new Set<string>();

/** Ties, value by value; all of the same length. */
type TieLists = { readonly [Name in keyof Omit<GraphRelationship, "ecosystem_id">]: readonly GraphRelationship[Name][] };

const tiesOf = (ecosystem_id: string, { from, to, type, strength, trust, familiarity }: TieLists): GraphRelationship[] =>
  from.map((id, index) => ({
    ecosystem_id,
    from: id,
    to: to[index] ?? "",
    type: type[index] ?? "stranger",
    strength: strength[index] ?? 0,
    trust: trust[index] ?? 0,
    familiarity: familiarity[index] ?? 0,
  }));

const key = (ecosystemId: string, id: string): string => `${ecosystemId}:${id}`;

const connect = async ({ uri, user, password }: Neo4jOptions): Promise<Driver> => {
  // Imported when first needed: most deployments on a newcomer's machine never are.
  const { default: neo4j } = await import("neo4j-driver");
  return neo4j.driver(uri, neo4j.auth.basic(user, password), {
    ...TIMEOUTS,
    disableLosslessIntegers: true,
    maxConnectionPoolSize: 5,
    telemetryDisabled: true,
  });
};

/**
 * One driver per graph, opened at the first use. Keep the graph in a Durable Object's field; in a Worker make one per request and
 * `close` it, because a connection belongs to the request that opened it.
 */
export const createNeo4jGraph = (options: Neo4jOptions): Neo4jGraph => {
  let opened: Promise<Driver> | null = null;
  const open = (): Promise<Driver> => (opened ??= connect(options));
  const settings = {
    transactionConfig: { timeout: TRANSACTION_TIMEOUT_MS },
    ...(options.database === undefined ? {} : { database: options.database }),
  };

  const giveUp = async (driver: Driver): Promise<void> => {
    // another question may have given it up before, and opened a new one
    if ((await opened) === driver) opened = null;
    await driver.close();
  };

  /** @throws DOMException TimeoutError when nothing is heard in time; the next question then opens connections of its own. */
  const within = async <Value>(work: (driver: Driver) => Promise<Value>): Promise<Value> => {
    const driver = await open();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        void giveUp(driver).catch(() => undefined);
        reject(new DOMException(`Neo4j did not answer in ${ANSWER_TIMEOUT_MS / 1000} s`, "TimeoutError"));
      }, ANSWER_TIMEOUT_MS);
    });
    try {
      return await Promise.race([work(driver), late]);
    } finally {
      clearTimeout(timer);
    }
  };

  const query = <Row extends RecordShape>(cypher: string, parameters: Record<string, unknown>): Promise<Row[]> =>
    within(async (driver) => {
      const { records } = await driver.executeQuery<{ records: { toObject(): Row }[] }>(cypher, parameters, settings);
      return records.map((record) => record.toObject());
    });

  const prepare = async (): Promise<void> => {
    if (prepared.has(options.uri)) return;
    for (const constraint of CONSTRAINTS) {
      // Schema changes take one transaction each, and they wait for one another anyway.
      await query(constraint, {});
    }
    prepared.add(options.uri);
  };

  const neighbours = (ecosystemId: string, characterId: string, hops: number): Promise<Neighbour[]> =>
    query<Neighbour & RecordShape>(neighboursWithin(hops), { key: key(ecosystemId, characterId) });

  return {
    ...createAnalyses("neo4j", createNeo4jNetworks(query)),
    write: async (ecosystemId, events) => {
      const batch = batchOf(ecosystemId, events);
      if (isEmpty(batch)) return;
      await prepare();
      await within(async (driver) => {
        const session = driver.session(options.database === undefined ? {} : { database: options.database });
        try {
          await session.executeWrite(
            async (transaction) => {
              const parameters = { ecosystem_id: ecosystemId, ...batch };
              await transaction.run(WRITE_CHARACTERS, parameters);
              if (batch.relationships.length > 0) await transaction.run(WRITE_RELATIONSHIPS, parameters);
              if (batch.changes.length > 0) {
                const stamps = batch.changes.map((change) => ({ seq: change.seq, stamp: stampOf(stepOf(change)) }));
                await transaction.run(WRITE_REVISION, { ecosystem_id: ecosystemId, stamps });
                await transaction.run(WRITE_CHANGES, parameters);
              }
              if (batch.tellings.length > 0) await transaction.run(WRITE_TELLINGS, parameters);
            },
            { timeout: TRANSACTION_TIMEOUT_MS },
          );
        } finally {
          await session.close();
        }
      });
    },
    relationshipsOf: async (ecosystemId, characterId) => {
      const rows = await query<Omit<GraphRelationship, "ecosystem_id">>(RELATIONSHIPS_OF, { key: key(ecosystemId, characterId) });
      return rows.map((row) => ({ ecosystem_id: ecosystemId, ...row }));
    },
    history: async (ecosystemId, from, to) => {
      const rows = await query<{ change: GraphChange & { key: string } }>(HISTORY, { ecosystem_id: ecosystemId, from, to });
      // A property that is null is not stored.
      return rows.map(({ change: { key: _key, ...change } }) => ({ ...change, delta: change.delta ?? null }));
    },
    path: async (ecosystemId, from, to) => {
      // Neo4j refuses a shortest path from a node to itself.
      if (from === to) return [from];
      const [row] = await query<{ path: string[] }>(PATH, { from: key(ecosystemId, from), to: key(ecosystemId, to) });
      return row?.path ?? null;
    },
    neighbours,
    egoNetwork: async (ecosystemId, characterId, hops) => {
      const [self, others] = await Promise.all([
        query<{ name: string }>(CHARACTER_NAME, { key: key(ecosystemId, characterId) }),
        neighbours(ecosystemId, characterId, hops),
      ]);
      const characters = [{ character_id: characterId, name: self[0]?.name ?? "", distance: 0 }, ...others];
      const ids = characters.map(({ character_id }) => character_id);
      const keys = ids.map((id) => key(ecosystemId, id));
      const [lists] = await query<TieLists>(TIES_AMONG, { ids, keys, limit: MAX_EGO_TIES });
      return { characters, ties: lists === undefined ? [] : tiesOf(ecosystemId, lists) };
    },
    gossipTrace: async (ecosystemId, factId) => {
      const rows = await query<{ telling: Telling & { key: string; ecosystem_id: string } }>(TELLINGS, { key: key(ecosystemId, factId) });
      return traceOf(
        rows.map(({ telling: { key: _key, ecosystem_id: _ecosystem, ...telling } }) => ({
          ...telling,
          source_seq: telling.source_seq ?? null,
          conversation_id: telling.conversation_id ?? null,
        })),
      );
    },
    remove: async (ecosystemId) => {
      const removeSlice = async (): Promise<void> => {
        const [row] = await query<{ removed: number }>(REMOVE_SLICE, { ecosystem_id: ecosystemId });
        if ((row?.removed ?? 0) > 0) await removeSlice();
      };
      await removeSlice();
      await query(REMOVE_ECOSYSTEM, { ecosystem_id: ecosystemId });
    },
    close: async () => {
      await (await opened)?.close();
      opened = null;
    },
  };
};
