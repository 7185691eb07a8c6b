import { defineConfig } from "vitest/config";

/** Real processes, and as many rows as an old studio may have: minutes. LEGACY_ROWS and LEGACY_SEED set another size and seed. */
export default defineConfig({
  test: {
    include: ["test/migration/**/*.test.ts"],
    environment: "node",
    testTimeout: 7_200_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
