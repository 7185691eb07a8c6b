/** Postgres: who owns what, and the history of every ecosystem. Migrations are generated from here (`npm run generate`). */
export * from "./schema/accounts.ts";
export * from "./schema/books.ts";
export * from "./schema/ecosystems.ts";
export * from "./schema/projections.ts";
export * from "./schema/relations.ts";
