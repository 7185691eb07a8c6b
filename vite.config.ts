import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import { withWorkerHmr, workerd, workerEnvironment } from "./vite.dev.ts";

process.env["CLOUDFLARE_CF_FETCH_ENABLED"] ??= "false"; // nothing is fetched from the internet at start

const future = {
  v3_fetcherPersist: true,
  v3_lazyRouteDiscovery: true,
  v3_relativeSplatPath: true,
  v3_routeConfig: true,
  v3_singleFetch: true,
  v3_throwAbortReason: true,
} as const;

export default defineConfig(({ command }) => {
  const development = command === "serve";
  const pages = remix({ future });
  return {
    plugins: [development && workerd(), tailwindcss(), development ? withWorkerHmr(pages) : pages],
    environments: development ? workerEnvironment : undefined,
    optimizeDeps: { include: ["partysocket/ws", "d3-force"] },
    ssr: development
      ? undefined
      : {
          resolve: { conditions: ["workerd", "worker", "browser"], externalConditions: ["workerd", "worker"] },
          target: "webworker",
          noExternal: true,
        },
    // fonts stay files: a data: URL would need a hole in the content security policy
    build: {
      assetsInlineLimit: 0,
      rollupOptions: {
        external: [/^cloudflare:/, /^node:/],
        // a route without a page has nothing for the browser, and that is no news
        onwarn: (warning, warn) => {
          if (warning.code !== "EMPTY_BUNDLE") warn(warning);
        },
      },
    },
  };
});
