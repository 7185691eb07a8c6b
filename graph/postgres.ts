/** Relationships in Postgres: history in production, and where there is no Neo4j the graph itself, behind the same port. */
import { and, asc, eq, or } from "drizzle-orm";
import type { Database } from "../db/client.ts";
import { graphChanges, graphCharacters, graphRelationships, graphRevisions, graphTellings } from "../db/schema.ts";
import { createAnalyses } from "./analyses.ts";
import { batchOf, isEmpty } from "./changes.ts";
import { traceOf } from "./gossip.ts";
import { createPostgresNetworks } from "./postgres-network.ts";
import { writeStatement } from "./postgres-write.ts";
import { tieOf, tiesAmongQuery } from "./postgres-ego.ts";
import type { TieRow } from "./postgres-ego.ts";
import { neighboursQuery, pathQuery } from "./postgres-walk.ts";
import { MAX_EGO_TIES } from "./relations.ts";
import type { GraphChange, GraphRelationship, Neighbour, RelationGraph } from "./relations.ts";

const toRelationship = (row: typeof graphRelationships.$inferSelect): GraphRelationship => ({
  ecosystem_id: row.ecosystem_id,
  from: row.from_id,
  to: row.to_id,
  type: row.type,
  strength: row.strength,
  trust: row.trust,
  familiarity: row.familiarity,
});

const toChange = ({ from_id, to_id, before, after, ...row }: typeof graphChanges.$inferSelect): GraphChange => {
  const value = (text: string) => (row.dimension === "type" ? text : Number(text));
  return { ...row, from: from_id, to: to_id, before: value(before), after: value(after) };
};

const findNeighbours = async (database: Database, ecosystemId: string, characterId: string, hops: number): Promise<Neighbour[]> => {
  const { rows } = await database.execute<Neighbour & Record<string, unknown>>(neighboursQuery(ecosystemId, characterId, hops));
  return rows;
};

const findName = async (database: Database, ecosystemId: string, characterId: string): Promise<string> => {
  const { ecosystem_id, character_id } = graphCharacters;
  const [row] = await database
    .select({ name: graphCharacters.name })
    .from(graphCharacters)
    .where(and(eq(ecosystem_id, ecosystemId), eq(character_id, characterId)));
  return row?.name ?? "";
};

export const createPostgresGraph = (database: Database): RelationGraph => ({
  ...createAnalyses("postgres", createPostgresNetworks(database)),
  write: async (ecosystemId, events) => {
    const batch = batchOf(ecosystemId, events);
    if (!isEmpty(batch)) await database.execute(writeStatement(ecosystemId, batch));
  },
  relationshipsOf: async (ecosystemId, characterId) => {
    const { from_id, to_id, ecosystem_id } = graphRelationships;
    const rows = await database
      .select()
      .from(graphRelationships)
      .where(and(eq(ecosystem_id, ecosystemId), or(eq(from_id, characterId), eq(to_id, characterId))))
      .orderBy(asc(from_id), asc(to_id));
    return rows.map(toRelationship);
  },
  history: async (ecosystemId, from, to) => {
    const { ecosystem_id, from_id, to_id, seq } = graphChanges;
    const rows = await database
      .select()
      .from(graphChanges)
      .where(and(eq(ecosystem_id, ecosystemId), eq(from_id, from), eq(to_id, to)))
      .orderBy(asc(seq));
    return rows.map(toChange);
  },
  path: async (ecosystemId, from, to) => {
    const { rows } = await database.execute<{ path: string[] }>(pathQuery(ecosystemId, from, to));
    return rows[0]?.path ?? null;
  },
  neighbours: (ecosystemId, characterId, hops) => findNeighbours(database, ecosystemId, characterId, hops),
  egoNetwork: async (ecosystemId, characterId, hops) => {
    const [name, neighbours] = await Promise.all([
      findName(database, ecosystemId, characterId),
      findNeighbours(database, ecosystemId, characterId, hops),
    ]);
    const characters = [{ character_id: characterId, name, distance: 0 }, ...neighbours];
    const ids = characters.map((character) => character.character_id);
    const { rows } = await database.execute<{ ties: TieRow[] | null }>(tiesAmongQuery(ecosystemId, ids, MAX_EGO_TIES));
    const ties = (rows[0]?.ties ?? []).map((row) => tieOf(ecosystemId, ids, row));
    return { characters, ties };
  },
  gossipTrace: async (ecosystemId, factId) => {
    const { ecosystem_id, fact_id, seq } = graphTellings;
    const rows = await database
      .select()
      .from(graphTellings)
      .where(and(eq(ecosystem_id, ecosystemId), eq(fact_id, factId)))
      .orderBy(asc(seq));
    return traceOf(rows.map(({ ecosystem_id: _ecosystem, ...telling }) => telling));
  },
  remove: async (ecosystemId) => {
    await database.batch([
      database.delete(graphCharacters).where(eq(graphCharacters.ecosystem_id, ecosystemId)),
      database.delete(graphRelationships).where(eq(graphRelationships.ecosystem_id, ecosystemId)),
      database.delete(graphChanges).where(eq(graphChanges.ecosystem_id, ecosystemId)),
      database.delete(graphRevisions).where(eq(graphRevisions.ecosystem_id, ecosystemId)),
      database.delete(graphTellings).where(eq(graphTellings.ecosystem_id, ecosystemId)),
    ]);
  },
});
