/** What Neo4j must hold to: keys that make MERGE by id find one node and one change. Community edition has all of these. */
export const CONSTRAINTS: readonly string[] = [
  "CREATE CONSTRAINT ecosystem_id IF NOT EXISTS FOR (ecosystem:Ecosystem) REQUIRE ecosystem.id IS UNIQUE",
  "CREATE CONSTRAINT character_key IF NOT EXISTS FOR (character:Character) REQUIRE character.key IS UNIQUE",
  "CREATE CONSTRAINT change_key IF NOT EXISTS FOR (change:Change) REQUIRE change.key IS UNIQUE",
  "CREATE CONSTRAINT fact_key IF NOT EXISTS FOR (fact:Fact) REQUIRE fact.key IS UNIQUE",
  "CREATE CONSTRAINT telling_key IF NOT EXISTS FOR (telling:Telling) REQUIRE telling.key IS UNIQUE",
  "CREATE INDEX character_ecosystem IF NOT EXISTS FOR (character:Character) ON (character.ecosystem_id)",
  "CREATE INDEX change_ecosystem IF NOT EXISTS FOR (change:Change) ON (change.ecosystem_id)",
  "CREATE INDEX fact_ecosystem IF NOT EXISTS FOR (fact:Fact) ON (fact.ecosystem_id)",
  "CREATE INDEX telling_ecosystem IF NOT EXISTS FOR (telling:Telling) ON (telling.ecosystem_id)",
  "CREATE INDEX change_pair IF NOT EXISTS FOR (change:Change) ON (change.ecosystem_id, change.from, change.to)",
];
