/**
 * The development loop: the whole Worker (Hono, Durable Objects, Remix) runs in workerd, behind Vite, with hot reload.
 * Neither Remix's plugin nor Cloudflare's expects the other, hence the three odd bits below.
 */
import { join } from "node:path";
import type { EnvironmentModuleNode, Plugin, PluginOption } from "vite";

/** Not "ssr": Remix keeps using Vite's own Node "ssr" environment for its manifest, and would crash on one inside workerd. */
const WORKER_ENVIRONMENT = "worker";
const REMIX_VIRTUAL = ["virtual:remix/server-build", "virtual:remix/server-manifest"];

/** Remix's server build is a virtual module, so Vite's dependency scan cannot see what it imports. */
const serverDependencies = [
  "@hono/zod-openapi",
  "@neondatabase/serverless",
  "@remix-run/cloudflare",
  "@remix-run/react",
  "d3-force",
  "drizzle-orm",
  "drizzle-orm/neon-http",
  "drizzle-orm/pg-core",
  "hono",
  "isbot",
  "jose",
  "neo4j-driver",
  "openai",
  "partyserver",
  "partysocket/ws",
  "react",
  "react/jsx-dev-runtime",
  "react/jsx-runtime",
  "react-dom",
  "react-dom/server",
  "zod",
];

/**
 * A promise on purpose: Remix's child compiler loads the configuration a second time and keeps every plugin with a name it can
 * read at once, which would start a second workerd.
 */
export const workerd = (): PluginOption =>
  import("@cloudflare/vite-plugin").then(({ cloudflare }) => [
    // the child compiler shares Vite's cache folder and would throw away the pre-bundled dependencies on each start
    { name: "own-cache-directory", config: () => ({ cacheDir: "node_modules/.vite-worker" }) },
    ...cloudflare({
      configPath: "./wrangler.toml",
      viteEnvironment: { name: WORKER_ENVIRONMENT },
      remoteBindings: false,
      inspectorPort: false,
      // `npm run dev` keeps its objects where `npm start` does
      persistState: process.env["DATA_DIR"] ? { path: join(process.env["DATA_DIR"], "state") } : true,
    }),
  ]);

export const workerEnvironment = { [WORKER_ENVIRONMENT]: { optimizeDeps: { include: serverDependencies } } };

/** Stands in for Remix's plugin of the same name, which recurses for ever on import cycles and knows only "ssr". */
const serverChangeTriggersClientHmr = (): Plugin => ({
  name: "remix-server-change-trigger-client-hmr",
  async hotUpdate({ server, modules, type, file }) {
    if (this.environment.name !== WORKER_ENVIRONMENT) return undefined;
    const client = server.environments["client"]?.moduleGraph;
    const seen = new Set<EnvironmentModuleNode>();
    const visit = (node: EnvironmentModuleNode): void => {
      if (seen.has(node)) return;
      seen.add(node);
      const counterpart = node.id ? client?.getModuleById(node.id) : undefined;
      if (counterpart) void server.environments["client"]?.reloadModule(counterpart);
      else for (const importer of node.importers) visit(importer);
    };
    for (const node of modules) visit(node);
    if (!file.includes("/app/")) return undefined;
    // a route file came or went: let Remix read its route table again before the server build is loaded
    if (type !== "update") await new Promise((resolve) => setTimeout(resolve, 300));
    const virtual = REMIX_VIRTUAL.map((id) => this.environment.moduleGraph.getModuleById(`\0${id}`)).filter((node) => node !== undefined);
    return [...modules, ...virtual];
  },
});

/** Remix's plugins with the one replaced that does not work with a Worker environment. */
export const withWorkerHmr = (plugins: Plugin[]): Plugin[] =>
  plugins.map((plugin) => (plugin.name === "remix-server-change-trigger-client-hmr" ? serverChangeTriggersClientHmr() : plugin));
