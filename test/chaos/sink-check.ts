/** Whether what the stores hold is the fold of the log. */
import { isDeepStrictEqual } from "node:util";
import type { Database } from "../../db/client.ts";
import { createHistorySink } from "../../db/history.ts";
import type { RelationGraph } from "../../graph/relations.ts";
import type { Event } from "../../objects/simulation/event.ts";
import { modelOf } from "../stores/contracts/graph-model.ts";

const PAGE = 1_000;

const differs = (what: string, held: unknown, expected: unknown): string[] =>
  isDeepStrictEqual(held, expected)
    ? []
    : [`${what} is ${JSON.stringify(held)?.slice(0, 300)} and should be ${JSON.stringify(expected)?.slice(0, 300)}`];

/** The same, whatever the order of keys. */
const plain = (event: Event): unknown => JSON.parse(JSON.stringify(event));

export const checkHistory = async (database: Database, id: string, log: readonly Event[]): Promise<string[]> => {
  const history = createHistorySink(database);
  const held: Event[] = [];
  for (let page = await history.eventsOf(id, 0, PAGE); page.length > 0; page = await history.eventsOf(id, held.at(-1)?.seq ?? 0, PAGE))
    held.push(...page);
  const spoken = log.filter(({ type }) => type === "character_interaction").map(({ seq }) => seq);
  const { rows } = await database.execute<{ seq: string }>(`select seq from interactions where ecosystem_id = '${id}' order by seq`);
  return [
    ...differs(`history of ${id}: its length`, held.length, log.length),
    ...log.flatMap((event, index) => differs(`history of ${id}: event ${event.seq}`, held[index], plain(event))),
    ...differs(
      `interactions of ${id}`,
      rows.map(({ seq }) => Number(seq)),
      spoken,
    ),
  ];
};

export const checkMemories = async (database: Database, id: string, log: readonly Event[]): Promise<string[]> => {
  const { rows } = await database.execute<{ seq: string; character_id: string; text: string }>(
    `select seq, character_id, text from memories where ecosystem_id = '${id}' order by seq`,
  );
  const formed = log.flatMap((event) =>
    event.type === "memory_formed" ? [{ seq: event.seq, character_id: event.data.character_id, text: event.data.memory.text }] : [],
  );
  return differs(
    `memories of ${id}`,
    rows.map((row) => ({ ...row, seq: Number(row.seq) })),
    formed,
  );
};

export const checkGraph = async (name: string, graph: RelationGraph, id: string, log: readonly Event[]): Promise<string[]> => {
  const model = modelOf(id, log);
  const violations: string[] = [];
  for (const character of model.names.keys()) {
    const ties = model.relationships.filter(({ from, to }) => from === character || to === character);
    violations.push(...differs(`${name}: ties of ${character}`, await graph.relationshipsOf(id, character), ties));
  }
  const changed = new Map<string, { from: string; to: string; seqs: number[] }>();
  for (const event of log)
    if (event.type === "relationship_changed" || event.type === "relationship_type_changed") {
      const { from, to } = event.data;
      const pair = changed.get(`${from} ${to}`) ?? { from, to, seqs: [] };
      changed.set(`${from} ${to}`, { ...pair, seqs: [...pair.seqs, event.seq] });
    }
  for (const { from, to, seqs } of changed.values()) {
    const held = await graph.history(id, from, to);
    violations.push(
      ...differs(
        `${name}: changes from ${from} to ${to}`,
        held.map(({ seq }) => seq),
        seqs,
      ),
    );
    const last = held.at(-1);
    const event = log[(last?.seq ?? 0) - 1];
    if (event?.type === "relationship_changed") violations.push(...differs(`${name}: change ${event.seq}`, last?.after, event.data.after));
  }
  for (const fact of new Set(model.tellings.map(({ fact_id }) => fact_id))) {
    const tellings = model.tellings.filter(({ fact_id }) => fact_id === fact);
    violations.push(...differs(`${name}: tellings of ${fact}`, (await graph.gossipTrace(id, fact)).tellings, tellings));
  }
  return violations;
};

/** Everything that Postgres made from the log, row by row. */
export const dump = async (database: Database, id: string): Promise<string[]> => {
  const tables = [
    "events",
    "interactions",
    "graph_characters",
    "graph_relationships",
    "graph_changes",
    "graph_revisions",
    "graph_tellings",
    "memories",
  ];
  const rows: string[] = [];
  for (const table of tables) {
    const held = await database.execute<{ row: string }>(
      `select row_to_json(held)::text as row from ${table} held where ecosystem_id = '${id}' order by 1`,
    );
    rows.push(...held.rows.map(({ row }) => `${table} ${row}`));
  }
  return rows;
};
