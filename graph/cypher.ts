/** The statements of the Neo4j adapter. Keys are `<ecosystem id>:<id>`, so that one database holds every ecosystem. */
import { MAX_HOPS } from "./relations.ts";

/** Sets a value unless a newer event has set it. The stamp comes last, since the value's condition reads it. */
const setNewer = (entity: string, names: readonly string[]): string =>
  names
    .flatMap((name) => {
      const isNewer = `row.${name}.seq > coalesce(${entity}.${name}_seq, -1)`;
      return [
        `SET ${entity}.${name} = CASE WHEN ${isNewer} THEN row.${name}.value ELSE ${entity}.${name} END`,
        `SET ${entity}.${name}_seq = CASE WHEN ${isNewer} THEN row.${name}.seq ELSE ${entity}.${name}_seq END`,
      ];
    })
    .join("\n");

export const WRITE_CHARACTERS = `
MERGE (ecosystem:Ecosystem {id: $ecosystem_id})
WITH ecosystem UNWIND $characters AS row
MERGE (character:Character {key: $ecosystem_id + ':' + row.id})
ON CREATE SET character.ecosystem_id = $ecosystem_id, character.id = row.id
MERGE (character)-[:PART_OF]->(ecosystem)
WITH character, row
${setNewer("character", ["name", "present"])}`;

export const WRITE_RELATIONSHIPS = `
UNWIND $relationships AS row
MATCH (from:Character {key: $ecosystem_id + ':' + row.from}), (to:Character {key: $ecosystem_id + ':' + row.to})
MERGE (from)-[tie:RELATES_TO]->(to)
WITH tie, row
${setNewer("tie", ["type", "strength", "trust", "familiarity"])}`;

export const WRITE_CHANGES = `
UNWIND $changes AS row
MATCH (from:Character {key: $ecosystem_id + ':' + row.from}), (to:Character {key: $ecosystem_id + ':' + row.to})
MERGE (change:Change {key: $ecosystem_id + ':' + toString(toInteger(row.seq))})
ON CREATE SET change += row
MERGE (from)-[:CHANGED]->(change)
MERGE (change)-[:TOWARD]->(to)`;

export const RELATIONSHIPS_OF = `
MATCH (:Character {key: $key})-[tie:RELATES_TO]-()
RETURN startNode(tie).id AS from, endNode(tie).id AS to, tie.type AS type, tie.strength AS strength, tie.trust AS trust,
  tie.familiarity AS familiarity
ORDER BY from, to`;

export const HISTORY = `
MATCH (change:Change {ecosystem_id: $ecosystem_id, from: $from, to: $to})
RETURN properties(change) AS change ORDER BY change.seq`;

export const PATH = `
MATCH (from:Character {key: $from}), (to:Character {key: $to})
MATCH path = shortestPath((from)-[:RELATES_TO*..${MAX_HOPS}]-(to))
RETURN [node IN nodes(path) | node.id] AS path LIMIT 1`;

/** Cypher takes no parameter for a length, so it is a number of ours and never a caller's text. */
export const neighboursWithin = (hops: number): string => `
MATCH (start:Character {key: $key})
MATCH (other:Character {ecosystem_id: $ecosystem_id}) WHERE other <> start
MATCH path = shortestPath((start)-[:RELATES_TO*..${Math.min(MAX_HOPS, Math.max(1, Math.trunc(hops)))}]-(other))
RETURN other.id AS character_id, coalesce(other.name, '') AS name, length(path) AS distance
ORDER BY distance, character_id`;

/** A slice at a time: one transaction over a long history would outgrow the server's memory. */
export const REMOVE_SLICE = `
MATCH (node:Character|Change {ecosystem_id: $ecosystem_id})
WITH node LIMIT 5000
DETACH DELETE node
RETURN count(*) AS removed`;

export const REMOVE_ECOSYSTEM = `MATCH (ecosystem:Ecosystem {id: $ecosystem_id}) DETACH DELETE ecosystem`;
