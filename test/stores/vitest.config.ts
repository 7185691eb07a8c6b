import { defineConfig } from "vitest/config";

/**
 * `npm run test:stores`: every contract on every engine. What `*.engine.ts` files hold needs servers, which the set-up starts; the rest
 * is part of `npm test` too and needs nothing but npm.
 */
export default defineConfig({
  test: {
    name: "stores",
    include: ["test/stores/**/*.{test,engine}.ts"],
    environment: "node",
    globalSetup: ["test/stores/engines/setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // A server answers many files at once worse than one after the other, and its tests measure time.
    fileParallelism: false,
  },
});
