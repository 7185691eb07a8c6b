import { defineConfig } from "vitest/config";

/** The stores alone: `npm run test:stores`. With NEO4J_URI set, the contract of the graph runs on that server too. */
export default defineConfig({
  test: {
    name: "stores",
    include: ["test/stores/**/*.test.ts"],
    environment: "node",
    testTimeout: 30_000,
    hookTimeout: 180_000,
  },
});
