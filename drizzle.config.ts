import { defineConfig } from "drizzle-kit";

/** `npm run generate` writes the next migration; nothing here connects to a database (scripts/embedded/migrate.ts applies them). */
export default defineConfig({
  dialect: "postgresql",
  schema: "./db/schema/*.ts",
  out: "./migrations",
});
