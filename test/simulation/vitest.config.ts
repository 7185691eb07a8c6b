import { defineConfig } from "vitest/config";

/** `npm run test:deep`: the tests of the core over all their seeds instead of a few, which takes most of an hour. */
export default defineConfig({
  test: {
    include: ["test/simulation/**/*.test.ts"],
    environment: "node",
    env: { DEEP: "1" },
    testTimeout: 3_600_000,
  },
});
