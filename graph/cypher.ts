/** The statements of the Neo4j adapter. Keys are `<ecosystem id>:<id>`, so that one database holds every ecosystem. */
import { MAX_HOPS } from "./relations.ts";
import { MAX_STEPS, STAMPS } from "./revision.ts";

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

/** Before the changes themselves, which it counts as far as they are new; the first SET keeps another writer out meanwhile. The
 * index is named, because a plan that was made of an empty graph would look at every change there is. */
export const WRITE_REVISION = `
MATCH (ecosystem:Ecosystem {id: $ecosystem_id})
SET ecosystem.changes = coalesce(ecosystem.changes, 0)
WITH ecosystem UNWIND $stamps AS row
OPTIONAL MATCH (known:Change {key: $ecosystem_id + ':' + toString(toInteger(row.seq))}) USING INDEX known:Change(key)
WITH ecosystem, row WHERE known IS NULL
WITH ecosystem, count(row) AS added, sum(row.stamp) AS stamp, max(row.seq) AS newest
SET ecosystem.changes = ecosystem.changes + added,
  ecosystem.stamp = (coalesce(ecosystem.stamp, 0) + stamp) % ${STAMPS},
  ecosystem.newest = CASE WHEN newest > coalesce(ecosystem.newest, 0) THEN newest ELSE ecosystem.newest END`;

export const WRITE_CHANGES = `
UNWIND $changes AS row
MATCH (from:Character {key: $ecosystem_id + ':' + row.from}), (to:Character {key: $ecosystem_id + ':' + row.to})
MERGE (change:Change {key: $ecosystem_id + ':' + toString(toInteger(row.seq))})
ON CREATE SET change += row
MERGE (from)-[:CHANGED]->(change)
MERGE (change)-[:TOWARD]->(to)`;

export const WRITE_TELLINGS = `
UNWIND $tellings AS row
MERGE (fact:Fact {key: $ecosystem_id + ':' + row.fact_id})
ON CREATE SET fact.ecosystem_id = $ecosystem_id, fact.id = row.fact_id
MERGE (telling:Telling {key: $ecosystem_id + ':' + toString(toInteger(row.seq))})
ON CREATE SET telling += row, telling.ecosystem_id = $ecosystem_id
MERGE (telling)-[:OF]->(fact)
WITH telling, row
OPTIONAL MATCH (teller:Character {key: $ecosystem_id + ':' + row.teller_id})
FOREACH (known IN CASE WHEN teller IS NULL THEN [] ELSE [teller] END | MERGE (known)-[:TOLD]->(telling))
WITH telling, row
UNWIND row.listeners AS listener
MATCH (hearer:Character {key: $ecosystem_id + ':' + listener})
MERGE (telling)-[:HEARD_BY]->(hearer)`;

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
MATCH path = (start:Character {key: $key})-[:RELATES_TO*1..${Math.min(MAX_HOPS, Math.max(1, Math.trunc(hops)))}]-(other:Character)
WHERE other <> start
WITH other, min(length(path)) AS distance
RETURN other.id AS character_id, coalesce(other.name, '') AS name, distance
ORDER BY distance, character_id`;

export const CHARACTER_NAME = `MATCH (character:Character {key: $key}) RETURN coalesce(character.name, '') AS name`;

/** One row of lists: of two thousand rows the driver makes less haste than of the same values in six. */
export const TIES_AMONG = `
UNWIND $keys AS key
MATCH (from:Character {key: key})-[tie:RELATES_TO]->(to:Character)
WHERE to.id IN $ids
WITH from.id AS from, to.id AS to, tie ORDER BY abs(tie.strength) DESC, from, to LIMIT toInteger($limit)
RETURN collect(from) AS from, collect(to) AS to, collect(tie.type) AS type, collect(tie.strength) AS strength, collect(tie.trust) AS trust,
  collect(tie.familiarity) AS familiarity`;

/** Changes are found by their keys, seq for seq; where too many of them lie between, none is looked for. */
export const REVISION = `
MATCH (ecosystem:Ecosystem {id: $ecosystem_id}) WHERE ecosystem.changes > 0
CALL (ecosystem) {
  WITH ecosystem WHERE ecosystem.newest - $since <= ${10 * MAX_STEPS}
  UNWIND range(toInteger($since) + 1, toInteger(ecosystem.newest)) AS seq
  MATCH (change:Change {key: $ecosystem_id + ':' + toString(seq)})
  WITH change ORDER BY change.seq LIMIT ${MAX_STEPS}
  RETURN collect(change {.seq, .event_id, .from, .to, .dimension, .after}) AS steps
}
RETURN ecosystem.changes AS changes, ecosystem.stamp AS stamp, ecosystem.newest AS newest, steps,
  COUNT { (ecosystem)<-[:PART_OF]-() } AS characters`;

/** A row per character instead of one per tie: the driver takes a hundred thousand rows ten times as long as their numbers. */
export const ALL_LIKES = `
MATCH (from:Character {ecosystem_id: $ecosystem_id})
OPTIONAL MATCH (from)-[tie:RELATES_TO]->(to) WHERE tie.strength > 0
RETURN from.id AS id, collect(to.id) AS others, collect(tie.strength) AS strengths`;

export const TELLINGS = `
MATCH (:Fact {key: $key})<-[:OF]-(telling:Telling)
RETURN properties(telling) AS telling ORDER BY telling.seq`;

/** A slice at a time: one transaction over a long history would outgrow the server's memory. */
export const REMOVE_SLICE = `
MATCH (node:Character|Change|Telling|Fact {ecosystem_id: $ecosystem_id})
WITH node LIMIT 5000
DETACH DELETE node
RETURN count(*) AS removed`;

export const REMOVE_ECOSYSTEM = `MATCH (ecosystem:Ecosystem {id: $ecosystem_id}) DETACH DELETE ecosystem`;
