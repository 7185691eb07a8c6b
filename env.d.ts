/// <reference types="vite/client" />

declare module "virtual:remix/server-build" {
  const build: import("@remix-run/cloudflare").ServerBuild;
  export = build;
}

/** Secrets, which wrangler.toml does not list; the rest of `Env` is generated from it. */
interface Secrets {
  readonly DATABASE_URL: string;
  readonly AUTH_SECRET: string;
  /** host:port of a local stand-in for Neon's HTTP endpoint; development and tests only. */
  readonly NEON_LOCAL?: string;
  readonly NEO4J_URI?: string;
  readonly NEO4J_USER?: string;
  readonly NEO4J_PASSWORD?: string;
  readonly OPENAI_API_KEY?: string;
  readonly OPENAI_BASE_URL?: string;
  readonly OPENAI_MODEL?: string;
}

interface Env extends Secrets {}

declare namespace Cloudflare {
  interface Env extends Secrets {}
}
