/** The deployment's settings: env parsed once; an error says what is missing and how to fix it. */
import { z } from "zod";

const optional = z.preprocess((value) => (value === "" ? undefined : value), z.string().optional());

const schema = z.object({
  ENVIRONMENT: z.enum(["development", "test", "staging", "production"]).default("development"),
  DEFAULT_ROLE: z.enum(["free_user", "premium_user"]).default("free_user"),
  ALLOWED_ORIGINS: z.string().default(""),
  DATABASE_URL: z.string({ error: "is missing" }).min(1, "is empty"),
  AUTH_SECRET: z.string({ error: "is missing" }).min(32, "is shorter than 32 characters"),
  NEON_LOCAL: optional,
  OPENAI_MODEL: optional,
});

export interface DeploymentSettings {
  readonly environment: "development" | "test" | "staging" | "production";
  /** Role of a new user. */
  readonly defaultRole: "free_user" | "premium_user";
  /** Origins, besides our own, that may open a live connection. */
  readonly allowedOrigins: readonly string[];
  readonly databaseUrl: string;
  /** host:port of a stand-in for Neon's HTTP endpoint; never in production. */
  readonly neonLocal: string | null;
  /** Signs access tokens. */
  readonly authSecret: string;
  /** Minds an ecosystem may be set to; "local" is always there. */
  readonly models: readonly string[];
}

const FIXES = [
  "On your own machine: `npm start` sets everything by itself; for `wrangler dev` put the values into .dev.vars.",
  "In production: `npx wrangler secret put DATABASE_URL` and `npx wrangler secret put AUTH_SECRET` (32 random characters or more).",
];

/** @throws Error naming every setting that is wrong, and how to set it. */
export const parseSettings = (env: unknown): DeploymentSettings => {
  const parsed = schema.safeParse(env);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    throw new Error(`The studio cannot start: ${wrong.join("; ")}.\n  1. ${FIXES.join("\n  2. ")}`);
  }
  const { data } = parsed;
  if (data.NEON_LOCAL !== undefined && data.ENVIRONMENT === "production")
    throw new Error("NEON_LOCAL is set in production, where it would send every query to a stand-in. Remove it from this environment.");
  return {
    environment: data.ENVIRONMENT,
    defaultRole: data.DEFAULT_ROLE,
    allowedOrigins: data.ALLOWED_ORIGINS.split(",")
      .map((origin) => origin.trim())
      .filter((origin) => origin !== ""),
    databaseUrl: data.DATABASE_URL,
    neonLocal: data.NEON_LOCAL ?? null,
    authSecret: data.AUTH_SECRET,
    models: data.OPENAI_MODEL === undefined ? ["local"] : ["local", data.OPENAI_MODEL],
  };
};

const parsed = new WeakMap<object, DeploymentSettings>();

/** The settings of an env; parsed at the first call only. */
export const settingsOf = (env: object): DeploymentSettings => {
  const known = parsed.get(env);
  if (known !== undefined) return known;
  const settings = parseSettings(env);
  parsed.set(env, settings);
  return settings;
};
