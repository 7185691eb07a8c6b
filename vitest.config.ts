import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "virtual:remix/server-build": fileURLToPath(new URL("./test/setup/server-build.ts", import.meta.url)) };

/** A project whose tests run in workerd, with the bindings of wrangler.toml and the database that a set-up file started. */
const inWorkerd = (name: string, database: string, setup: string) => ({
  plugins: [
    cloudflareTest(({ inject }) => ({
      wrangler: { configPath: "./wrangler.toml" },
      remoteBindings: false,
      miniflare: {
        bindings: {
          ENVIRONMENT: "test",
          AUTH_SECRET: "a secret of the tests, and of nothing else at all",
          DATABASE_URL: "postgres://studio:studio@database.invalid/studio",
          NEON_LOCAL: `127.0.0.1:${inject<number>(database)}`,
        },
      },
    })),
  ],
  resolve: { alias },
  // with the cache each worker is sent the paths of all modules in one message, and workerd takes none above a megabyte
  test: { name, include: [`test/${name}/**/*.test.ts`], globalSetup: [setup], testTimeout: 30_000, fsModuleCache: false },
});

export default defineConfig({
  test: {
    // log lines are shown for what failed
    silent: "passed-only",
    // an object may log after its last test, while the worker closes: the line is lost, and nothing else
    onUnhandledError: ({ name, message }) =>
      name === "EnvironmentTeardownError" && message.includes("onUserConsoleLog") ? false : undefined,
    coverage: {
      provider: "istanbul",
      include: ["worker/**/*.ts", "objects/**/*.ts", "db/**/*.ts", "graph/**/*.ts", "app/live/**/*.ts"],
      reporter: ["text-summary", "html", "json-summary"],
    },
    projects: [
      {
        test: {
          name: "node",
          include: ["test/{simulation,books,mind,app,legacy,chaos}/**/*.test.ts", "test/*.test.ts"],
          environment: "node",
          testTimeout: 30_000,
        },
      },
      { test: { name: "stores", include: ["test/stores/**/*.test.ts"], environment: "node", testTimeout: 60_000, hookTimeout: 60_000 } },
      inWorkerd("objects", "failingDatabase", "test/setup/failing-database.ts"),
      inWorkerd("api", "database", "test/setup/database.ts"),
    ],
  },
});
